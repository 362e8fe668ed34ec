package dev.parzen.sampler.gp;

import dev.parzen.numerics.InverseFactor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a Gaussian process expects of its function at a point of the cube (Rasmussen and Williams 2006, equations 2.25 and
 * 2.26).
 *
 * <pre>
 * K, y    covariances of the observations with the noise ν, the standardised observations            α = K⁻¹ y
 * k       covariances of x with the observations            W = L⁻¹, K = L Lᵀ            v  variance of the function
 * μ  = kᵀα          σ² = v − |W k|² + 1e−12                 and at observation i: μ = yᵢ − ν αᵢ
 * dμ/dxⱼ = Σᵢ αᵢ dkᵢ/dxⱼ                                    dσ²/dxⱼ = −2 Σᵢ (K⁻¹k)ᵢ dkᵢ/dxⱼ
 * </pre>
 *
 * A trial in flight counts as observed where the mean expects it (the kriging believer of Ginsbourger 2010): α stays as it
 * is, the variance falls around the trial.
 *
 * <p>It stands at one point at a time; for one thread.
 */
final class Posterior {
    private static final double LEAST_VARIANCE = 1e-12;

    private final Kernel kernel;
    private final Points points;
    private final Covariances covariances;
    private final InverseFactor factor;
    private final InverseFactor.Columns columns;
    private final double[] observed;
    private final double[] believed;
    private final double[] alpha;
    private final Kernel.Row row;
    private double[] x = {};
    private double[] explained = {};
    private double mean;
    private double variance;

    /** Mean and standard deviation of the function at a point, in standardised units. */
    record Prediction(double mean, double deviation) {}

    Posterior(Experience experience, double[] y, List<double[]> running, boolean[] categorical) {
        List<double[]> all = new ArrayList<>(experience.points());
        all.addAll(running);
        this.kernel = experience.kernel();
        this.points = Points.of(all, categorical);
        this.covariances = new Covariances(kernel, points);
        this.row = Kernel.Row.of(all.size(), categorical.length);
        double[] solved = experience.factor().solve(y);
        this.alpha = Arrays.copyOf(solved, all.size());
        this.observed = new double[y.length];
        Arrays.setAll(observed, i -> y[i] - kernel.noise() * solved[i]);
        this.believed = running.stream().mapToDouble(this::meanAt).toArray();
        InverseFactor grown = experience.factor();
        for (double[] flying : running) {
            grown = Experience.grown(grown, covariances, flying);
        }
        this.factor = grown;
        this.columns = grown.columns();
    }

    /** μ at each observation: what it is without its noise. */
    double[] observed() {
        return observed;
    }

    /** μ at each trial in flight. */
    double[] believed() {
        return believed;
    }

    Prediction predict(double[] point) {
        moveTo(point);
        return new Prediction(mean, deviation());
    }

    /** All else is said of this point from now on. */
    void moveTo(double[] point) {
        x = point;
        mean = meanAt(point);
        explained = columns.times(row.covariances());
        variance = Math.max(0, kernel.variance() - InverseFactor.dot(explained, explained, explained.length))
                + LEAST_VARIANCE;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    double deviation() {
        return Math.sqrt(variance);
    }

    /** Adds the slope of what changes so much with the mean and so much with the variance; that by a choice is 0. */
    void addSlope(double byMean, double byVariance, double[] gradient) {
        double[] weights = factor.transposeTimes(explained);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = byMean * alpha[i] - 2 * byVariance * weights[i];
        }
        for (int j = 0; j < x.length; j++) {
            gradient[j] += points.categorical()[j] ? 0 : 2 * pull(j, weights);
        }
    }

    /** Leaves the covariances with the point in the row. */
    private double meanAt(double[] point) {
        covariances.fill(point, points.size(), row);
        return InverseFactor.dot(alpha, row.covariances(), alpha.length);
    }

    private double pull(int j, double[] weights) {
        double[] column = points.columns()[j];
        double[] joint = row.slopes();
        double[] alone = row.alone()[j];
        double theta = kernel.theta()[j];
        double phi = kernel.phi()[j];
        double sum = 0;
        for (int i = 0; i < column.length; i++) {
            sum += weights[i] * (theta * joint[i] + phi * alone[i]) * (x[j] - column[i]);
        }
        return sum;
    }
}
