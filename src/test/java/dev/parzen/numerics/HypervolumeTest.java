package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {
    private static final double[] UNIT = {1, 1, 1, 1, 1, 1};

    /** The values of the objectives and of the volumes were published with the problems, computed by Optuna 5.0.0. */
    @Test
    void agreesWithThePublishedVolumes() {
        double[] zdt = {1.1, 6};
        assertThat(Hypervolume.of(new double[][] {{0.5, 3.8416876048223}}, zdt))
                .isCloseTo(1.29498743711, within(1e-11));
        assertThat(Hypervolume.of(new double[][] {{0.25, 1.54171245559484}}, zdt))
                .isCloseTo(3.78954441274, within(1e-11));
        assertThat(Hypervolume.of(new double[][] {{0.5, 5.45454545454546}}, zdt))
                .isCloseTo(0.327272727273, within(1e-12));
        double[] dtlz = {2.5, 2.5, 2.5};
        double[] one = {0.5, 0.5, 0.707106781186547};
        double[] other = {0.487903679018718, 1.17790367901872, 0.528103136663824};
        assertThat(Hypervolume.of(new double[][] {one}, dtlz)).isCloseTo(7.17157287525, within(1e-11));
        assertThat(Hypervolume.of(new double[][] {other}, dtlz)).isCloseTo(5.24561074022, within(1e-11));
        assertThat(Hypervolume.of(new double[][] {one, other}, dtlz)).isCloseTo(7.67642855846, within(1e-11));
    }

    /** ∫ of the fronts of ZDT1 and ZDT2 up to (1.1, 6), and of the ball of DTLZ2 up to 2.5. */
    @Test
    void convergesToTheWholeFronts() {
        int n = 20_000;
        double[][] zdt1 = IntStream.rangeClosed(0, n)
                .mapToDouble(i -> (double) i / n)
                .mapToObj(x -> new double[] {x * x, 1 - x})
                .toArray(double[][]::new);
        double[][] zdt2 = IntStream.rangeClosed(0, n)
                .mapToDouble(i -> (double) i / n)
                .mapToObj(x -> new double[] {x, 1 - x * x})
                .toArray(double[][]::new);
        assertThat(Hypervolume.of(zdt1, new double[] {1.1, 6})).isCloseTo(6.266667, within(1e-4));
        assertThat(Hypervolume.of(zdt2, new double[] {1.1, 6})).isCloseTo(5.933333, within(1e-4));
        assertThat(Hypervolume.of(sphere(300), new double[] {2.5, 2.5, 2.5})).isCloseTo(15.1014, within(1e-2));
    }

    private static double[][] sphere(int n) {
        return IntStream.range(0, n * n)
                .mapToObj(i -> new double[] {Math.PI / 2 * (i / n) / (n - 1), Math.PI / 2 * (i % n) / (n - 1)})
                .map(a ->
                        new double[] {Math.cos(a[0]) * Math.cos(a[1]), Math.cos(a[0]) * Math.sin(a[1]), Math.sin(a[0])})
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void agreesWithInclusionAndExclusion(int m) {
        double[] reference = Arrays.copyOf(UNIT, m);
        for (int seed = 0; seed < 60; seed++) {
            double[][] points = random(seed, m, 10);
            assertThat(Hypervolume.of(points, reference))
                    .as("seed %d", seed)
                    .isCloseTo(inclusionExclusion(points, reference), within(1e-12));
        }
    }

    /** 100,000 draws: within 4 standard errors. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void agreesWithDrawnPoints(int m) {
        double[] reference = Arrays.copyOf(UNIT, m);
        double[][] points = random(m, m, 60);
        double volume = Hypervolume.of(points, reference);
        var random = new SplittableRandom(7);
        int draws = 100_000;
        long hits = IntStream.range(0, draws)
                .mapToObj(i -> random.doubles(m).toArray())
                .filter(x -> Arrays.stream(points).anyMatch(p -> isAsGood(p, x)))
                .count();
        assertThat((double) hits / draws).isCloseTo(volume, within(4 * Math.sqrt(volume * (1 - volume) / draws)));
    }

    @Test
    void countsNothingBeyondTheReference() {
        double[] reference = {1, 1, 1};
        double[][] beyond = {{1, 0, 0}, {2, -5, 0}, {Double.POSITIVE_INFINITY, 0, 0}, {-1, 0, Double.NaN}};
        assertThat(Hypervolume.of(beyond, reference)).isZero();
        assertThat(Hypervolume.of(new double[][] {{0.5, 0.5, 0.5}, {2, -5, 0}}, reference))
                .isEqualTo(0.125);
        assertThat(Hypervolume.of(new double[0][], reference)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void isInfiniteWithAnInfiniteLoss(int m) {
        double[][] points = random(3, m, 5);
        Arrays.fill(points[2], 0.5);
        points[2][m - 1] = Double.NEGATIVE_INFINITY;
        assertThat(Hypervolume.of(points, Arrays.copyOf(UNIT, m))).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void contributesWhatIsMissingWithoutThePoint(int m) {
        double[] reference = Arrays.copyOf(UNIT, m);
        for (int seed = 0; seed < 40; seed++) {
            double[][] points = random(seed, m, 12);
            double[] contributions = Hypervolume.contributions(points, reference);
            for (int i = 0; i < points.length; i++) {
                int out = i;
                double[][] others = IntStream.range(0, points.length)
                        .filter(k -> k != out)
                        .mapToObj(k -> points[k])
                        .toArray(double[][]::new);
                assertThat(contributions[i])
                        .as("seed %d", seed)
                        .isCloseTo(
                                Hypervolume.of(points, reference) - Hypervolume.of(others, reference), within(1e-12));
            }
        }
    }

    @Test
    void putsTheReferenceBehindTheWorst() {
        double[][] points = {{2, -2, 0, -1}, {1, -4, -3, Double.POSITIVE_INFINITY}};
        assertThat(Hypervolume.referenceBehind(points))
                .containsExactly(new double[] {2.2, -1.8, 1e-12, -0.9}, within(1e-15));
    }

    /** On a coarse grid, so that many losses are equal, and some on the reference. */
    private static double[][] random(int seed, int m, int n) {
        var random = new SplittableRandom(seed);
        double[][] points = new double[n][m];
        for (double[] point : points) {
            Arrays.setAll(point, j -> random.nextBoolean() ? random.nextInt(0, 9) / 8.0 : random.nextDouble());
        }
        return points;
    }

    /** Σ over the subsets of ± the box that all of a subset dominate. */
    private static double inclusionExclusion(double[][] points, double[] reference) {
        double volume = 0;
        for (int subset = 1; subset < 1 << points.length; subset++) {
            double box = 1;
            for (int j = 0; j < reference.length; j++) {
                double worst = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < points.length; i++) {
                    worst = (subset >> i & 1) == 1 ? Math.max(worst, points[i][j]) : worst;
                }
                box *= Math.max(0, reference[j] - worst);
            }
            volume += Integer.bitCount(subset) % 2 == 1 ? box : -box;
        }
        return volume;
    }

    private static boolean isAsGood(double[] one, double[] other) {
        return IntStream.range(0, one.length).allMatch(j -> one[j] <= other[j]);
    }
}
