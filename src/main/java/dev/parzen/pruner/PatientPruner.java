package dev.parzen.pruner;

import static dev.parzen.pruner.Sentences.counted;
import static dev.parzen.pruner.Sentences.shown;

import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Partition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Asks another pruner only about a trial that has ceased to improve: one whose best value of the last patience + 1 reports
 * is worse than the best before them, by more than a margin. NaN is passed over; where one of the two has nothing else, the
 * trial is left alone.
 *
 * <p>A pruner that looks at some reports only, as successive halving does at those that reach a rung, must look just when
 * the trial does not improve: what it did not see it never makes up for.
 */
final class PatientPruner implements Pruner {
    private final Patient settings;
    private final Optional<Pruner> wrapped;

    PatientPruner(Patient settings, Optional<Pruner> wrapped) {
        this.settings = settings;
        this.wrapped = wrapped;
    }

    /** The best of the last reports, and of those before; NaN if there is none. */
    private record Best(double recent, double before) {}

    @Override
    public Verdict judge(Observation trial, History history) {
        Curve curve = trial.curve();
        if (!isLongEnough(curve) || !hasCeased(best(curve, history.direction()), history.direction())) {
            return Verdict.CONTINUE;
        }
        return wrapped.isEmpty()
                ? new Verdict.Prune(reason(curve, best(curve, history.direction())))
                : prefixed(wrapped.get().judge(trial, history));
    }

    private Verdict prefixed(Verdict verdict) {
        return verdict instanceof Verdict.Prune prune
                ? new Verdict.Prune(
                        "Nothing better in " + counted(settings.patience() + 1, "report") + ". " + prune.reason())
                : verdict;
    }

    private String reason(Curve curve, Best best) {
        String margin = settings.minDelta() > 0 ? " by more than " + shown(settings.minDelta()) : "";
        return "Step " + curve.lastStep() + ": the best value of the last " + counted(settings.patience() + 1, "report")
                + ", " + shown(best.recent) + ", is worse than " + shown(best.before) + " before" + margin + ".";
    }

    /** That of the other pruner where that one decides, else how the trial has improved. */
    @Override
    public Optional<Standing> standing(Observation trial, History history) {
        Curve curve = trial.curve();
        Direction direction = history.direction();
        if (!isLongEnough(curve)) {
            return Optional.empty();
        }
        Best best = best(curve, direction);
        if (wrapped.isPresent() && hasCeased(best, direction)) {
            return wrapped.get().standing(trial, history);
        }
        double limit = direction.loss(direction.loss(best.before) + settings.minDelta());
        return Optional.of(new Standing(
                curve.lastStep(),
                "best value of the last " + counted(settings.patience() + 1, "report") + ", against the best before",
                best.recent,
                Double.isNaN(limit) ? OptionalDouble.empty() : OptionalDouble.of(limit),
                OptionalInt.empty(),
                List.of()));
    }

    @Override
    public boolean readsHistory(Observation trial) {
        return isLongEnough(trial.curve())
                && wrapped.map(pruner -> pruner.readsHistory(trial)).orElse(false);
    }

    @Override
    public boolean readsRunning(Observation trial, History finished) {
        return isLongEnough(trial.curve())
                && wrapped.map(pruner -> pruner.readsRunning(trial, finished)).orElse(false);
    }

    @Override
    public Optional<Partition> brackets(History history) {
        return wrapped.flatMap(pruner -> pruner.brackets(history));
    }

    private boolean isLongEnough(Curve curve) {
        return curve.size() - 1 > settings.patience();
    }

    private Best best(Curve curve, Direction direction) {
        int start = curve.size() - settings.patience() - 1;
        return new Best(curve.best(direction, start, curve.size()), curve.best(direction, 0, start));
    }

    private boolean hasCeased(Best best, Direction direction) {
        return direction.loss(best.before) + settings.minDelta() < direction.loss(best.recent);
    }
}
