package dev.parzen.sampler.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.numerics.Hypervolume;
import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Driver;
import dev.parzen.sampler.Random;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.Defaults;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Proposal;
import dev.parzen.trial.TrialState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeveralObjectivesTest {
    private static final List<Direction> DOWN = List.of(Direction.MINIMIZE, Direction.MINIMIZE);
    private static final SearchSpace SPACE = Spaces.flat(5);

    @Test
    void modelsTogetherOnceGoodTrialsAreAsManyAsParameters() {
        for (int trials : new int[] {40, 41}) { // 4 and 5 of them are good
            History history = run(Tpe.defaults(), 1, trials, DOWN).history();
            Proposal proposal = Tpe.defaults().build().propose(SPACE, history, Dice.of(1, trials, ""));
            assertThat(proposal.values()).hasSize(trials == 40 ? 0 : 5);
        }
        History history = run(Tpe.defaults(), 1, 30, DOWN).history();
        for (boolean together : new boolean[] {true, false}) {
            Tpe tpe = Defaults.with(Tpe.defaults(), "multivariate", Optional.of(together));
            assertThat(tpe.build().propose(SPACE, history, Dice.of(1, 30, "")).values())
                    .hasSize(together ? 5 : 0);
        }
    }

    @Test
    void comesFurtherThanChance() {
        SamplerSpec random = Random.defaults();
        double[] gains = IntStream.range(0, 12)
                .mapToDouble(seed -> hypervolume(Tpe.defaults(), seed) - hypervolume(random, seed))
                .sorted()
                .toArray();
        assertThat(gains[1]).as("%s", Arrays.toString(gains)).isPositive();
    }

    @Test
    void maximisesAsItMinimisesTheNegative() {
        Driver down = run(Tpe.defaults(), 3, 70, DOWN);
        Driver up = run(Tpe.defaults(), 3, 70, List.of(Direction.MINIMIZE, Direction.MAXIMIZE));
        assertThat(up.history().finished().stream().map(Driver::values))
                .isEqualTo(
                        down.history().finished().stream().map(Driver::values).toList());
    }

    private static double hypervolume(SamplerSpec spec, int seed) {
        double[][] points = run(spec, seed, 100, DOWN).history().finished().stream()
                .map(trial ->
                        trial.values().stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        return Hypervolume.of(points, new double[] {1.1, 6});
    }

    private static Driver run(SamplerSpec spec, int seed, int trials, List<Direction> directions) {
        Driver driver = new Driver(spec, seed, SPACE, directions.get(0)).after(History.empty(directions));
        for (int i = 0; i < trials; i++) {
            Observation trial = driver.ask();
            double[] losses = zdt1(Driver.values(trial));
            driver.tell(new Observation(
                    trial.number(),
                    TrialState.Name.COMPLETE,
                    trial.params(),
                    IntStream.range(0, 2)
                            .mapToObj(j -> directions.get(j).loss(losses[j]))
                            .toList(),
                    Curve.EMPTY));
        }
        return driver;
    }

    /** Zitzler, Deb and Thiele 2000. */
    private static double[] zdt1(Map<String, ParameterValue> values) {
        double[] x = IntStream.range(0, values.size())
                .mapToDouble(j -> values.get("x" + j).asDouble())
                .toArray();
        double g = 1 + 9 * DoubleStream.of(x).skip(1).sum() / (x.length - 1);
        return new double[] {x[0], g * (1 - Math.sqrt(x[0] / g))};
    }
}
