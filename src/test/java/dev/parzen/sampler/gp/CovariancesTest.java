package dev.parzen.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** By the formulas of {@link Kernel} as they stand, from the smoothest kernel to the roughest that a fit may find. */
class CovariancesTest {
    private static final boolean[] CATEGORICAL = {false, true, false};

    @Test
    void followTheKernel() {
        for (double log = -12; log <= 12; log += 3) {
            double phi = Math.exp(log);
            var kernel = new Kernel(new double[] {4, 2.5, 0.6}, 1.3, new double[] {phi, phi, phi}, 0.7, 0.01);
            List<double[]> points = points();
            var covariances = new Covariances(kernel, Points.of(points, CATEGORICAL));
            Kernel.Row row = Kernel.Row.of(points.size(), 3);
            for (double[] x : points) {
                covariances.fill(x, points.size(), row);
                double[] expected = points.stream()
                        .mapToDouble(other -> covariance(kernel, x, other))
                        .toArray();
                assertThat(row.covariances()).containsExactly(expected, within(1e-12));
            }
        }
    }

    private static List<double[]> points() {
        var random = new SplittableRandom(1);
        return IntStream.range(0, 40)
                .mapToObj(i -> new double[] {i < 2 ? i : random.nextDouble(), i % 3, random.nextDouble()})
                .toList();
    }

    private static double covariance(Kernel kernel, double[] x, double[] other) {
        double[] squares = new double[x.length];
        Arrays.setAll(
                squares, j -> CATEGORICAL[j] ? (x[j] == other[j] ? 0 : 1) : (x[j] - other[j]) * (x[j] - other[j]));
        double together = 0;
        double alone = 0;
        for (int j = 0; j < x.length; j++) {
            together += kernel.theta()[j] * squares[j];
            alone += matern(kernel.phi()[j] * squares[j]);
        }
        return kernel.scale() * matern(together) + kernel.addend() / x.length * alone;
    }

    private static double matern(double square) {
        double z = Math.sqrt(5 * square);
        return (1 + z + z * z / 3) * Math.exp(-z);
    }
}
