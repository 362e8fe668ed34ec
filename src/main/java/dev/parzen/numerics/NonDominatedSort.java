package dev.parzen.numerics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Non-dominated sorting: ranks of points with several losses, all minimised.
 *
 * <pre>
 * n      points                    a ≺ b   a dominates b: a_j ≤ b_j in every loss, and less in one
 * m      losses of each            rank    0 of points that none dominates; else 1 + the highest rank of a dominating one
 * </pre>
 *
 * Equal points have equal ranks. Infinite losses are losses like others; NaN is worse than all, and −0.0 is 0.0.
 *
 * <p>Two losses cost n log n. More cost n² (m + log n) / 64 simple operations: the points that dominate one are the
 * intersection of m sets of bits, one for each loss, and fronts are found by binary search (Zhang et al. 2015: An efficient
 * approach to nondominated sorting for evolutionary multiobjective optimization, IEEE TEC 19, ENS-BS).
 */
public final class NonDominatedSort {
    private NonDominatedSort() {}

    /** True if the one dominates the other. */
    public static boolean dominates(double[] one, double[] other) {
        boolean isBetter = false;
        for (int j = 0; j < one.length; j++) {
            int order = compare(one[j], other[j]);
            if (order > 0) {
                return false;
            }
            isBetter |= order < 0;
        }
        return isBetter;
    }

    /**
     * The rank of each point.
     *
     * @param losses shape n × m, with m at least 1
     */
    public static int[] ranks(double[][] losses) {
        int[] sorted = lexicographic(losses);
        Ranking ranking = losses.length > 0 && losses[0].length > 2 ? new BitRanking(losses, sorted) : new Stairs();
        int[] ranks = new int[losses.length];
        for (int i = 0; i < sorted.length; i++) {
            double[] point = losses[sorted[i]];
            boolean isAgain = i > 0 && isEqual(losses[sorted[i - 1]], point);
            ranks[sorted[i]] = isAgain ? ranks[sorted[i - 1]] : ranking.rank(i, point);
        }
        return ranks;
    }

    /** The points that none dominates, ascending; equal ones all. */
    public static int[] front(double[][] losses) {
        int[] kept = new int[losses.length];
        int size = 0;
        for (int i : lexicographic(losses)) {
            if (isOnFront(losses[i], losses, kept, size)) {
                kept[size++] = i;
            }
        }
        return Arrays.stream(kept, 0, size).sorted().toArray();
    }

    /** Of two losses the last one on the front, lowest in the second, decides; with more it dominates most often. */
    private static boolean isOnFront(double[] point, double[][] losses, int[] front, int size) {
        int first = point.length > 2 ? 0 : Math.max(0, size - 1);
        for (int k = size - 1; k >= first; k--) {
            if (dominates(losses[front[k]], point)) {
                return false;
            }
        }
        return true;
    }

    /** The ranks of distinct points that come in lexicographic order, so that none dominates an earlier one. */
    interface Ranking {
        int rank(int position, double[] point);
    }

    /** One or two losses: a point is dominated by a front if its last one, lowest in the second loss, is as low there. */
    private static final class Stairs implements Ranking {
        private double[] lowest = new double[16];
        private int fronts;

        @Override
        public int rank(int position, double[] point) {
            double second = point.length == 1 ? 0 : point[1];
            int low = 0;
            int high = fronts;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(lowest[middle], second) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if (low == fronts) {
                lowest = fronts == lowest.length ? Arrays.copyOf(lowest, 2 * fronts) : lowest;
                fronts++;
            }
            lowest[low] = second;
            return low;
        }
    }

    static int compare(double one, double other) {
        return Double.compare(one + 0.0, other + 0.0);
    }

    private static boolean isEqual(double[] one, double[] other) {
        return lexicographic(one, other) == 0;
    }

    private static int lexicographic(double[] one, double[] other) {
        for (int j = 0; j < one.length; j++) {
            int order = compare(one[j], other[j]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int[] lexicographic(double[][] losses) {
        Comparator<Integer> byLosses = (one, other) -> lexicographic(losses[one], losses[other]);
        return IntStream.range(0, losses.length)
                .boxed()
                .sorted(byLosses)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
