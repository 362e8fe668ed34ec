package dev.parzen.sampler.gp;

import dev.parzen.numerics.InverseFactor;
import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The logarithm of the expected improvement at a point of the cube, by the posterior of the Gaussian process (Rasmussen
 * and Williams 2006, equations 2.25 and 2.26).
 *
 * <pre>
 * K, y    covariances of the observations with the noise, their standardised losses       α = K⁻¹ y     W = L⁻¹, K = L Lᵀ
 * k       covariances of x with the observations                                          s   variance of the function
 * μ  = kᵀα          σ² = s − |W k|² + 1e−12                                                f*  the loss to improve on
 * a  = ½ ln σ² + h(u),   u = (f* − μ)/σ
 * da/dk = −h′α/σ − (1 − h′u) K⁻¹k/σ²        dkᵢ/dxⱼ = dkᵢ/dr² · 2θⱼ (xⱼ − xᵢⱼ)
 * </pre>
 *
 * A trial in flight counts as observed where the mean expects it (the kriging believer of Ginsbourger 2010): α stays as it
 * is, the variance falls around the trial, and f* is the mean there if that is lower.
 */
final class Acquisition {
    private static final double LEAST_VARIANCE = 1e-12;

    private final Kernel kernel;
    private final Points points;
    private final InverseFactor factor;
    private final double[] alpha;
    private final double best;
    private final Kernel.Row row;

    /** Mean and standard deviation of the function at a point, in standardised losses. */
    record Prediction(double mean, double deviation) {}

    Acquisition(Experience experience, Targets targets, List<double[]> running, boolean[] categorical) {
        List<double[]> all = new ArrayList<>(experience.points());
        all.addAll(running);
        this.kernel = experience.kernel();
        this.points = Points.of(all, categorical);
        this.alpha = Arrays.copyOf(experience.factor().solve(targets.y()), all.size());
        this.row = Kernel.Row.of(all.size(), categorical.length);
        InverseFactor grown = experience.factor();
        double least = least(experience.trials(), targets.y());
        for (double[] flying : running) {
            grown = Experience.grown(grown, points, flying, kernel);
            least = Math.min(least, mean(flying));
        }
        this.factor = grown;
        this.best = least;
    }

    /** The least loss of this study; as long as it has none, of earlier ones. */
    private static double least(List<Observation> trials, double[] y) {
        boolean hasOwn = trials.stream().anyMatch(trial -> !trial.isForeign());
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < y.length; i++) {
            least = hasOwn && trials.get(i).isForeign() ? least : Math.min(least, y[i]);
        }
        return y.length == 0 ? 0 : least;
    }

    Prediction predict(double[] x) {
        double mean = mean(x);
        return new Prediction(mean, Math.sqrt(variance(factor.times(row.covariances()))));
    }

    /** a. */
    double at(double[] x) {
        double mean = mean(x);
        double variance = variance(factor.times(row.covariances()));
        return 0.5 * Math.log(variance) + Improvement.log((best - mean) / Math.sqrt(variance));
    }

    /** a, and its derivatives; that by a choice is 0. */
    double at(double[] x, double[] gradient) {
        double mean = mean(x);
        double[] v = factor.times(row.covariances());
        double variance = variance(v);
        double deviation = Math.sqrt(variance);
        double u = (best - mean) / deviation;
        double slope = Improvement.slope(u);
        double[] solved = factor.transposeTimes(v);
        for (int i = 0; i < solved.length; i++) {
            solved[i] = -slope * alpha[i] / deviation - (1 - slope * u) * solved[i] / variance;
        }
        for (int j = 0; j < x.length; j++) {
            gradient[j] = points.categorical()[j] ? 0 : 2 * pull(j, x[j], solved);
        }
        return 0.5 * Math.log(variance) + Improvement.log(u);
    }

    /** Leaves the covariances with {@code x} in the row. */
    private double mean(double[] x) {
        kernel.fill(points, x, points.size(), row);
        double sum = 0;
        for (int i = 0; i < alpha.length; i++) {
            sum += alpha[i] * row.covariances()[i];
        }
        return sum;
    }

    private double variance(double[] v) {
        double explained = 0;
        for (double part : v) {
            explained += part * part;
        }
        return Math.max(0, kernel.variance() - explained) + LEAST_VARIANCE;
    }

    private double pull(int j, double x, double[] weights) {
        double[] column = points.columns()[j];
        double[] joint = row.slopes();
        double[] alone = row.alone()[j];
        double theta = kernel.theta()[j];
        double phi = kernel.phi()[j];
        double sum = 0;
        for (int i = 0; i < column.length; i++) {
            sum += weights[i] * (theta * joint[i] + phi * alone[i]) * (x - column[i]);
        }
        return sum;
    }
}
