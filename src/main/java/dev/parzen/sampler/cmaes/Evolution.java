package dev.parzen.sampler.cmaes;

import java.util.random.RandomGenerator;

/**
 * The normal distribution from which a generation is drawn: N(m, σ² A C A). Immutable.
 *
 * <pre>
 * m      mean, shape d                             p_σ   path of the step size, shape d
 * σ      step size                                 p_c   path of the covariance, shape d
 * C      covariance, shape d × d                   g     generations until now
 * A      diagonal of the margin's widening, shape d (Hamano 2022, section 4.1); ones without a margin
 * y_i    (x_i − m) / (σ A): the step to a point    y_w   Σ_{i≤μ} w_i y_i
 * </pre>
 */
record Evolution(
        double[] mean,
        double sigma,
        Covariance covariance,
        double[] widening,
        double[] sigmaPath,
        double[] covariancePath,
        int generation) {
    private static final double LARGEST_SIGMA = 1e32;

    /** Before the first generation. */
    static Evolution from(double[] mean, double sigma, Covariance covariance) {
        int d = mean.length;
        return new Evolution(mean, sigma, covariance, Vectors.filled(d, 1), new double[d], new double[d], 0);
    }

    /** The standard deviation along a coordinate. */
    double deviation(int j) {
        return sigma * widening[j] * covariance.deviation(j);
    }

    /** A point: m + σ A C^½ z with standard normal z. */
    double[] draw(RandomGenerator random) {
        double[] z = new double[mean.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = random.nextGaussian();
        }
        return Vectors.plus(mean, sigma, Vectors.product(widening, covariance.root(z)));
    }

    /** The same distribution elsewhere, and wider or narrower along the coordinates. */
    Evolution moved(double[] newMean, double[] newWidening) {
        return new Evolution(newMean, sigma, covariance, newWidening, sigmaPath, covariancePath, generation);
    }

    /**
     * The next generation's distribution (Hansen 2016, figure 6).
     *
     * @param points the λ points of this generation, best first, shape λ × d
     */
    Evolution next(Constants k, double[][] points) {
        double[][] steps = new double[k.lambda()][];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = step(points[i]);
        }
        double[] towards = new double[mean.length];
        for (int i = 0; i < k.parents(); i++) {
            towards = Vectors.plus(towards, k.weights()[i], steps[i]);
        }
        return next(k, steps, towards);
    }

    private Evolution next(Constants k, double[][] steps, double[] towards) {
        double[] newSigmaPath = Vectors.plus(
                Vectors.scaled(1 - k.cSigma(), sigmaPath),
                Math.sqrt(k.cSigma() * (2 - k.cSigma()) * k.muEff()),
                covariance.inverseRoot(towards));
        double length = Vectors.length(newSigmaPath);
        double h = isShort(k, length) ? 1 : 0;
        double[] newCovariancePath = Vectors.plus(
                Vectors.scaled(1 - k.cc(), covariancePath), h * Math.sqrt(k.cc() * (2 - k.cc()) * k.muEff()), towards);
        double growth = Math.exp(Math.min(1, k.cSigma() / k.dSigma() * (length / k.chi() - 1)));
        return new Evolution(
                Vectors.plus(mean, sigma, Vectors.product(widening, towards)),
                Math.min(LARGEST_SIGMA, sigma * growth),
                adapted(k, steps, newCovariancePath, h),
                widening,
                newSigmaPath,
                newCovariancePath,
                generation + 1);
    }

    /** h_σ: false while the path is so long that C would grow along it too fast. */
    private boolean isShort(Constants k, double length) {
        double begun = Math.sqrt(1 - Math.pow(1 - k.cSigma(), 2 * (generation + 1)));
        return length / begun < (1.4 + 2 / (k.d() + 1.0)) * k.chi();
    }

    /** Equation 47, with the rank-one term and all rank-μ terms. */
    private Covariance adapted(Constants k, double[][] steps, double[] path, double h) {
        double[] factors = new double[k.lambda() + 1];
        double[][] vectors = new double[k.lambda() + 1][];
        for (int i = 0; i < k.lambda(); i++) {
            factors[i] = k.cMu() * positiveDefinite(k, i, steps[i]);
            vectors[i] = steps[i];
        }
        factors[k.lambda()] = k.c1();
        vectors[k.lambda()] = path;
        double stalled = k.c1() * (1 - h) * k.cc() * (2 - k.cc());
        return covariance.plus(1 + stalled - k.c1() - k.cMu() * k.sumOfWeights(), factors, vectors);
    }

    /** w°: a negative weight counts a step as if it had the length √d (equation 46). */
    private double positiveDefinite(Constants k, int i, double[] step) {
        double weight = k.weights()[i];
        if (weight >= 0) {
            return weight;
        }
        double length = Vectors.length(covariance.inverseRoot(step));
        return weight * k.d() / (length * length + 1e-8);
    }

    /**
     * y of a point. Whoever chose it, it counts as no farther than √d + 2d/(d + 2) deviations away, so that a trial from
     * elsewhere cannot tear the distribution apart (Hansen 2011, c_y).
     */
    private double[] step(double[] point) {
        double[] y = Vectors.quotient(Vectors.scaled(1 / sigma, Vectors.plus(point, -1, mean)), widening);
        double d = mean.length;
        double farthest = Math.sqrt(d) + 2 * d / (d + 2);
        double length = Vectors.length(covariance.inverseRoot(y));
        return length <= farthest ? y : Vectors.scaled(farthest / length, y);
    }
}
