package dev.parzen.pruner;

import static dev.parzen.pruner.Sentences.counted;
import static dev.parzen.pruner.Sentences.shown;

import dev.parzen.numerics.SignedRank;
import dev.parzen.pruner.Standing.Peer;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Gives up a trial that is worse than the best one on the steps that both have reported, by a one-sided
 * {@linkplain SignedRank signed-rank test}: each step is a fold or an instance, and the trials are paired there.
 *
 * <p>The test weighs ranks, a trial is judged by its mean in the end. So one whose mean is as good is never given up; both
 * means go over the shared steps, because others may be harder or easier.
 */
final class WilcoxonPruner implements Pruner {
    private final Wilcoxon settings;

    WilcoxonPruner(Wilcoxon settings) {
        this.settings = settings;
    }

    /**
     * The trial beside the best one on the steps that both have.
     *
     * @param values the trial's, finite
     * @param others the best one's at the same steps, finite
     */
    private record Pairs(int best, double[] values, double[] others) {
        double mean() {
            return Arrays.stream(values).average().orElseThrow();
        }

        double otherMean() {
            return Arrays.stream(others).average().orElseThrow();
        }

        boolean isWorse(Direction direction) {
            return direction.isBetter(otherMean(), mean());
        }

        /** How probable it would be to look so bad if neither were worse. */
        double p(Direction direction) {
            return SignedRank.upperTail(IntStream.range(0, values.length)
                    .mapToDouble(i -> direction.loss(values[i]) - direction.loss(others[i]))
                    .toArray());
        }
    }

    @Override
    public Verdict judge(Observation trial, History history) {
        return pairs(trial.curve(), history)
                .filter(pairs -> pairs.isWorse(history.direction()))
                .map(pairs -> verdict(trial.curve().lastStep(), pairs, pairs.p(history.direction())))
                .orElse(Verdict.CONTINUE);
    }

    private Verdict verdict(int step, Pairs pairs, double p) {
        return p < settings.pThreshold()
                ? new Verdict.Prune("Step " + step + ": on " + counted(pairs.values.length, "shared step")
                        + " the mean " + shown(pairs.mean()) + " is worse than " + shown(pairs.otherMean())
                        + " of trial " + pairs.best + ", the best so far; by chance with p = " + shown(p) + ", below "
                        + shown(settings.pThreshold()) + ".")
                : Verdict.CONTINUE;
    }

    @Override
    public boolean readsHistory(Observation trial) {
        return trial.curve().size() >= settings.startupSteps();
    }

    @Override
    public Optional<Standing> standing(Observation trial, History history) {
        Direction direction = history.direction();
        return pairs(trial.curve(), history)
                .map(pairs -> new Standing(
                        trial.curve().lastStep(),
                        "mean over the " + counted(pairs.values.length, "step") + " shared with the best trial so far;"
                                + " worse with p = " + shown(pairs.p(direction)),
                        pairs.mean(),
                        OptionalDouble.empty(),
                        OptionalInt.of(pairs.isWorse(direction) ? 2 : 1),
                        List.of(new Peer(pairs.best, pairs.otherMean()))));
    }

    /** Empty where there is nothing to test: no best trial, too few steps, or a value on them that is not finite. */
    private Optional<Pairs> pairs(Curve curve, History history) {
        if (curve.size() < settings.startupSteps() || history.size() == 0) {
            return Optional.empty();
        }
        Observation best = history.row(history.byMerit().row(0));
        if (!best.isComplete() || !best.isFeasible()) {
            return Optional.empty();
        }
        int[] shared = IntStream.range(0, curve.size())
                .filter(i -> best.curve().indexOf(curve.step(i)) >= 0)
                .toArray();
        double[] values = Arrays.stream(shared).mapToDouble(curve::value).toArray();
        double[] others = Arrays.stream(shared)
                .mapToDouble(i -> best.curve().valueAt(curve.step(i)))
                .toArray();
        boolean isTestable = shared.length >= settings.startupSteps() && isFinite(values) && isFinite(others);
        return isTestable ? Optional.of(new Pairs(best.number(), values, others)) : Optional.empty();
    }

    private static boolean isFinite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }
}
