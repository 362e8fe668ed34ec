package dev.parzen.sampler.gp;

import dev.parzen.numerics.NonDominatedSort;
import dev.parzen.trial.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the model learns from the trials: losses with mean 0 and standard deviation 1.
 *
 * <p>Every finished trial says something. An infinite value counts as the nearest finite one, NaN as the worst, and so does
 * a trial that breaks a constraint without a measure, for which there can be no model of its own. A pruned trial is at
 * least as bad as the median of the complete ones and as what it reported last.
 *
 * <p>How bad the bad ones are matters little, but a few huge losses would make all others look the same. So what exceeds
 * the median is compressed, with several objectives what exceeds the worst on the front (the median would draw the trials
 * to that end of the front where most already are):
 *
 * <pre>
 * q, w   that loss, and how far it is above the least
 * ℓ      a loss; above q it becomes q + w ln(1 + (ℓ − q)/w)
 * </pre>
 *
 * @param y standardised losses
 * @param scale how they were made
 */
record Targets(double[] y, Scale scale) {

    /** The way from a loss to a standardised one, and back. */
    record Scale(double enough, double width, double mean, double deviation) {
        private static final Scale PLAIN = new Scale(0, 0, 0, 1);

        private double compressed(double loss) {
            return loss > enough && width > 0 ? enough + width * Math.log1p((loss - enough) / width) : loss;
        }

        private double expanded(double compressed) {
            return compressed > enough && width > 0
                    ? enough + width * Math.expm1((compressed - enough) / width)
                    : compressed;
        }

        private Scale standardising(double[] compressed) {
            double unit = Arrays.stream(compressed).map(Math::abs).max().orElse(0);
            double safe = unit == 0 ? 1 : unit;
            double average =
                    Arrays.stream(compressed).map(loss -> loss / safe).average().orElse(0);
            double variance = Arrays.stream(compressed)
                    .map(loss -> (loss / safe - average) * (loss / safe - average))
                    .average()
                    .orElse(0);
            return new Scale(enough, width, average * safe, variance > 0 ? Math.sqrt(variance) * safe : safe);
        }

        private double standardised(double compressed) {
            return compressed / deviation - mean / deviation;
        }
    }

    /** All 0 if no trial has a finite value. */
    static Targets of(List<Observation> trials, Aspect.Objective objective) {
        double[] finite = trials.stream()
                .filter(trial -> trial.isComplete() && isMeasured(trial))
                .mapToDouble(objective::loss)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (finite.length == 0) {
            return new Targets(new double[trials.size()], Scale.PLAIN);
        }
        double enough = objective.directions().size() > 1 ? worstOfFront(trials, objective) : median(finite);
        Scale compressing = new Scale(enough, enough - finite[0], 0, 1);
        double[] compressed = trials.stream()
                .mapToDouble(trial -> compressing.compressed(loss(trial, objective, finite)))
                .toArray();
        Scale scale = compressing.standardising(compressed);
        return new Targets(Arrays.stream(compressed).map(scale::standardised).toArray(), scale);
    }

    /** The largest loss among the trials that none dominates. */
    private static double worstOfFront(List<Observation> trials, Aspect.Objective objective) {
        double[][] losses = trials.stream()
                .filter(trial -> trial.isComplete() && isMeasured(trial))
                .map(objective::losses)
                .filter(all -> Arrays.stream(all).allMatch(Double::isFinite))
                .toArray(double[][]::new);
        return IntStream.of(NonDominatedSort.front(losses))
                .mapToDouble(i -> losses[i][objective.index()])
                .max()
                .orElse(0);
    }

    /** Values of a constraint, which are only standardised. */
    static Targets plain(double[] values) {
        double[] finite =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double[] ends = finite.length == 0 ? new double[] {-1, 1} : finite;
        double[] clipped =
                Arrays.stream(values).map(value -> clipped(value, ends)).toArray();
        Scale scale = Scale.PLAIN.standardising(clipped);
        return new Targets(Arrays.stream(clipped).map(scale::standardised).toArray(), scale);
    }

    /** What stands for a constraint's 0. */
    double allowed() {
        return scale.standardised(0);
    }

    /** The loss that a standardised one stands for. */
    double loss(double standardised) {
        return scale.expanded(scale.mean() + scale.deviation() * standardised);
    }

    private static double loss(Observation trial, Aspect.Objective objective, double[] finite) {
        if (!isMeasured(trial)) {
            return finite[finite.length - 1];
        }
        if (trial.isComplete()) {
            return clipped(objective.loss(trial), finite);
        }
        return trial.curve().isEmpty()
                ? median(finite)
                : Math.max(
                        median(finite),
                        clipped(objective.direction().loss(trial.curve().lastValue()), finite));
    }

    /** True of a feasible trial, and of one that says how much it breaks its constraints. */
    private static boolean isMeasured(Observation trial) {
        return trial.isFeasible()
                || Double.isFinite(trial.violation()) && !trial.constraints().isEmpty();
    }

    private static double median(double[] ascending) {
        return ascending[(ascending.length - 1) / 2];
    }

    private static double clipped(double loss, double[] finite) {
        double worst = finite[finite.length - 1];
        return Double.isNaN(loss) ? worst : Math.max(finite[0], Math.min(worst, loss));
    }
}
