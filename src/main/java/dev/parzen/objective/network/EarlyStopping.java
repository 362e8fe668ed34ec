package dev.parzen.objective.network;

import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.OptionalDouble;

/** When a training ends before its last epoch, with the meaning that Keras gives to it. */
@Described("Stops when the metric has not improved for some epochs, and keeps the model of the best one.")
public record EarlyStopping(
        @Described(value = "So many epochs without an improvement end the training.", byDefault = "7")
        int patience,

        @Described(value = "An improvement must be larger than this.", byDefault = "0")
        double minDelta,

        @Described(value = "Whether smaller or larger is better; auto: as the metric has it.", byDefault = "\"auto\"")
        Mode mode,

        @Described(
                value = "Only an epoch better than this counts as an improvement that patience waits for.",
                byDefault = "null")
        OptionalDouble baseline,

        @Described(value = "Whether the model of the best epoch is kept; false: that of the last.", byDefault = "true")
        boolean restoreBest) {

    public static final EarlyStopping DEFAULTS = new EarlyStopping(7, 0, Mode.AUTO, OptionalDouble.empty(), true);

    public EarlyStopping {
        if (patience < 1) {
            throw new InvalidValueException("patience", "patience is " + patience + ": give at least 1.");
        }
        if (!(minDelta >= 0) || Double.isInfinite(minDelta)) {
            throw new InvalidValueException("minDelta", "minDelta is " + minDelta + ": give a number from 0 up.");
        }
    }
}
