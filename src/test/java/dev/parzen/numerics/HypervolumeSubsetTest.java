package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeSubsetTest {

    /** (2, 2) dominates 4 alone; then (0, 3.5) adds 2 · ½, as (3.5, 0) does. */
    @Test
    void choosesTheLargestFirst() {
        double[][] points = {{0, 3.5}, {3.5, 0}, {2, 2}, {1, 3}};
        assertThat(HypervolumeSubset.greedy(points, new double[] {4, 4}, 4)).containsExactly(2, 0, 1, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void gainsInEachStepTheMostThereIs(int m) {
        double[] reference = IntStream.range(0, m).mapToDouble(j -> 1).toArray();
        for (int seed = 0; seed < 30; seed++) {
            double[][] points = random(seed, m, 25);
            int[] chosen = HypervolumeSubset.greedy(points, reference, 10);
            assertThat(chosen).doesNotHaveDuplicates().hasSize(10);
            for (int size = 0; size < 10; size++) {
                double reached = volume(points, reference, Arrays.copyOf(chosen, size + 1));
                double most = most(points, reference, Arrays.copyOf(chosen, size));
                assertThat(reached).as("seed %d, size %d", seed, size).isCloseTo(most, within(1e-12));
            }
        }
    }

    @Test
    void comesCloseToTheBestOfAllSubsets() {
        double[] reference = {1, 1, 1};
        for (int seed = 0; seed < 20; seed++) {
            double[][] points = random(seed, 3, 12);
            double best = 0;
            for (int subset = 0; subset < 1 << 12; subset++) {
                if (Integer.bitCount(subset) == 4) {
                    int bits = subset;
                    best = Math.max(
                            best,
                            volume(
                                    points,
                                    reference,
                                    IntStream.range(0, 12)
                                            .filter(i -> (bits >> i & 1) == 1)
                                            .toArray()));
                }
            }
            assertThat(volume(points, reference, HypervolumeSubset.greedy(points, reference, 4)))
                    .isBetween((1 - 1 / Math.E) * best, best + 1e-12);
        }
    }

    @Test
    void choosesTheLowestOfEquals() {
        double[][] points = {{0.5, 0.5}, {0.5, 0.5}, {0.2, 0.9}, {0.5, 0.5}};
        assertThat(HypervolumeSubset.greedy(points, new double[] {1, 1}, 4)).containsExactly(0, 2, 1, 3);
    }

    @Test
    void choosesAllOfFewer() {
        assertThat(HypervolumeSubset.greedy(new double[][] {{1, 2}, {2, 1}}, new double[] {3, 3}, 5))
                .containsExactlyInAnyOrder(0, 1);
        assertThat(HypervolumeSubset.greedy(new double[0][], new double[0], 5)).isEmpty();
    }

    @Test
    void copesWithInfiniteLosses() {
        double infinite = Double.POSITIVE_INFINITY;
        double[][] points = {{infinite, -1, 0}, {-infinite, 3, 1}, {1, 1, 2}, {infinite, infinite, infinite}};
        double[] reference = Hypervolume.referenceBehind(points);
        assertThat(HypervolumeSubset.greedy(points, reference, 4))
                .startsWith(1, 2)
                .containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    private static double most(double[][] points, double[] reference, int[] chosen) {
        return IntStream.range(0, points.length)
                .filter(i -> Arrays.stream(chosen).noneMatch(c -> c == i))
                .mapToDouble(i -> volume(
                        points,
                        reference,
                        IntStream.concat(Arrays.stream(chosen), IntStream.of(i)).toArray()))
                .max()
                .orElseThrow();
    }

    private static double volume(double[][] points, double[] reference, int[] chosen) {
        return Hypervolume.of(Arrays.stream(chosen).mapToObj(i -> points[i]).toArray(double[][]::new), reference);
    }

    private static double[][] random(int seed, int m, int n) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, n)
                .mapToObj(i -> random.doubles(m, 0, 1.1).toArray())
                .toArray(double[][]::new);
    }
}
