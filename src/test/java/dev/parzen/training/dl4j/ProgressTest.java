package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Mode;
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
