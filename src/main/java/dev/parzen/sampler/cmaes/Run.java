package dev.parzen.sampler.cmaes;

import dev.parzen.sampler.cmaes.Restarts.Regime;
import java.util.Arrays;

/**
 * One search: from its beginning until it has converged. Immutable.
 *
 * @param sigma σ at its beginning
 * @param values of its last generations
 */
record Run(Regime regime, Constants constants, Evolution evolution, double sigma, Values values) {
    private static final double SMALLEST_STEP = 1e-12;
    private static final double LARGEST_STEP = 1e4;
    private static final double LARGEST_RATIO = 1e14;

    /** After one more generation. */
    Run next(Evolution evolved, double best, double worst) {
        return new Run(regime, constants, evolved, sigma, values.plus(best, worst, constants));
    }

    /** True if nothing more is to be expected of it (Hansen 2016, section B.3). */
    boolean isOver() {
        double[] axes = evolution.covariance().halfAxes();
        double longest = Arrays.stream(axes).max().orElseThrow();
        double shortest = Arrays.stream(axes).min().orElseThrow();
        return values.areFlat(constants)
                || isTiny()
                || evolution.sigma() * longest > LARGEST_STEP
                || longest > LARGEST_RATIO * shortest
                || isLostInRounding();
    }

    private boolean isTiny() {
        double least = SMALLEST_STEP * sigma;
        for (int j = 0; j < constants.d(); j++) {
            double deviation = evolution.sigma() * evolution.covariance().deviation(j);
            double path = evolution.sigma() * evolution.covariancePath()[j];
            if (deviation >= least || path >= least) {
                return false;
            }
        }
        return true;
    }

    /** True if a part of a deviation is lost in the rounding of the mean, along a coordinate or an axis. */
    private boolean isLostInRounding() {
        double[] mean = evolution.mean();
        for (int j = 0; j < mean.length; j++) {
            if (mean[j] == mean[j] + 0.2 * evolution.deviation(j)) {
                return true;
            }
        }
        int i = evolution.generation() % mean.length;
        double[] along = Vectors.plus(
                mean, 0.1 * evolution.sigma(), evolution.covariance().halfAxis(i));
        return Arrays.equals(mean, along);
    }
}
