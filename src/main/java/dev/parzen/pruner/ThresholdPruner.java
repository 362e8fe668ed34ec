package dev.parzen.pruner;

import static dev.parzen.pruner.Sentences.shown;

import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Gives up a trial whose latest value is out of bounds, in whichever direction better values lie. */
final class ThresholdPruner implements Pruner {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private final double lower;
    private final double upper;
    private final Schedule schedule;

    ThresholdPruner(Threshold settings) {
        this.lower = settings.lower().orElse(-INFINITY);
        this.upper = settings.upper().orElse(INFINITY);
        this.schedule = new Schedule(settings.warmupSteps(), settings.intervalSteps());
    }

    @Override
    public Verdict judge(Observation trial, History history) {
        Curve curve = trial.curve();
        if (curve.isEmpty() || !schedule.isDue(curve)) {
            return Verdict.CONTINUE;
        }
        double value = curve.lastValue();
        String place = "Step " + curve.lastStep() + ": ";
        if (Double.isNaN(value)) {
            return new Verdict.Prune(place + "the value is no number.");
        }
        if (value < lower) {
            return new Verdict.Prune(place + shown(value) + " is below the lower bound " + shown(lower) + ".");
        }
        return value > upper
                ? new Verdict.Prune(place + shown(value) + " is above the upper bound " + shown(upper) + ".")
                : Verdict.CONTINUE;
    }

    /** The bound that the value breaks; if none, the one that worse values would, or else the only one. */
    @Override
    public Optional<Standing> standing(Observation trial, History history) {
        Curve curve = trial.curve();
        if (curve.isEmpty()) {
            return Optional.empty();
        }
        double value = curve.lastValue();
        boolean isNearer = history.direction() == Direction.MINIMIZE ? upper < INFINITY : lower == -INFINITY;
        boolean isUpper = value > upper || !(value < lower) && isNearer;
        double bound = isUpper ? upper : lower;
        return Optional.of(new Standing(
                curve.lastStep(),
                "latest value, against the " + (isUpper ? "upper" : "lower") + " bound",
                value,
                Double.isInfinite(bound) ? OptionalDouble.empty() : OptionalDouble.of(bound),
                OptionalInt.empty(),
                List.of()));
    }

    @Override
    public boolean readsHistory(Observation trial) {
        return false;
    }
}
