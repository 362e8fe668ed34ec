package dev.parzen.sampler.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observations;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final OptionalInt THIRD = OptionalInt.of(2);

    @Test
    void countsGoodTrials() {
        assertThat(Gamma.LINEAR.goodCount(10, 1)).isEqualTo(1);
        assertThat(Gamma.LINEAR.goodCount(11, 1)).isEqualTo(2);
        assertThat(Gamma.LINEAR.goodCount(100, 1)).isEqualTo(10);
        assertThat(Gamma.LINEAR.goodCount(250, 1)).isEqualTo(25);
        assertThat(Gamma.LINEAR.goodCount(300, 1)).isEqualTo(25);
        assertThat(Gamma.SQUARE_ROOT.goodCount(100, 1)).isEqualTo(3);
        assertThat(Gamma.LINEAR.goodCount(0, 1)).isZero();
        assertThat(Gamma.LINEAR_15.goodCount(100, 1)).isEqualTo(15);
        assertThat(Gamma.LINEAR_15.goodCount(101, 1)).isEqualTo(16);
        assertThat(Gamma.LINEAR.goodCount(10_000, 2)).isEqualTo(1_000);
    }

    @Test
    void letsOldTrialsFallOff() {
        double[] weights = Weights.oldDecay(30);
        assertThat(Arrays.copyOf(weights, 6))
                .containsExactly(new double[] {0.033333333, 0.275, 0.516666667, 0.758333333, 1, 1}, within(1e-8));
        assertThat(Weights.oldDecay(24)).containsOnly(1);
        assertThat(Weights.oldDecay(26)[0]).isCloseTo(1 / 26.0, within(1e-15));
    }

    @Test
    void weighsByImprovement() {
        History history = of(1, 2, 7, 9);
        assertThat(Weights.IMPROVEMENT.ofGood(history, new int[] {0, 1}, THIRD))
                .containsExactly(new double[] {12 / 11.0, 10 / 11.0}, within(1e-15));
    }

    @Test
    void weighsAlikeWhereImprovementsAreNoNumbers() {
        double inf = Double.POSITIVE_INFINITY;
        assertThat(Weights.IMPROVEMENT.ofGood(of(-inf, 2, 7), new int[] {0, 1}, THIRD))
                .containsExactly(1, 1);
        assertThat(Weights.IMPROVEMENT.ofGood(of(1, 2, inf), new int[] {0, 1}, THIRD))
                .containsExactly(1, 1);
        assertThat(Weights.IMPROVEMENT.ofGood(of(inf, inf, inf), new int[] {0, 1}, THIRD))
                .containsExactly(1, 1);
        assertThat(Weights.IMPROVEMENT.ofGood(of(5, 5, 5), new int[] {0, 1}, THIRD))
                .containsExactly(1, 1);
        assertThat(Weights.IMPROVEMENT.ofGood(of(1, 2), new int[] {0, 1}, OptionalInt.empty()))
                .containsExactly(1, 1);
        assertThat(Weights.IMPROVEMENT.ofGood(of(1, 2), new int[0], OptionalInt.of(1)))
                .isEmpty();
    }

    @Test
    void keepsKernelsFromBecomingSpikes() {
        double[] together = {0.5, 0.5, 0.5, 0.5};
        int[] order = {0, 1, 2};
        assertThat(Bandwidth.COUNT_FLOOR.ofNeighbours(together, order)).containsExactly(0.2, 0.2, 0.2, 1);
        assertThat(Bandwidth.FIXED_FLOOR.ofNeighbours(together, order)).containsExactly(0.04, 0.04, 0.04, 1);
    }

    private static History of(double... values) {
        History history = History.empty(Direction.MINIMIZE);
        for (int number = 0; number < values.length; number++) {
            history = history.plus(Observations.complete(number, 0.5, values[number]));
        }
        return history;
    }
}
