package dev.parzen.sampler.nsga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.numerics.NonDominatedSort;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import dev.parzen.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PopulationTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    static List<Survival> survivals() {
        return List.of(new Crowding(), new Niches(4));
    }

    /** By hand: 2 / 4 + 3 / 6 of the second, 3 / 4 + 5 / 6 of the third; the ends are infinite. */
    @Test
    void measuresHowFarNeighboursAre() {
        double[][] front = {{0, 6}, {1, 3}, {2, 3 - 2}, {4, 0}};
        assertThat(Crowding.distances(front))
                .containsExactly(new double[] {INFINITE, 0.5 + 5.0 / 6, 0.75 + 0.5, INFINITE}, within(1e-12));
        assertThat(Crowding.distances(new double[][] {{1, 1}, {1, 1}})).containsExactly(0, 0);
    }

    @ParameterizedTest
    @MethodSource("survivals")
    void loseNoneOfTheFrontWhileItFits(Survival survival) {
        for (int seed = 0; seed < 20; seed++) {
            History history = random(seed, 80, 3);
            double[][] losses = IntStream.range(0, 80)
                    .mapToObj(row -> history.row(row).values().stream()
                            .mapToDouble(v -> v)
                            .toArray())
                    .toArray(double[][]::new);
            int[] front = NonDominatedSort.front(losses);
            List<Integer> kept = numbers(Population.of(history, 60, survival));
            assertThat(front).hasSizeLessThan(60);
            assertThat(kept).as("seed %d", seed).hasSize(60).contains(boxed(front));
        }
    }

    @ParameterizedTest
    @MethodSource("survivals")
    void areTheSameWhetherRememberedOrNot(Survival survival) {
        History grown = History.empty(List.of(Direction.MINIMIZE, Direction.MAXIMIZE));
        History random = random(5, 60, 2);
        for (int row = 0; row < 60; row++) {
            grown = grown.plus(random.row(row));
            Population.of(grown, 20, survival);
        }
        History atOnce = History.empty(List.of(Direction.MINIMIZE, Direction.MAXIMIZE));
        for (int row = 0; row < 60; row++) {
            atOnce = atOnce.plus(random.row(row));
        }
        assertThat(numbers(Population.of(grown, 20, survival))).isEqualTo(numbers(Population.of(atOnce, 20, survival)));
    }

    /** The distances of the trials 4, 2, 3 between the ends are 4/4, (1.1 + 1.2)/4 and 4/4. */
    @Test
    void loseTheMostCrowded() {
        History history = of(two(0, 0, 4), two(1, 4, 0), two(2, 2, 2), two(3, 2.1, 1.8), two(4, 1, 3));
        assertThat(numbers(Population.of(history, 4, new Crowding()))).containsExactly(0, 1, 3, 4);
    }

    /** The directions (0, 1), (½, ½) and (1, 0): the trials 2 and 3 share the middle one, and 3 lies farther from it. */
    @Test
    void loseTheOneOfTheFullestNicheThatIsFarthestFromItsDirection() {
        History history = of(two(0, 0, 4), two(1, 4, 0), two(2, 2, 2), two(3, 1.7, 2.5));
        assertThat(numbers(Population.of(history, 3, new Niches(2)))).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @MethodSource("survivals")
    void preferFeasibleThenPrunedThenLessBroken(Survival survival) {
        History history = of(
                broken(0, 0, 0, 3),
                broken(1, 0, 0, 1),
                broken(2, 9, 9, 1),
                pruned(3, 0.5),
                pruned(4, 0.5, 0.4),
                two(5, 9, 9),
                two(6, 8, 10),
                two(7, 10, 10),
                broken(8, 0, 0, INFINITE));
        Population population = Population.of(history, 20, survival);
        assertThat(population.ranks()).containsExactly(5, 4, 4, 3, 2, 0, 0, 1, 6);
        assertThat(numbers(Population.of(history, 4, survival))).containsExactly(4, 5, 6, 7);
    }

    @ParameterizedTest
    @MethodSource("survivals")
    void followOneObjectiveToo(Survival survival) {
        History history = History.empty(Direction.MAXIMIZE);
        for (int number = 0; number < 30; number++) {
            history = history.plus(Observations.complete(number, 0.5, number * 7 % 30));
        }
        assertThat(Population.of(history, 5, survival).members())
                .extracting(member -> member.trial().value())
                .containsExactlyInAnyOrder(25.0, 26.0, 27.0, 28.0, 29.0);
    }

    @ParameterizedTest
    @MethodSource("survivals")
    void surviveWhatIsNoNumber(Survival survival) {
        List<Observation> trials = new ArrayList<>();
        double[] values = {Double.NaN, INFINITE, -INFINITE, 1, 2};
        for (int number = 0; number < 25; number++) {
            trials.add(two(number, values[number / 5], values[number % 5]));
        }
        Population population = Population.of(of(trials.toArray(Observation[]::new)), 6, survival);
        assertThat(numbers(population)).hasSize(6).contains(12);
        assertThat(population.standing().worth()).doesNotContain(Double.NaN);
    }

    /** A plane: the intercepts are where it meets the axes, from the ideal point on. */
    @Test
    void normalizeByTheInterceptsOfThePlane() {
        double[][] losses = {{3, 1, 1}, {1, 5, 1}, {1, 1, 9}, {1.5, 2, 3}};
        Normalization scale = Normalization.of(losses, new boolean[] {true, true, true, true});
        assertThat(scale.ideal()).containsExactly(1, 1, 1);
        assertThat(scale.intercepts()).containsExactly(new double[] {2, 4, 8}, within(1e-12));
        assertThat(scale.applied(losses)[3]).containsExactly(new double[] {0.25, 0.25, 0.25}, within(1e-12));
    }

    @Test
    void normalizeByTheRangeWhereThereIsNoPlane() {
        double[][] losses = {{1, 1}, {2, 5}, {7, 8}};
        Normalization scale = Normalization.of(losses, new boolean[] {true, false, false});
        assertThat(scale.intercepts()).containsExactly(6, 7);
    }

    private static History random(int seed, int trials, int objectives) {
        var random = new SplittableRandom(seed);
        History history = History.empty(Collections.nCopies(objectives, Direction.MINIMIZE));
        for (int number = 0; number < trials; number++) {
            List<Double> values = random.doubles(objectives).boxed().toList();
            history = history.plus(told(number, values, 0));
        }
        return history;
    }

    private static History of(Observation... trials) {
        History history = History.empty(List.of(Direction.MINIMIZE, Direction.MINIMIZE));
        for (Observation trial : trials) {
            history = history.plus(trial);
        }
        return history;
    }

    private static Observation two(int number, double one, double other) {
        return told(number, List.of(one, other), 0);
    }

    private static Observation broken(int number, double one, double other, double violation) {
        return told(number, List.of(one, other), violation);
    }

    private static Observation pruned(int number, double... curve) {
        return Observations.pruned(number, 0.5, curve);
    }

    private static Observation told(int number, List<Double> values, double violation) {
        Observation any = Observations.complete(number, 0.5, 0);
        return new Observation(
                number, TrialState.Name.COMPLETE, any.params(), values, violation, Map.of(), Curve.EMPTY);
    }

    private static List<Integer> numbers(Population population) {
        return population.members().stream()
                .map(member -> member.trial().number())
                .toList();
    }

    private static Integer[] boxed(int[] numbers) {
        return IntStream.of(numbers).boxed().toArray(Integer[]::new);
    }
}
