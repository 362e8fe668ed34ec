package dev.parzen.sampler.cmaes;

import dev.parzen.numerics.SymmetricEigen;
import java.util.Arrays;
import java.util.List;

/**
 * A beginning where earlier trials were good (Nomura 2021, section 4).
 *
 * <pre>
 * γ   share of the trials that count as good: a tenth, one at least
 * α   standard deviation around each of them: 0.1
 * Σ   covariance of the mixture of these normal distributions: α² I + covariance of the good ones
 * </pre>
 */
final class WarmStart {
    private static final double GAMMA = 0.1;
    private static final double ALPHA = 0.1;

    /** Of so many trials a tenth is one. */
    static final int LEAST = 10;

    private WarmStart() {}

    /** @param points best first, at least one */
    static Evolution from(List<double[]> points, boolean separable) {
        List<double[]> good = points.subList(0, Math.max(1, (int) (GAMMA * points.size())));
        int d = points.get(0).length;
        double[] mean = new double[d];
        for (double[] point : good) {
            mean = Vectors.plus(mean, 1.0 / good.size(), point);
        }
        double[][] steps = new double[good.size()][];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Vectors.plus(good.get(i), -1, mean);
        }
        double[] shares = Vectors.filled(steps.length, 1.0 / steps.length);
        return separable ? diagonal(mean, steps, shares) : full(mean, steps, shares);
    }

    /** σ = det(Σ)^(1 / 2d), C = Σ / σ². */
    private static Evolution full(double[] mean, double[][] steps, double[] shares) {
        int d = mean.length;
        double[][] sum = new double[d][d];
        for (int j = 0; j < d; j++) {
            sum[j][j] = ALPHA * ALPHA;
        }
        for (int k = 0; k < steps.length; k++) {
            for (int i = 0; i < d; i++) {
                sum[i] = Vectors.plus(sum[i], shares[k] * steps[k][i], steps[k]);
            }
        }
        double size = size(SymmetricEigen.of(sum).values());
        double[][] shape =
                Arrays.stream(sum).map(row -> Vectors.scaled(1 / size, row)).toArray(double[][]::new);
        return Evolution.from(mean, Math.sqrt(size), new FullCovariance(shape));
    }

    private static Evolution diagonal(double[] mean, double[][] steps, double[] shares) {
        double[] sum = Vectors.filled(mean.length, ALPHA * ALPHA);
        for (int k = 0; k < steps.length; k++) {
            sum = Vectors.plus(sum, shares[k], Vectors.product(steps[k], steps[k]));
        }
        double size = size(sum);
        return Evolution.from(mean, Math.sqrt(size), new DiagonalCovariance(Vectors.scaled(1 / size, sum)));
    }

    /** The geometric mean of the eigenvalues. */
    private static double size(double[] eigenvalues) {
        return Math.exp(Arrays.stream(eigenvalues).map(Math::log).average().orElseThrow());
    }
}
