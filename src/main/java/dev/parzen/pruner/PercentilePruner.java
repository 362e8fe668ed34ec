package dev.parzen.pruner;

import static dev.parzen.pruner.Sentences.counted;
import static dev.parzen.pruner.Sentences.shown;

import dev.parzen.numerics.Percentiles;
import dev.parzen.pruner.Standing.Peer;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.SortedValues;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Gives up a trial whose best value so far is worse than a percentile of what complete trials had at the same step. */
final class PercentilePruner implements Pruner {
    private static final double MEDIAN = 50;

    private final Percentile settings;
    private final Schedule schedule;

    PercentilePruner(Percentile settings) {
        this.settings = settings;
        this.schedule = new Schedule(settings.warmupSteps(), settings.intervalSteps());
    }

    @Override
    public Verdict judge(Observation trial, History history) {
        Curve curve = trial.curve();
        if (history.completeCount() < settings.startupTrials() || !readsHistory(trial)) {
            return Verdict.CONTINUE;
        }
        double best = curve.best(history.direction());
        if (Double.isNaN(best)) {
            return new Verdict.Prune("Step " + curve.lastStep() + ": no value so far is a number.");
        }
        SortedValues others = history.valuesAt(curve.lastStep());
        return threshold(others, history.direction()).stream()
                .filter(threshold -> history.direction().isBetter(threshold, best))
                .mapToObj(threshold -> (Verdict) new Verdict.Prune("Step " + curve.lastStep() + ": the best value "
                        + shown(best) + " is worse than the " + label(threshold) + " of "
                        + counted(others.size(), "complete trial") + "."))
                .findFirst()
                .orElse(Verdict.CONTINUE);
    }

    @Override
    public boolean readsHistory(Observation trial) {
        return !trial.curve().isEmpty() && schedule.isDue(trial.curve());
    }

    @Override
    public Optional<Standing> standing(Observation trial, History history) {
        if (trial.curve().isEmpty()) {
            return Optional.empty();
        }
        int step = trial.curve().lastStep();
        Direction direction = history.direction();
        double best = trial.curve().best(direction);
        SortedValues others = history.valuesAt(step);
        List<Peer> cohort = history.finished().stream()
                .filter(Observation::isComplete)
                .map(other -> new Peer(other.number(), other.curve().valueAt(step)))
                .filter(peer -> !Double.isNaN(peer.value()))
                .sorted(Comparator.comparingDouble(peer -> direction.loss(peer.value())))
                .toList();
        return Optional.of(new Standing(
                step,
                "best value so far, against the " + label() + " of the complete trials at this step",
                best,
                threshold(others, direction),
                OptionalInt.of(1 + others.countBetter(best, direction)),
                cohort));
    }

    /** The percentile counts from the best value on. */
    private OptionalDouble threshold(SortedValues others, Direction direction) {
        if (others.size() < settings.minTrials()) {
            return OptionalDouble.empty();
        }
        double percent = direction == Direction.MINIMIZE ? settings.percentile() : 100 - settings.percentile();
        return OptionalDouble.of(Percentiles.of(others.size(), others::get, percent));
    }

    private String label(double threshold) {
        return settings.percentile() == MEDIAN
                ? label() + " " + shown(threshold)
                : label() + " (" + shown(threshold) + ")";
    }

    private String label() {
        return Sentences.percentile(settings.percentile());
    }
}
