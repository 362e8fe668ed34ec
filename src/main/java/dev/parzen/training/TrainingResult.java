package dev.parzen.training;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a training ended.
 *
 * @param ending why it ended
 * @param reason the same as a sentence for people
 * @param value the metric of the model that is kept; empty if none is
 * @param bestEpoch the epoch, from 0, of the model that is kept; empty if none is
 * @param epochs how many epochs were run to their end
 */
public record TrainingResult(Ending ending, String reason, OptionalDouble value, OptionalInt bestEpoch, int epochs) {

    /** Why a training ended. */
    public enum Ending {
        /** All epochs were run. */
        COMPLETED,
        /** The metric had not improved for too long. */
        EARLY_STOPPED,
        /** The listener said so, or the thread was interrupted. */
        STOPPED,
        /** A loss became NaN or infinite; a model that was kept before stays. */
        DIVERGED
    }
}
