package dev.parzen.sampler.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.sampler.Driver;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.Axis;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.TrialState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConstraintSplitsTest {
    private static final SearchSpace SPACE = Spaces.flat(4);

    @Test
    void ordersBrokenTrialsByViolation() {
        History history = History.empty(Direction.MINIMIZE)
                .plus(told(0, -9, Map.of("c", 2.0)))
                .plus(told(1, 5, Map.of("c", 0.0)))
                .plus(told(2, -9, Map.of("c", 1.0)))
                .plus(told(3, 4, Map.of("c", -1.0)));
        assertThat(good(Split.byMerit(history, 1, 1))).containsExactly(3);
        assertThat(good(Split.byMerit(history, 2, 2))).containsExactly(1, 3);
        assertThat(good(Split.byMerit(history, 3, 3))).containsExactly(1, 2, 3);
    }

    /** As the code published with the paper divides: by value until two feasible ones are in, and by each constraint. */
    @Test
    void dividesByTheObjectiveAndByEachConstraint() {
        History history = History.empty(Direction.MINIMIZE)
                .plus(told(0, 1, Map.of("a", 2.0, "b", 0.0)))
                .plus(told(1, 2, Map.of("a", 0.0, "b", -1.0)))
                .plus(told(2, 3, Map.of("a", -1.0, "b", 0.1)))
                .plus(told(3, 4, Map.of("a", -1.0, "b", -0.1)))
                .plus(told(4, 5, Map.of("a", -1.0, "b", -0.1)))
                .plus(notToldB(5, 0, Map.of("a", -1.0)));
        List<Split> splits = ConstraintSplits.of(history, ConstraintSplits.names(history), 2);
        assertThat(splits).hasSize(3);
        assertThat(good(splits.get(0))).containsExactly(0, 1, 2, 3, 5);
        assertThat(good(splits.get(1))).containsExactly(1, 2, 3, 4, 5);
        assertThat(good(splits.get(2))).containsExactly(0, 1, 3, 4);
    }

    @Test
    void asksForTheNearestWhereNoneKeepsAConstraint() {
        History history = History.empty(Direction.MAXIMIZE)
                .plus(told(0, 1, Map.of("a", 2.0)))
                .plus(told(1, 2, Map.of("a", 0.5)))
                .plus(told(2, 3, Map.of("a", 3.0)))
                .plus(told(3, 3, Map.of()));
        List<Split> splits = ConstraintSplits.of(history, new TreeSet<>(List.of("a")), 1);
        assertThat(good(splits.get(0))).containsExactly(0, 1, 2, 3);
        assertThat(good(splits.get(1))).containsExactly(1);
    }

    /**
     * The factor by the formula of the paper, from densities computed apart in Python (math.erfc, kernels of width 0.0625
     * for l and 0.1, 0.2, 0.2 for g), and its limits: 1 where all are good or both densities agree, l/g where none is good.
     */
    @Test
    void weighsEachRatioByItsShare() {
        List<Axis> axes = List.of(Axis.of(FloatRange.of(0, 1)));
        ParzenEstimator good = estimator(axes, 0.2, 0.25);
        ParzenEstimator bad = estimator(axes, 0.6, 0.7, 0.9);
        double[] x = {0.22};
        double logGood = 1.447635465801386;
        double logBad = -1.260871331380087;
        assertThat(good.logDensity(x)).isCloseTo(logGood, within(1e-12));
        assertThat(bad.logDensity(x)).isCloseTo(logBad, within(1e-12));
        assertThat(new Ratio(good, bad, 0.4).logRelative(x)).isCloseTo(0.8210220521905061, within(1e-12));
        assertThat(new Ratio(good, bad, 1).logRelative(x)).isZero();
        assertThat(new Ratio(good, bad, 0).logRelative(x)).isCloseTo(logGood - logBad, within(1e-12));
        assertThat(new Ratio(good, good, 0.3).logRelative(x)).isCloseTo(0, within(1e-12));
    }

    private static ParzenEstimator estimator(List<Axis> axes, double... observed) {
        return new ParzenEstimator(axes, Sample.of(observed), Weights.alike(observed.length), 1, Bandwidth.FIXED_FLOOR);
    }

    /** Feasible is a thousandth of the space, and the constraints are told on scales that differ by a thousand. */
    @Test
    void findsTheOptimumInASmallFeasibleRegion() {
        double[] regrets = regrets(Tpe.of(TpePreset.C_TPE));
        assertThat(median(regrets)).as("%s", Arrays.toString(regrets)).isLessThan(0.03);
        assertThat(median(regrets)).isLessThan(median(regrets(Tpe.defaults())));
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    static double[] regrets(Tpe spec) {
        return IntStream.range(0, 15).mapToDouble(seed -> regret(spec, seed)).toArray();
    }

    /** f = Σ x; two discs of radius 0.1, around (0.7, 0.7) and (0.3, 0.3): the best feasible has 2 − 0.2 √2. */
    private static double regret(Tpe spec, int seed) {
        Driver driver = new Driver(spec, seed, SPACE, Direction.MINIMIZE);
        double best = Double.POSITIVE_INFINITY;
        for (int number = 0; number < 150; number++) {
            Observation trial = driver.ask();
            double[] x = IntStream.range(0, 4)
                    .mapToDouble(j -> Driver.values(trial).get("x" + j).asDouble())
                    .toArray();
            double one = Math.hypot(x[0] - 0.7, x[1] - 0.7) - 0.1;
            double other = Math.hypot(x[2] - 0.3, x[3] - 0.3) - 0.1;
            double value = Arrays.stream(x).sum();
            driver.tell(told(trial.number(), trial.params(), value, Map.of("one", one, "other", 1000 * other)));
            best = one <= 0 && other <= 0 ? Math.min(best, value) : best;
        }
        return best - (2 - 0.2 * Math.sqrt(2));
    }

    @Test
    void isMadeForOneObjective() {
        Tpe paper = Tpe.of(TpePreset.C_TPE);
        paper.requireFits(SPACE, 1);
        assertThatThrownBy(() -> paper.requireFits(SPACE, 2))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo("/constraints"));
    }

    private static int[] good(Split split) {
        return IntStream.range(0, split.size()).filter(split::isGood).toArray();
    }

    private static Observation notToldB(int number, double value, Map<String, Double> constraints) {
        Observation told = told(number, value, constraints);
        return new Observation(
                number,
                told.state(),
                told.params(),
                told.values(),
                Double.POSITIVE_INFINITY,
                constraints,
                told.curve());
    }

    private static Observation told(int number, double value, Map<String, Double> constraints) {
        return told(number, Map.of(), value, constraints);
    }

    private static Observation told(
            int number, Map<String, Choice> params, double value, Map<String, Double> constraints) {
        double violation = constraints.isEmpty()
                ? Double.POSITIVE_INFINITY
                : constraints.values().stream().mapToDouble(c -> Math.max(0, c)).sum();
        return new Observation(
                number,
                TrialState.Name.COMPLETE,
                params,
                List.of(value),
                violation,
                new TreeMap<>(constraints),
                Curve.EMPTY);
    }
}
