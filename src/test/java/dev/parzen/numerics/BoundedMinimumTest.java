package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.numerics.BoundedMinimum.Minimum;
import dev.parzen.numerics.BoundedMinimum.Patience;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BoundedMinimumTest {
    private static final Patience EXACT = new Patience(500, 1e-9, 0);

    @Test
    void findsTheEndOfACurvedValley() {
        Minimum minimum = near(new double[] {-1.2, 1, -1.2, 1}, -5, 5, BoundedMinimumTest::rosenbrock);
        assertThat(minimum.x()).containsExactly(new double[] {1, 1, 1, 1}, within(1e-7));
    }

    /** With x ≤ 0.5 the function 100 (y − x²)² + (1 − x)² is least at (0.5, 0.25): there it is 0.25. */
    @Test
    void stopsAtTheBounds() {
        Minimum minimum = near(new double[] {-1.2, 0.4}, -2, 0.5, BoundedMinimumTest::rosenbrock);
        assertThat(minimum.x()).containsExactly(new double[] {0.5, 0.25}, within(1e-7));
        assertThat(minimum.value()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void leavesABoundThatItBeganAt() {
        Minimum minimum = near(new double[] {0, 1, 0.5}, 0, 1, (x, g) -> bowl(x, g, 0.3));
        assertThat(minimum.x()).containsExactly(new double[] {0.3, 0.3, 0.3}, within(1e-8));
    }

    @Test
    void bringsAStartIntoTheBox() {
        Minimum minimum = near(new double[] {-7, 9}, 0, 1, (x, g) -> bowl(x, g, 2));
        assertThat(minimum.x()).containsExactly(1, 1);
    }

    @Test
    void avoidsWhatIsNotANumber() {
        Minimum minimum = near(new double[] {0.9}, 0, 1, (x, g) -> x[0] < 0.5 ? Double.NaN : bowl(x, g, 0.6));
        assertThat(minimum.x()[0]).isCloseTo(0.6, within(1e-8));
    }

    private static Minimum near(double[] start, double low, double high, BoundedMinimum.Smooth function) {
        double[] lows = new double[start.length];
        double[] highs = new double[start.length];
        Arrays.fill(lows, low);
        Arrays.fill(highs, high);
        return BoundedMinimum.near(start, lows, highs, function, EXACT);
    }

    private static double bowl(double[] x, double[] gradient, double centre) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            gradient[j] = 2 * (j + 1) * (x[j] - centre);
            sum += (j + 1) * (x[j] - centre) * (x[j] - centre);
        }
        return sum;
    }

    /** Pairs (x, y), each with 100 (y − x²)² + (1 − x)². */
    private static double rosenbrock(double[] x, double[] gradient) {
        double sum = 0;
        for (int j = 0; j < x.length; j += 2) {
            double bend = x[j + 1] - x[j] * x[j];
            sum += 100 * bend * bend + (1 - x[j]) * (1 - x[j]);
            gradient[j] = -400 * x[j] * bend - 2 * (1 - x[j]);
            gradient[j + 1] = 200 * bend;
        }
        return sum;
    }
}
