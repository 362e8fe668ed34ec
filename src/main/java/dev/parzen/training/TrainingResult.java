package dev.parzen.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a training ended.
 *
 * @param ending why it ended
 * @param reason the same as a sentence for people
 * @param values the metrics that the trial is judged by, of the model that is kept; empty if none is, or there is no
 *     validation part
 * @param bestEpoch the epoch, from 0, of the model that is kept; empty if none is
 * @param epochs how many epochs were run to their end
 * @param validation how good the model that is kept is on the validation part; empty if the training came to no end of
 *     its own
 * @param folds of a cross-validation those that came to their end; then {@code values} are the means over them,
 *     {@code bestEpoch} is the median of theirs, {@code epochs} their sum, and no model is kept
 */
public record TrainingResult(
        Ending ending,
        String reason,
        Optional<List<Double>> values,
        OptionalInt bestEpoch,
        int epochs,
        Optional<TestMetrics> validation,
        List<Fold> folds) {

    public TrainingResult {
        values = values.map(List::copyOf);
        folds = List.copyOf(folds);
    }

    /** The end of a training with one validation part. */
    public TrainingResult(
            Ending ending,
            String reason,
            Optional<List<Double>> values,
            OptionalInt bestEpoch,
            int epochs,
            Optional<TestMetrics> validation) {
        this(ending, reason, values, bestEpoch, epochs, validation, List.of());
    }

    /**
     * How the training of one fold ended.
     *
     * @param values the metrics in its best epoch
     * @param bestEpoch that epoch, from 0
     * @param epochs how many epochs were run to their end
     */
    public record Fold(List<Double> values, int bestEpoch, int epochs) {
        public Fold {
            values = List.copyOf(values);
        }
    }

    /** Why a training ended. */
    public enum Ending {
        /** All epochs were run. */
        COMPLETED,
        /** The metric had not improved for too long. */
        EARLY_STOPPED,
        /** Its time was up. */
        TIME_LIMIT,
        /** The listener said so, or the thread was interrupted. */
        STOPPED,
        /** A loss became NaN or infinite; a model that was kept before stays. */
        DIVERGED;

        /** True if nothing but the training's own settings ended it, and a model that it kept is its result. */
        public boolean isOfItsOwn() {
            return this == COMPLETED || this == EARLY_STOPPED || this == TIME_LIMIT;
        }
    }
}
