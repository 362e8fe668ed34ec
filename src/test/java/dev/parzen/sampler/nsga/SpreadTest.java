package dev.parzen.sampler.nsga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The formulas at single points, computed by hand, and the distributions that they come to. */
class SpreadTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    /** The critical value of √n D at the level 0.001 (Kolmogorov). */
    private static final double CRITICAL = 1.95;

    private static final int DRAWS = 4_000;

    /** Parents 0.4 and 0.6, η = 2: β_max = 1 + 2 · 0.4 / 0.2 = 5, α = 2 − 5⁻³ = 1.992. */
    @Test
    void spreadsByTheBoundedFormula() {
        assertThat(Spread.bounded(0.4, 0.6, 2, 0.25)).isCloseTo(0.5 - 0.1 * Math.cbrt(0.25 * 1.992), CLOSE);
        assertThat(Spread.bounded(0.6, 0.4, 2, 0.25)).isCloseTo(0.5 + 0.1 * Math.cbrt(0.25 * 1.992), CLOSE);
        assertThat(Spread.bounded(0.4, 0.6, 2, 0.75)).isCloseTo(0.5 - 0.1 / Math.cbrt(2 - 0.75 * 1.992), CLOSE);
        assertThat(Spread.bounded(0.4, 0.6, 2, 1)).isCloseTo(0, CLOSE);
        assertThat(Spread.bounded(0.3, 0.3, 20, 0.7)).isCloseTo(0.3, within(1e-9));
    }

    /** F(β) = β^(η+1) / α up to 1, then (2 − β^−(η+1)) / α. */
    @Test
    void spreadsByThePolynomialDistribution() {
        double alpha = 2 - Math.pow(5, -3);
        agrees(
                u -> (0.5 - Spread.bounded(0.4, 0.6, 2, u)) / 0.1,
                beta -> beta <= 1 ? Math.pow(beta, 3) / alpha : (2 - Math.pow(beta, -3)) / alpha);
    }

    @Test
    void blendsEvenlyOverTheLongerInterval() {
        assertThat(Spread.blended(0.2, 0.6, 0)).isCloseTo(0, CLOSE);
        assertThat(Spread.blended(0.6, 0.2, 1)).isCloseTo(0.8, CLOSE);
        agrees(u -> Spread.blended(0.6, 0.2, u), x -> x / 0.8);
    }

    /** By parts: half lies on each side, and P(farther than t) = (1 + 2t / |x − y|)^−(η+1) on either. */
    @Test
    void excludesNoRegionAroundAParent() {
        agrees(u -> Spread.around(0.4, 0.6, 2, u), x -> {
            double tail = 0.5 * Math.pow(1 + 2 * Math.abs(x - 0.4) / 0.2, -3);
            return x < 0.4 ? tail : 1 - tail;
        });
        assertThat(Spread.around(0.4, 0.6, 2, 0.4375)).isCloseTo(0.4 - 0.1, CLOSE);
    }

    /** x = 0.3, η = 20, u = ¼: x − (1 − (½ + ½ · 0.7²¹)^(1/21)); u = ¾ the same upwards. */
    @Test
    void mutatesByTheBoundedPolynomial() {
        assertThat(Spread.mutated(0.3, 20, 0.25))
                .isCloseTo(0.3 - (1 - Math.pow(0.5 + 0.5 * Math.pow(0.7, 21), 1 / 21.0)), CLOSE);
        assertThat(Spread.mutated(0.3, 20, 0.75))
                .isCloseTo(0.3 + (1 - Math.pow(0.5 + 0.5 * Math.pow(0.3, 21), 1 / 21.0)), CLOSE);
        assertThat(Spread.mutated(0.3, 20, 0)).isCloseTo(0, CLOSE);
        assertThat(Spread.mutated(0.3, 20, 1)).isCloseTo(1, CLOSE);
        assertThat(Spread.mutated(0.3, 20, 0.5)).isCloseTo(0.3, CLOSE);
        assertThat(Spread.mutated(0, 20, 0.2)).isZero();
        assertThat(Spread.mutated(1, 20, 0.8)).isEqualTo(1);
    }

    /** The covariance of the children is that of the parents: variances within 4 standard errors, roughly √(2 / n). */
    @Test
    void keepsTheCovarianceOfAsimplex() {
        double[][] x = {{0.1, 0.5}, {0.4, 0.2}, {0.9, 0.6}};
        double[][] children = children(x, Crossover.SPX);
        for (int j = 0; j < 2; j++) {
            int axis = j;
            double mean = Arrays.stream(x).mapToDouble(p -> p[axis]).average().orElseThrow();
            double variance = Arrays.stream(x)
                    .mapToDouble(p -> (p[axis] - mean) * (p[axis] - mean))
                    .average()
                    .orElseThrow();
            assertThat(variance(children, j, mean)).isCloseTo(variance, within(4 * variance * Math.sqrt(2.0 / DRAWS)));
        }
    }

    /** d = 2: along the line ½ of its length, across it 0.35 / √2 of the third parent's distance from it. */
    @Test
    void drawsNormallyAlongAndAcrossTheLine() {
        double[][] x = {{0.3, 0.5}, {0.7, 0.5}, {0.9, 0.7}};
        double[][] children = children(x, Crossover.UNDX);
        double along = 0.5 * 0.4;
        double across = 0.35 / Math.sqrt(2) * 0.2;
        double error = 4 * Math.sqrt(2.0 / DRAWS);
        assertThat(variance(children, 0, 0.5)).isCloseTo(along * along, within(error * along * along));
        assertThat(variance(children, 1, 0.5)).isCloseTo(across * across, within(error * across * across));
    }

    @Test
    void takesFromEitherParentByTheSwappingProbability() {
        var random = new SplittableRandom(3);
        double[][] x = {{0}, {1}};
        double ones = IntStream.range(0, DRAWS)
                .mapToDouble(i -> Crossover.UNIFORM.child(x, 0.2, 20, random)[0])
                .sum();
        assertThat(ones / DRAWS).isCloseTo(0.2, within(4 * Math.sqrt(0.2 * 0.8 / DRAWS)));
    }

    private static double[][] children(double[][] x, Crossover crossover) {
        var random = new SplittableRandom(1);
        return IntStream.range(0, DRAWS)
                .mapToObj(i -> crossover.child(x, 0.5, 20, random))
                .toArray(double[][]::new);
    }

    private static double variance(double[][] points, int j, double mean) {
        return Arrays.stream(points)
                .mapToDouble(p -> (p[j] - mean) * (p[j] - mean))
                .average()
                .orElseThrow();
    }

    private static void agrees(DoubleUnaryOperator drawn, DoubleUnaryOperator distribution) {
        var random = new SplittableRandom(2);
        double[] sorted = IntStream.range(0, DRAWS)
                .mapToDouble(i -> drawn.applyAsDouble(random.nextDouble()))
                .sorted()
                .toArray();
        double farthest = IntStream.range(0, DRAWS)
                .mapToDouble(i -> Math.abs(distribution.applyAsDouble(sorted[i]) - (i + 0.5) / DRAWS))
                .max()
                .orElseThrow();
        assertThat(farthest * Math.sqrt(DRAWS)).isLessThan(CRITICAL);
    }
}
