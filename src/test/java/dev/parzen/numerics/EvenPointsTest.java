package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sobol's and Halton's points. The figures are those of scipy 1.17.1, {@code qmc.Sobol(1000, scramble=False, bits=32)} and
 * {@code qmc.Halton(1000, scramble=False)}. Tests of chance have a level of 0.1 % and a fixed seed.
 */
class EvenPointsTest {
    private static final int KEYS = 6000;
    private static final double KOLMOGOROV = 1.95;
    private static final double CHI_SQUARE_OF_15 = 37.70;

    private enum Scrambled {
        SOBOL,
        HALTON;

        double coordinate(int index, int dimension, long key) {
            return this == SOBOL ? Sobol.scrambled(index, dimension, key) : Halton.scrambled(index, dimension, key);
        }
    }

    @Test
    void sobolAgreesWithScipy() {
        assertSobol(0, 0, 0, 0, 0, 0, 0);
        assertSobol(1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
        assertSobol(2, 0.75, 0.25, 0.25, 0.75, 0.75, 0.75);
        assertSobol(3, 0.25, 0.75, 0.75, 0.25, 0.25, 0.25);
        assertSobol(4, 0.375, 0.375, 0.625, 0.625, 0.875, 0.125);
        assertSobol(5, 0.875, 0.875, 0.125, 0.125, 0.375, 0.625);
        assertSobol(6, 0.625, 0.125, 0.875, 0.375, 0.125, 0.875);
        assertSobol(7, 0.125, 0.625, 0.375, 0.875, 0.625, 0.375);
        assertSobol(100, 0.4140625, 0.2578125, 0.7734375, 0.6953125, 0.8828125, 0.9140625);
        assertSobol(1000, 0.2197265625, 0.0966796875, 0.5185546875, 0.0693359375, 0.1865234375, 0.2001953125);
    }

    @Test
    void haltonAgreesWithScipy() {
        assertHalton(0, 0, 0, 0, 0, 0, 0);
        assertHalton(1, 0.5, 1 / 3.0, 0.2, 1 / 29.0, 1 / 541.0, 1 / 7919.0);
        assertHalton(2, 0.25, 2 / 3.0, 0.4, 2 / 29.0, 2 / 541.0, 2 / 7919.0);
        assertHalton(6, 0.375, 2 / 9.0, 0.24, 6 / 29.0, 6 / 541.0, 6 / 7919.0);
        assertHalton(
                100,
                0.1484375,
                0.4115226337448559,
                0.032,
                0.4518430439952438,
                0.18484288354898337,
                0.012627857052658164);
        assertHalton(
                1000,
                0.0927734375,
                0.3475080018289895,
                0.00512,
                0.4887449259912255,
                0.8484322521789934,
                0.12627857052658165);
    }

    /** The sum of n j ⌊4096 x⌋ over points n and dimensions j, both from 1. */
    @Test
    void sobolAgreesWithScipyInEveryDimension() {
        long sum = 0;
        for (int n = 0; n < 4096; n++) {
            for (int j = 0; j < 1000; j++) {
                sum += (n + 1L) * (j + 1) * (long) (4096 * Sobol.coordinate(n, j));
            }
        }
        assertThat(sum).isEqualTo(8_600_639_115_603_968L);
    }

    /** The sum of n j x over points n and dimensions j, both from 1. */
    @Test
    void haltonAgreesWithScipyInEveryDimension() {
        double sum = 0;
        for (int n = 0; n < 512; n++) {
            for (int j = 0; j < 1000; j++) {
                sum += (n + 1.0) * (j + 1) * Halton.coordinate(n, j);
            }
        }
        assertThat(sum).isCloseTo(6_079_656_797.956_162, withinPercentage(1e-9));
    }

    @Test
    void sobolFillsEveryElementaryRectangleOnceScrambledOrNot() {
        for (int width = 0; width <= 8; width++) {
            boolean[] plain = new boolean[256];
            boolean[] scrambled = new boolean[256];
            for (int n = 0; n < 256; n++) {
                plain[cell(Sobol.coordinate(n, 0), Sobol.coordinate(n, 1), width)] = true;
                scrambled[cell(Sobol.scrambled(n, 0, 11), Sobol.scrambled(n, 1, 12), width)] = true;
            }
            assertThat(plain).as("2^-" + width + " wide").doesNotContain(false);
            assertThat(scrambled).as("2^-" + width + " wide").doesNotContain(false);
        }
    }

    @Test
    void haltonFillsEveryIntervalOnceScrambledOrNot() {
        for (int dimension : new int[] {0, 1, 2, 9, 59}) {
            int base = (int) Math.round(1 / Halton.coordinate(1, dimension));
            double rotation = Halton.scrambled(0, dimension, 13);
            int dim = dimension;
            assertThat(intervals(base, n -> Halton.coordinate(n, dim))).hasSize(base);
            assertThat(intervals(base, n -> (Halton.scrambled(n, dim, 13) - rotation + 1 + 1e-12) % 1))
                    .hasSize(base);
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesEveryPointUniform(Scrambled sequence) {
        for (int index : new int[] {0, 1, 2, 17, 1000, Integer.MAX_VALUE}) {
            for (int dimension : new int[] {0, 5, 99}) {
                var keys = new SplittableRandom(index + dimension);
                double[] shares = IntStream.range(0, KEYS)
                        .mapToDouble(i -> sequence.coordinate(index, dimension, keys.nextLong()))
                        .sorted()
                        .toArray();
                assertThat(shares[0]).isNotNegative();
                assertThat(shares[KEYS - 1]).isLessThan(1);
                assertThat(distanceFromUniform(shares) * Math.sqrt(KEYS))
                        .as("point %s in dimension %s", index, dimension)
                        .isLessThan(KOLMOGOROV);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesDimensionsIndependent(Scrambled sequence) {
        for (int index : new int[] {0, 3, 1000}) {
            var keys = new SplittableRandom(index);
            int[] counts = new int[16];
            for (int i = 0; i < KEYS; i++) {
                int one = (int) (4 * sequence.coordinate(index, 20, keys.nextLong()));
                int other = (int) (4 * sequence.coordinate(index, 21, keys.nextLong()));
                counts[4 * one + other]++;
            }
            double expected = KEYS / 16.0;
            double chiSquare = Arrays.stream(counts)
                    .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                    .sum();
            assertThat(chiSquare).as("point " + index).isLessThan(CHI_SQUARE_OF_15);
        }
    }

    /** The integral of ∏ 12 (x_j − ½)² over the cube is 1; 1024 random points miss it by 0.1 (root mean square). */
    @ParameterizedTest
    @EnumSource
    void integratesMoreExactlyThanRandomPoints(Scrambled sequence) {
        int dimensions = 4;
        int points = 1024;
        int keys = 50;
        double squared = 0;
        double ofRandom = 0;
        for (int key = 0; key < keys; key++) {
            var random = new SplittableRandom(key);
            long[] keysOfDimensions = random.longs(dimensions).toArray();
            squared += square(mean(points, dimensions, (n, j) -> sequence.coordinate(n, j, keysOfDimensions[j])) - 1);
            ofRandom += square(mean(points, dimensions, (n, j) -> random.nextDouble()) - 1);
        }
        assertThat(Math.sqrt(squared)).isLessThan(Math.sqrt(ofRandom) / 3);
    }

    @Test
    void reachesTheLastDimension() {
        assertThat(Sobol.coordinate(1, Sobol.DIMENSIONS - 1)).isEqualTo(0.5);
        assertThat(Halton.coordinate(1, Halton.DIMENSIONS - 1)).isEqualTo(1 / 7919.0);
    }

    private interface Point {
        double coordinate(int index, int dimension);
    }

    private static double mean(int points, int dimensions, Point point) {
        double sum = 0;
        for (int n = 0; n < points; n++) {
            double product = 1;
            for (int j = 0; j < dimensions; j++) {
                product *= 12 * square(point.coordinate(n, j) - 0.5);
            }
            sum += product;
        }
        return sum / points;
    }

    private static double square(double x) {
        return x * x;
    }

    /** Of 256 rectangles with an area of 2^-8, the one that holds the point. */
    private static int cell(double x, double y, int width) {
        int columns = 1 << width;
        int rows = 1 << (8 - width);
        return (int) (x * columns) * rows + (int) (y * rows);
    }

    private static Set<Integer> intervals(int base, IntToDoubleFunction coordinate) {
        return IntStream.range(0, base)
                .mapToObj(n -> (int) Math.floor(base * coordinate.applyAsDouble(n) + 1e-9))
                .collect(Collectors.toSet());
    }

    private static double distanceFromUniform(double[] ascending) {
        double furthest = 0;
        for (int i = 0; i < ascending.length; i++) {
            double below = ascending[i] - (double) i / ascending.length;
            furthest = Math.max(furthest, Math.max(below, 1.0 / ascending.length - below));
        }
        return furthest;
    }

    /** The coordinates of dimensions 1, 2, 3, 10, 100 and 1000. */
    private static void assertSobol(int index, double... coordinates) {
        double[] computed = IntStream.of(0, 1, 2, 9, 99, 999)
                .mapToDouble(dimension -> Sobol.coordinate(index, dimension))
                .toArray();
        assertThat(computed).as("point " + index).containsExactly(coordinates);
    }

    private static void assertHalton(int index, double... coordinates) {
        double[] computed = IntStream.of(0, 1, 2, 9, 99, 999)
                .mapToDouble(dimension -> Halton.coordinate(index, dimension))
                .toArray();
        assertThat(computed).as("point " + index).containsExactly(coordinates, within(1e-15));
    }
}
