package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.ResolvedNetwork.Watching;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void isExhaustedAfterPatienceEpochsWithoutImprovement() {
        Progress progress = new Progress(minimizing(2));
        assertThat(stopsAt(progress, 3, 2, 2, 1, 1, 1, 0)).isEqualTo(5);
        assertThat(progress.bestEpoch()).isEqualTo(3);
    }

    @Test
    void takesLargerValuesForBetterIfTheyAreMaximized() {
        Progress progress = new Progress(rule(false, 2, 0, OptionalDouble.empty(), true, 0));
        assertThat(stopsAt(progress, 0.1, 0.2, 0.3, 0.3, 0.2, 0.9)).isEqualTo(4);
    }

    @Test
    void asksForMoreThanMinDelta() {
        Progress progress = new Progress(rule(true, 2, 0.5, OptionalDouble.empty(), true, 0));
        assertThat(stopsAt(progress, 3, 2.5, 2.25, 2.0, 1.9, 1)).isEqualTo(4);
        assertThat(progress.bestEpoch()).isEqualTo(2);
    }

    @Test
    void losesPatienceWhileTheBaselineIsNotReached() {
        Watching rule = rule(true, 3, 0, OptionalDouble.of(1), true, 0);
        assertThat(stopsAt(new Progress(rule), 5, 4, 3, 2, 2)).isEqualTo(4);
        assertThat(stopsAt(new Progress(rule), 5, 0.5, 0.6, 0.6, 0.6)).isEqualTo(4);
    }

    @Test
    void watchesNothingBeforeItsStart() {
        Progress progress = new Progress(rule(true, 2, 0, OptionalDouble.empty(), true, 3));
        assertThat(stopsAt(progress, 0, 0, 0, 5, 4, 4, 4, 4)).isEqualTo(6);
        assertThat(progress.bestEpoch()).isEqualTo(4);
    }

    @Test
    void keepsTheLatestModelUntilItIsStarted() {
        Progress progress = new Progress(rule(true, 2, 0, OptionalDouble.empty(), true, 3));
        assertThat(kept(progress, 0, 1, 2)).isEqualTo(2);
        assertThat(kept(progress, 9, 10)).isEqualTo(0);
    }

    @Test
    void keepsTheLastModelIfTheBestIsNotToBeRestored() {
        Progress progress = new Progress(rule(true, 9, 0, OptionalDouble.empty(), false, 0));
        assertThat(kept(progress, 3, 1, 2)).isEqualTo(2);
        assertThat(progress.bestEpoch()).isEqualTo(1);
    }

    @Test
    void neverTakesNaNForAnImprovement() {
        Progress progress = new Progress(minimizing(2));
        assertThat(progress.isBest(Double.NaN)).isFalse();
        assertThat(progress.keeps()).isTrue();
        assertThat(progress.isBest(1)).isTrue();
    }

    @Test
    void neverStopsWithoutARule() {
        Progress progress = new Progress(Watching.toTheEnd(Metric.VALIDATION_LOSS));
        assertThat(stopsAt(progress, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)).isEqualTo(-1);
        assertThat(progress.bestEpoch()).isZero();
    }

    @Test
    void goesOnFromItsStateAsIfThereHadBeenNoBreak() {
        double[] values = {9, 3, 2, 2.5, 1.5, 0.9, 1.2, 1.1, 0.95, 0.94};
        Watching rule = rule(true, 4, 0.05, OptionalDouble.of(1), true, 1);
        Progress whole = new Progress(rule);
        Progress broken = new Progress(rule);
        for (double value : values) {
            broken = new Progress(rule, broken.state());
            assertThat(broken.isBest(value)).isEqualTo(whole.isBest(value));
            assertThat(broken.isExhausted()).isEqualTo(whole.isExhausted());
            assertThat(broken.keeps()).isEqualTo(whole.keeps());
            assertThat(broken.state()).isEqualTo(whole.state());
        }
        assertThat(whole.state()).isEqualTo(new Progress.State(10, 4, OptionalDouble.of(0.9), 5));
    }

    /** Against the callback's documented steps, written down once more, for random rules and curves. */
    @Test
    void doesWhatTheCallbackOfKerasDoes() {
        Random random = new Random(5);
        int early = 0;
        for (int sample = 0; sample < 5000; sample++) {
            Watching rule = rule(
                    random.nextBoolean(),
                    random.nextInt(5),
                    random.nextInt(3) / 4.0,
                    random.nextBoolean() ? OptionalDouble.of(random.nextInt(9) / 4.0) : OptionalDouble.empty(),
                    random.nextInt(4) > 0,
                    random.nextInt(4));
            double[] curve = random.doubles(1 + random.nextInt(12))
                    .map(x -> Math.floor(x * 12) / 4)
                    .toArray();
            Callback callback = new Callback(rule);
            Progress progress = new Progress(rule);
            int expected = callback.fit(curve);
            assertThat(List.of(stopsAt(new Progress(rule), curve), keptUntilStop(progress, curve)))
                    .as("sample %d: %s on %s", sample, rule, curve)
                    .isEqualTo(List.of(expected, callback.weights(expected < 0 ? curve.length - 1 : expected)));
            early += expected >= 0 ? 1 : 0;
        }
        assertThat(early).isBetween(1000, 4000);
    }

    /**
     * Keras 3's EarlyStopping as its documentation and the order of its steps have it: before {@code start_from_epoch}
     * nothing happens; the first watched epoch's weights are the best ones until an epoch improves on the best value;
     * waiting begins anew when an epoch improves on best and baseline; weights are restored at the end of any training.
     */
    private static final class Callback {
        private final Watching rule;
        private final List<Integer> bestWeights = new ArrayList<>();
        private double best;
        private int wait;

        Callback(Watching rule) {
            this.rule = rule;
            best = rule.minimizing() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }

        /** The epoch after which training stops, or -1. */
        int fit(double[] curve) {
            for (int epoch = 0; epoch < curve.length; epoch++) {
                if (epoch >= rule.startAfter() && isStopping(epoch, curve[epoch])) {
                    return epoch;
                }
            }
            return -1;
        }

        private boolean isStopping(int epoch, double current) {
            if (rule.restoreBest() && bestWeights.isEmpty()) {
                bestWeights.add(epoch);
            }
            wait++;
            if (improves(current, best)) {
                best = current;
                if (rule.restoreBest()) {
                    bestWeights.add(epoch);
                }
                if (rule.baseline().isEmpty()
                        || improves(current, rule.baseline().getAsDouble())) {
                    wait = 0;
                }
                return false;
            }
            return wait >= rule.patience().getAsInt() && epoch > 0;
        }

        private boolean improves(double value, double reference) {
            return rule.minimizing() ? value + rule.minDelta() < reference : value - rule.minDelta() > reference;
        }

        /** The epoch whose weights the model has in the end. */
        int weights(int last) {
            return bestWeights.isEmpty() ? last : bestWeights.get(bestWeights.size() - 1);
        }
    }

    private static Watching minimizing(int patience) {
        return rule(true, patience, 0, OptionalDouble.empty(), true, 0);
    }

    private static Watching rule(
            boolean minimizing,
            int patience,
            double minDelta,
            OptionalDouble baseline,
            boolean restoreBest,
            int startAfter) {
        return new Watching(
                Metric.VALIDATION_LOSS,
                minimizing,
                OptionalInt.of(patience),
                minDelta,
                baseline,
                restoreBest,
                startAfter);
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

    /** Which of these epochs leaves its model, whether one should stop or not. */
    private static int kept(Progress progress, double... values) {
        int kept = -1;
        for (int epoch = 0; epoch < values.length; epoch++) {
            progress.isBest(values[epoch]);
            kept = progress.keeps() ? epoch : kept;
        }
        return kept;
    }

    private static int keptUntilStop(Progress progress, double... values) {
        int kept = -1;
        for (int epoch = 0; epoch < values.length && !progress.isExhausted(); epoch++) {
            progress.isBest(values[epoch]);
            kept = progress.keeps() ? epoch : kept;
        }
        return kept;
    }
}
