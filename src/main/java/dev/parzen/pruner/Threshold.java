package dev.parzen.pruner;

import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.OptionalDouble;

/** Prunes what leaves fixed bounds. */
@Described("Gives up a trial whose latest value is no number, or beyond a bound that is given.")
public record Threshold(
        @Described(value = "The lowest value that may go on; lower or upper must be given.", byDefault = "null")
        OptionalDouble lower,

        @Described(value = "The highest value that may go on; lower or upper must be given.", byDefault = "null")
        OptionalDouble upper,

        @Described(value = "Steps of each trial before it may be pruned.", byDefault = "0")
        int warmupSteps,

        @Described(value = "Looks only at the first report of every so many steps.", byDefault = "1")
        int intervalSteps,

        @Described(value = PrunerSpec.AUDIT, byDefault = "0.0")
        double audit)
        implements PrunerSpec {

    public Threshold {
        requireNumber("lower", lower);
        requireNumber("upper", upper);
        if (lower.isPresent() && upper.isPresent() && lower.getAsDouble() > upper.getAsDouble()) {
            throw new InvalidValueException(
                    "lower",
                    "lower is " + lower.getAsDouble() + ", above upper, " + upper.getAsDouble()
                            + ": nothing could go on.");
        }
        Settings.requireAtLeast("warmupSteps", warmupSteps, 0);
        Settings.requireAtLeast("intervalSteps", intervalSteps, 1);
        Settings.requireBetween("audit", audit, 0, 1);
    }

    @Override
    public Pruner build(Outline outline) {
        return new ThresholdPruner(this);
    }

    @Override
    public void requireFits(int objectives) {
        PrunerSpec.super.requireFits(objectives);
        if (lower.isEmpty() && upper.isEmpty()) {
            throw new InvalidValueException("upper", "There is no bound: give lower, upper or both.");
        }
    }

    private static void requireNumber(String name, OptionalDouble bound) {
        if (bound.isPresent() && !Double.isFinite(bound.getAsDouble())) {
            throw new InvalidValueException(
                    name, name + " is " + bound.getAsDouble() + ": give a finite number, or leave it out.");
        }
    }
}
