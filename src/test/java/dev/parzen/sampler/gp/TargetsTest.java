package dev.parzen.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.trial.Direction;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {

    @Test
    void standardisesAndFindsTheWayBack() {
        double[] values = {3, -2, 1e9, 5, 1, 400};
        Targets targets = Targets.of(complete(values), new Aspect.Objective(0, List.of(Direction.MINIMIZE)));
        assertThat(Arrays.stream(targets.y()).average().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(targets.y()).map(y -> y * y).average().orElseThrow())
                .isCloseTo(1, within(1e-12));
        for (int i = 0; i < values.length; i++) {
            assertThat(targets.loss(targets.y()[i])).isCloseTo(values[i], within(1e-6 * (1 + Math.abs(values[i]))));
        }
    }

    /** 0, 1, 2 up to the median 2; above it 2 + 2 ln(1 + (ℓ − 2)/2), so 3 becomes 2 + 2 ln 1.5 and 1,000 becomes 2 + 2 ln 500. */
    @Test
    void compressesWhatExceedsTheMedian() {
        double[] y = Targets.of(complete(0, 1, 2, 3, 1000), new Aspect.Objective(0, List.of(Direction.MINIMIZE)))
                .y();
        double unit = y[1] - y[0];
        assertThat((y[2] - y[0]) / unit).isCloseTo(2, within(1e-12));
        assertThat((y[3] - y[0]) / unit).isCloseTo(2 + 2 * Math.log(1.5), within(1e-12));
        assertThat((y[4] - y[0]) / unit).isCloseTo(2 + 2 * Math.log(500), within(1e-12));
    }

    @Test
    void givesStrangeTrialsAPlaceAmongTheOthers() {
        List<Observation> trials = List.of(
                Observations.complete(0, 0.1, 1),
                Observations.complete(1, 0.1, 2),
                Observations.complete(2, 0.1, 6),
                Observations.complete(3, 0.1, Double.NaN),
                Observations.complete(4, 0.1, Double.POSITIVE_INFINITY),
                Observations.complete(5, 0.1, Double.NEGATIVE_INFINITY),
                Observations.infeasible(6, 0.1, -100, 1),
                Observations.pruned(7, 0.1),
                Observations.pruned(8, 0.1, 9, 0.5),
                Observations.pruned(9, 0.1, 9, 5));
        Targets targets = Targets.of(trials, new Aspect.Objective(0, List.of(Direction.MINIMIZE)));
        double[] losses = Arrays.stream(targets.y()).map(targets::loss).toArray();
        assertThat(losses).containsExactly(new double[] {1, 2, 6, 6, 6, 1, 6, 2, 2, 5}, within(1e-12));
        assertThat(Arrays.stream(targets.y()).min().orElseThrow()).isEqualTo(targets.y()[0]);
    }

    @Test
    void survivesHugeAndEqualValues() {
        for (double[] values : new double[][] {{7, 7, 7}, {0, 0}, {-1.7e308, 1.7e308, 3}, {Double.NaN}}) {
            Targets targets = Targets.of(complete(values), new Aspect.Objective(0, List.of(Direction.MAXIMIZE)));
            assertThat(Arrays.stream(targets.y())).allMatch(Double::isFinite);
        }
    }

    private static List<Observation> complete(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> Observations.complete(0, 0.5, value))
                .toList();
    }
}
