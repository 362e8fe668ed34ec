package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonDominatedSortTest {

    @Test
    void ranksTwoLosses() {
        double[][] losses = {{1, 5}, {2, 3}, {4, 1}, {2, 6}, {3, 4}, {5, 5}, {2, 3}, {1, 6}};
        assertThat(NonDominatedSort.ranks(losses)).containsExactly(0, 0, 0, 2, 1, 2, 0, 1);
        assertThat(NonDominatedSort.front(losses)).containsExactly(0, 1, 2, 6);
    }

    @Test
    void ranksOneLossByItsSize() {
        double[][] losses = {{3}, {-1}, {3}, {Double.POSITIVE_INFINITY}, {-0.0}, {0.0}};
        assertThat(NonDominatedSort.ranks(losses)).containsExactly(2, 0, 2, 3, 1, 1);
        assertThat(NonDominatedSort.front(losses)).containsExactly(1);
    }

    @Test
    void ranksNothing() {
        assertThat(NonDominatedSort.ranks(new double[0][])).isEmpty();
        assertThat(NonDominatedSort.front(new double[0][])).isEmpty();
    }

    @Test
    void takesInfiniteLossesAsTheyAre() {
        double infinite = Double.POSITIVE_INFINITY;
        double[][] losses = {{-infinite, infinite}, {0, 0}, {0, infinite}, {infinite, infinite}, {-infinite, 3}};
        assertThat(NonDominatedSort.ranks(losses)).containsExactly(1, 0, 2, 3, 0);
    }

    @Test
    void dominatesOnlyWhenNowhereWorse() {
        assertThat(NonDominatedSort.dominates(new double[] {1, 2}, new double[] {1, 3}))
                .isTrue();
        assertThat(NonDominatedSort.dominates(new double[] {1, 2}, new double[] {1, 2}))
                .isFalse();
        assertThat(NonDominatedSort.dominates(new double[] {1, 2}, new double[] {0, 3}))
                .isFalse();
        assertThat(NonDominatedSort.dominates(new double[] {-0.0, 1}, new double[] {0.0, 1}))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void agreesWithPeelingFrontAfterFront(int m) {
        for (int seed = 0; seed < 60; seed++) {
            double[][] losses = random(seed, m);
            int[] expected = peeled(losses);
            assertThat(NonDominatedSort.ranks(losses)).as("seed %d", seed).isEqualTo(expected);
            assertThat(NonDominatedSort.front(losses))
                    .as("seed %d", seed)
                    .containsExactly(IntStream.range(0, expected.length)
                            .filter(i -> expected[i] == 0)
                            .toArray());
        }
    }

    /** Long chains and wide fronts; more points than sets of bits are kept for. */
    @Test
    void ranksManyPoints() {
        int n = 40_000;
        double[][] losses = new double[n][];
        for (int i = 0; i < n; i++) {
            int chain = i % 200;
            int place = i / 200;
            losses[i] = new double[] {chain + place * 200, place * 200 - chain, place};
        }
        int[] ranks = NonDominatedSort.ranks(losses);
        for (int i = 0; i < n; i++) {
            assertThat(ranks[i]).isEqualTo(i / 200);
        }
    }

    /** Few different values, so that many are equal; some infinite. */
    private static double[][] random(int seed, int m) {
        var random = new SplittableRandom(seed);
        int n = random.nextInt(1, 260);
        int values = random.nextInt(2, 60);
        double[][] losses = new double[n][m];
        for (double[] point : losses) {
            Arrays.setAll(point, j -> random.nextInt(20) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(values));
        }
        return losses;
    }

    private static int[] peeled(double[][] losses) {
        int[] ranks = new int[losses.length];
        Arrays.fill(ranks, -1);
        for (int rank = 0; Arrays.stream(ranks).anyMatch(r -> r < 0); rank++) {
            int[] left =
                    IntStream.range(0, ranks.length).filter(i -> ranks[i] < 0).toArray();
            for (int i : left) {
                if (Arrays.stream(left).noneMatch(k -> isBetter(losses[k], losses[i]))) {
                    ranks[i] = -2;
                }
            }
            for (int i : left) {
                ranks[i] = ranks[i] == -2 ? rank : -1;
            }
        }
        return ranks;
    }

    private static boolean isBetter(double[] one, double[] other) {
        return !Arrays.equals(one, other) && IntStream.range(0, one.length).allMatch(j -> one[j] <= other[j]);
    }
}
