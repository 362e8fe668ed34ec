package dev.parzen.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Golden values from NumPy, which solves the full system, and mpmath for the improvement. */
class AcquisitionTest {
    private static final double[] NEAR = {0.5, 0.7, 1};
    private static final double[] FAR = {0.2, 0.4, 2};

    private final Acquisition acquisition =
            new Acquisition(Five.experience(), Five.targets(), List.of(), Five.CATEGORICAL);

    @Test
    void predictsMeanAndDeviation() {
        assertThat(acquisition.predict(NEAR).mean()).isCloseTo(-1.0253784313378715, within(1e-11));
        assertThat(acquisition.predict(NEAR).deviation()).isCloseTo(0.22812617609624933, within(1e-11));
        assertThat(acquisition.predict(FAR).mean()).isCloseTo(0.5150916058589717, within(1e-11));
        assertThat(acquisition.predict(FAR).deviation()).isCloseTo(0.8627196198833931, within(1e-11));
    }

    @Test
    void expectsImprovement() {
        assertThat(acquisition.at(NEAR)).isCloseTo(-3.5359357130325844, within(1e-9));
        assertThat(acquisition.at(FAR)).isCloseTo(-4.8843705784179, within(1e-9));
    }

    /** A trial in flight at (0.3, 0.8, 1): the mean stays, the deviation falls a little. */
    @Test
    void believesInTrialsInFlight() {
        Acquisition believing = new Acquisition(
                Five.experience(), Five.targets(), List.of(new double[] {0.3, 0.8, 1}), Five.CATEGORICAL);
        assertThat(believing.predict(NEAR).mean()).isCloseTo(-1.0253784313378715, within(1e-11));
        assertThat(believing.at(NEAR)).isCloseTo(-3.5369678631071837, within(1e-9));
    }

    @Test
    void knowsItsSlope() {
        var random = new SplittableRandom(2);
        Acquisition believing = new Acquisition(
                Five.experience(), Five.targets(), List.of(new double[] {0.3, 0.8, 1}), Five.CATEGORICAL);
        for (int i = 0; i < 50; i++) {
            double[] x = {random.nextDouble(), random.nextDouble(), random.nextInt(3)};
            double[] gradient = new double[3];
            assertThat(believing.at(x, gradient)).isEqualTo(believing.at(x));
            for (int j = 0; j < 2; j++) {
                assertThat(gradient[j]).isCloseTo(slope(believing, x, j), within(1e-4 * (1 + Math.abs(gradient[j]))));
            }
            assertThat(gradient[2]).isZero();
        }
    }

    private static double slope(Acquisition acquisition, double[] x, int j) {
        double step = 1e-5;
        double[] above = x.clone();
        double[] below = x.clone();
        above[j] += step;
        below[j] -= step;
        return (acquisition.at(above) - acquisition.at(below)) / (2 * step);
    }
}
