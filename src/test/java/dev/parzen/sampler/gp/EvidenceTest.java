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
    private static final double[] PARAMETERS = DoubleStream.of(4, 2.5, 0.6, 1.5, 0.4, 2, 1.3, 0.7, 0.01)
            .map(Math::log)
            .toArray();

    private final Evidence evidence = new Evidence(Five.points(), Five.Y, false, Five.NEVER);

    @Test
    void weighsMisfitVolumeAndPrior() {
        assertThat(evidence.at(PARAMETERS, new double[9])).isCloseTo(12.64407760099336, within(1e-10));
    }

    @Test
    void knowsItsSlope() {
        double[] gradient = new double[9];
        evidence.at(PARAMETERS, gradient);
        double[] expected = {
            0.10994984883438973,
            0.03438510568276598,
            -0.4290644996333507,
            -0.21240247923307956,
            -0.3530376670675868,
            -0.2815964063055768,
            0.7503256306333009,
            -0.1707159211357852,
            0.17118207028321564
        };
        assertThat(gradient).containsExactly(expected, within(1e-8));
    }

    @Test
    void findsTheBestKernel() {
        Minimum minimum = evidence.near(Prior.kernel(3, false));
        assertThat(minimum.value()).isCloseTo(10.389745913573941, within(1e-3));
        Kernel kernel = evidence.kernel(minimum.x());
        assertThat(kernel.theta()).containsExactly(new double[] {3.05, 1.6, 10.61}, within(0.7));
        assertThat(kernel.scale()).isCloseTo(0.6117, within(0.05));
    }

    @Test
    void keepsTheNoiseFixedWhereThereIsNone() {
        Evidence exact = new Evidence(Five.points(), Five.Y, true, Five.NEVER);
        Minimum minimum = exact.near(Prior.kernel(3, true));
        assertThat(minimum.x()).hasSize(8);
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
        Kernel kernel = ridge.kernel(ridge.near(Prior.kernel(3, false)).x());
        assertThat(kernel.phi()[0]).isGreaterThan(20 * Math.max(kernel.phi()[1], kernel.phi()[2]));
        assertThat(kernel.noise()).isLessThan(1e-2);
    }

    /** A gentle slope, measured three times at each point under noise of thrice its deviation. */
    @Test
    void believesInLargeNoise() {
        var random = new SplittableRandom(1);
        var places = IntStream.range(0, 20)
                .mapToObj(i -> random.doubles(3).toArray())
                .toList();
        var points = IntStream.range(0, 60).mapToObj(i -> places.get(i % 20)).toList();
        double[] y = points.stream()
                .mapToDouble(x -> x[0] - 0.5 + random.nextGaussian())
                .toArray();
        double variance = DoubleStream.of(y).map(one -> one * one).average().orElseThrow();
        double[] standardised =
                DoubleStream.of(y).map(one -> one / Math.sqrt(variance)).toArray();
        Evidence noisy = new Evidence(Points.of(points, new boolean[3]), standardised, false, Five.NEVER);
        Kernel kernel = noisy.kernel(noisy.near(Prior.kernel(3, false)).x());
        assertThat(kernel.noise()).isGreaterThan(0.5);
    }
}
