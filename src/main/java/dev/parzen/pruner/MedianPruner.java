package dev.parzen.pruner;

import dev.parzen.numerics.Percentile;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.Locale;

/** Gives up a trial whose best value so far is worse than what half of the complete trials had at the same step. */
final class MedianPruner implements Pruner {
    private final PrunerSpec.Median settings;

    MedianPruner(PrunerSpec.Median settings) {
        this.settings = settings;
    }

    @Override
    public Verdict judge(Observation trial, History history) {
        Curve curve = trial.curve();
        if (curve.isEmpty() || history.completeCount() < settings.startupTrials() || !isDue(curve)) {
            return Verdict.CONTINUE;
        }
        double best = curve.best(history.direction());
        if (Double.isNaN(best)) {
            return new Verdict.Prune("Step " + curve.lastStep() + ": no value so far is a number.");
        }
        return compared(best, curve.lastStep(), history);
    }

    private Verdict compared(double best, int step, History history) {
        double[] others = history.valuesAt(step);
        if (others.length == 0 || others.length < settings.minTrials()) {
            return Verdict.CONTINUE;
        }
        double median = Percentile.of(others, 50);
        return history.direction().isBetter(median, best)
                ? new Verdict.Prune(reason(step, best, median, others.length, history.direction()))
                : Verdict.CONTINUE;
    }

    /** True past the warm-up, for the first report in each interval of steps. */
    private boolean isDue(Curve curve) {
        int past = curve.lastStep() - settings.warmupSteps();
        if (past < 0) {
            return false;
        }
        int intervalBegins = settings.warmupSteps() + past / settings.intervalSteps() * settings.intervalSteps();
        return curve.size() == 1 || curve.step(curve.size() - 2) < intervalBegins;
    }

    private static String reason(int step, double best, double median, int trials, Direction direction) {
        return String.format(
                Locale.ROOT,
                "Step %d: the best value %s is %s the median %s of %d complete trial%s.",
                step,
                shown(best),
                direction == Direction.MINIMIZE ? "above" : "below",
                shown(median),
                trials,
                trials == 1 ? "" : "s");
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
