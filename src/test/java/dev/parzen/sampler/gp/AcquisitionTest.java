package dev.parzen.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Golden values from NumPy, which solves the full system, and mpmath for the improvement. */
class AcquisitionTest {
    private static final double[] NEAR = {0.5, 0.7, 1};
    private static final double[] SECOND = {-0.5, 0.9, -1.3, 0.4, 0.2};
    private static final double[] THIRD = {0.8, 0.1, -0.6, -1.1, 1.2};
    private static final double[] REFERENCE = {2, 2};
    private static final double[] FAR = {0.2, 0.4, 2};

    private final Posterior posterior = new Posterior(Five.experience(), Five.Y, List.of(), Five.CATEGORICAL);
    private final Posterior believing =
            new Posterior(Five.experience(), Five.Y, List.of(new double[] {0.3, 0.8, 1}), Five.CATEGORICAL);

    @Test
    void predictsMeanAndDeviation() {
        assertThat(posterior.predict(NEAR).mean()).isCloseTo(-1.0253784313378715, within(1e-11));
        assertThat(posterior.predict(NEAR).deviation()).isCloseTo(0.22812617609624933, within(1e-11));
        assertThat(posterior.predict(FAR).mean()).isCloseTo(0.5150916058589717, within(1e-11));
        assertThat(posterior.predict(FAR).deviation()).isCloseTo(0.8627196198833931, within(1e-11));
    }

    @Test
    void expectsImprovement() {
        assertThat(new ExpectedGain(posterior, -1.2).at(NEAR)).isCloseTo(-3.5359357130325844, within(1e-9));
        assertThat(new ExpectedGain(posterior, -1.2).at(FAR)).isCloseTo(-4.8843705784179, within(1e-9));
    }

    /** A trial in flight at (0.3, 0.8, 1): the mean stays, the deviation falls a little. */
    @Test
    void believesInTrialsInFlight() {
        assertThat(believing.predict(NEAR).mean()).isCloseTo(-1.0253784313378715, within(1e-11));
        assertThat(new ExpectedGain(believing, -1.2).at(NEAR)).isCloseTo(-3.5369678631071837, within(1e-9));
    }

    @Test
    void expectsConstraintsToHold() {
        Posterior constraint = of(SECOND);
        assertThat(new Feasibility(constraint, 0.1).at(NEAR)).isCloseTo(-4.326393705005786, within(1e-9));
        assertThat(new Feasibility(constraint, 0.1).at(FAR)).isCloseTo(-0.20145585890810686, within(1e-9));
    }

    /** By quadrature of the gain, which is measured by inclusion and exclusion. */
    @Test
    void expectsGainsOfHypervolume() {
        assertThat(two().at(NEAR)).isCloseTo(-1.9912538872768784, within(1e-9));
        assertThat(two().at(FAR)).isCloseTo(-0.40197479929561236, within(1e-9));
        assertThat(three().at(NEAR)).isCloseTo(-1.199843372190096, within(1e-9));
        assertThat(three().at(FAR)).isCloseTo(0.5096878746502418, within(1e-9));
    }

    @Test
    void staysFiniteWhereNothingIsToBeGained() {
        Acquisition hopeless = Acquisition.of(new VolumeGain(
                List.of(posterior, of(SECOND)), Boxes.of(List.of(new double[] {-300, -200}), REFERENCE)));
        double[] gradient = new double[3];
        assertThat(hopeless.at(NEAR, gradient)).isLessThan(-1e5).isFinite();
        assertThat(gradient).doesNotContain(Double.NaN);
    }

    @Test
    void knowsItsSlope() {
        assertSlope(Acquisition.of(new ExpectedGain(believing, -1.2)));
        assertSlope(Acquisition.of(new Feasibility(believing, -0.3)));
        assertSlope(Acquisition.of(two()));
        assertSlope(new Acquisition(List.of(three(), new Feasibility(of(SECOND), 0.1))));
    }

    private Posterior of(double[] y) {
        return new Posterior(Five.experience(), y, List.of(), Five.CATEGORICAL);
    }

    private VolumeGain two() {
        return gain(Five.Y, SECOND);
    }

    private VolumeGain three() {
        return gain(Five.Y, SECOND, THIRD);
    }

    private VolumeGain gain(double[]... objectives) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int row = i;
            points.add(Arrays.stream(objectives).mapToDouble(y -> y[row]).toArray());
        }
        double[] reference = new double[objectives.length];
        Arrays.fill(reference, 2);
        return new VolumeGain(Arrays.stream(objectives).map(this::of).toList(), Boxes.of(points, reference));
    }

    private static void assertSlope(Acquisition acquisition) {
        var random = new SplittableRandom(2);
        for (int i = 0; i < 50; i++) {
            double[] x = {random.nextDouble(), random.nextDouble(), random.nextInt(3)};
            double[] gradient = new double[3];
            assertThat(acquisition.at(x, gradient)).isEqualTo(acquisition.at(x));
            for (int j = 0; j < 2; j++) {
                assertThat(gradient[j]).isCloseTo(slope(acquisition, x, j), within(1e-4 * (1 + Math.abs(gradient[j]))));
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
