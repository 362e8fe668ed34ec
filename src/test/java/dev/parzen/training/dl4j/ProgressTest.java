package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Mode;
import dev.parzen.objective.network.ResolvedNetwork;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void isExhaustedAfterPatienceEpochsWithoutImprovement() {
        Progress progress = progress(Metric.VALIDATION_LOSS, 2, 0, Mode.AUTO, OptionalDouble.empty());
        assertThat(stopsAt(progress, 3, 2, 2, 1, 1, 1, 0)).isEqualTo(5);
        assertThat(progress.bestEpoch()).isEqualTo(3);
    }

    @Test
    void takesLargerAccuracyForBetter() {
        Progress progress = progress(Metric.VALIDATION_ACCURACY, 2, 0, Mode.AUTO, OptionalDouble.empty());
        assertThat(stopsAt(progress, 0.1, 0.2, 0.3, 0.3, 0.2, 0.9)).isEqualTo(4);
    }

    @Test
    void asksForMoreThanMinDelta() {
        Progress progress = progress(Metric.VALIDATION_LOSS, 2, 0.5, Mode.AUTO, OptionalDouble.empty());
        assertThat(stopsAt(progress, 3, 2.5, 2.25, 2.0, 1.9, 1)).isEqualTo(4);
        assertThat(progress.bestEpoch()).isEqualTo(2);
    }

    @Test
    void losesPatienceWhileTheBaselineIsNotReached() {
        Progress progress = progress(Metric.VALIDATION_LOSS, 3, 0, Mode.AUTO, OptionalDouble.of(1));
        assertThat(stopsAt(progress, 5, 4, 3, 2, 2)).isEqualTo(4);
        Progress reached = progress(Metric.VALIDATION_LOSS, 3, 0, Mode.AUTO, OptionalDouble.of(1));
        assertThat(stopsAt(reached, 5, 0.5, 0.6, 0.6, 0.6)).isEqualTo(4);
    }

    @Test
    void obeysTheModeGiven() {
        Progress progress = progress(Metric.VALIDATION_LOSS, 2, 0, Mode.MAX, OptionalDouble.empty());
        assertThat(stopsAt(progress, 1, 2, 3, 2, 1)).isEqualTo(4);
    }

    @Test
    void neverTakesNaNForAnImprovement() {
        Progress progress = progress(Metric.VALIDATION_LOSS, 2, 0, Mode.AUTO, OptionalDouble.empty());
        assertThat(progress.isBest(Double.NaN)).isFalse();
    }

    @Test
    void neverStopsWithoutARule() {
        NetworkDraft draft = new NetworkDraft();
        draft.earlyStopping = Optional.empty();
        Progress progress = new Progress(draft.build().resolve(Map.of()));
        assertThat(stopsAt(progress, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)).isEqualTo(-1);
        assertThat(progress.keepsBest()).isTrue();
    }

    @Test
    void goesOnFromItsStateAsIfThereHadBeenNoBreak() {
        double[] values = {3, 2, 2.5, 1.5, 0.9, 1.2, 1.1, 0.95, 0.94};
        NetworkDraft draft = new NetworkDraft();
        draft.metric = Metric.VALIDATION_ACCURACY;
        draft.earlyStopping = Optional.of(new EarlyStopping(4, 0.05, Mode.MIN, OptionalDouble.of(1), true));
        ResolvedNetwork network = draft.build().resolve(Map.of());
        Progress whole = new Progress(network);
        Progress broken = new Progress(network);
        for (double value : values) {
            broken = new Progress(network, broken.state());
            assertThat(broken.isBest(value)).isEqualTo(whole.isBest(value));
            assertThat(broken.isExhausted()).isEqualTo(whole.isExhausted());
            assertThat(broken.state()).isEqualTo(whole.state());
        }
        assertThat(whole.state()).isEqualTo(new Progress.State(9, 4, OptionalDouble.of(0.9), 4));
    }

    private static Progress progress(Metric metric, int patience, double minDelta, Mode mode, OptionalDouble baseline) {
        NetworkDraft draft = new NetworkDraft();
        draft.metric = metric;
        draft.earlyStopping = Optional.of(new EarlyStopping(patience, minDelta, mode, baseline, true));
        return new Progress(draft.build().resolve(Map.of()));
    }

    /** The epoch after which no other is run, or -1. */
    private static int stopsAt(Progress progress, double... values) {
        for (int epoch = 0; epoch < values.length; epoch++) {
            progress.isBest(values[epoch]);
            if (progress.isExhausted()) {
                return epoch;
            }
        }
        return -1;
    }
}
