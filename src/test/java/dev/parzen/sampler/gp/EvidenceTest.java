package dev.parzen.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.numerics.BoundedMinimum.Minimum;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Golden values from NumPy: the formulas as they stand, with slogdet and solve; the best parameters from SciPy's L-BFGS-B
 * with numeric derivatives.
 */
class EvidenceTest {
    private static final double[] PARAMETERS =
            DoubleStream.of(4, 2.5, 0.6, 1.3, 0.01).map(Math::log).toArray();

    private final Evidence evidence = new Evidence(Five.points(), Five.Y, false, Five.NEVER);

    @Test
    void weighsMisfitVolumeAndPrior() {
        assertThat(evidence.at(PARAMETERS, new double[5])).isCloseTo(9.672967334557306, within(1e-10));
    }

    @Test
    void knowsItsSlope() {
        double[] gradient = new double[5];
        evidence.at(PARAMETERS, gradient);
        double[] expected = {
            0.4896673776837446, 0.2488346097329064, -0.6191240819310254, 0.31836976543283174, 0.2023591121743292
        };
        assertThat(gradient).containsExactly(expected, within(1e-8));
    }

    @Test
    void findsTheBestKernel() {
        Minimum minimum = evidence.near(Evidence.prior(3, false));
        assertThat(minimum.value()).isCloseTo(8.329529208800452, within(1e-3));
        Kernel kernel = evidence.kernel(minimum.x());
        assertThat(kernel.theta()).containsExactly(new double[] {0.4313, 0.8453, 2.7888}, within(0.05));
        assertThat(kernel.scale()).isCloseTo(0.9993, within(0.02));
    }

    @Test
    void keepsTheNoiseFixedWhereThereIsNone() {
        Evidence exact = new Evidence(Five.points(), Five.Y, true, Five.NEVER);
        Minimum minimum = exact.near(Evidence.prior(3, true));
        assertThat(minimum.x()).hasSize(4);
        assertThat(exact.kernel(minimum.x()).noise()).isEqualTo(Evidence.LEAST_NOISE);
    }

    /** The function changes with the first coordinate alone, so that its length-scale must be the shortest by far. */
    @Test
    void tellsWhichDimensionsMatter() {
        var random = new SplittableRandom(1);
        var points = IntStream.range(0, 60)
                .mapToObj(i -> random.doubles(3).toArray())
                .toList();
        double[] y = points.stream().mapToDouble(x -> Math.sin(9 * x[0])).toArray();
        Evidence ridge = new Evidence(Points.of(points, new boolean[3]), y, false, Five.NEVER);
        Kernel kernel = ridge.kernel(ridge.near(Evidence.prior(3, false)).x());
        assertThat(kernel.theta()[0]).isGreaterThan(20 * Math.max(kernel.theta()[1], kernel.theta()[2]));
        assertThat(kernel.noise()).isLessThan(1e-2);
    }
}
