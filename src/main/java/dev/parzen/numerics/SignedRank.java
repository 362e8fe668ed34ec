package dev.parzen.numerics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Wilcoxon's signed-rank test on paired differences (Wilcoxon 1945, "Individual comparisons by ranking methods").
 *
 * <pre>
 * d_i    differences, i = 1 … n            r_i   rank of |d_i| among all n, from 1; the mean of their ranks for equal ones
 * T⁺     Σ_{d_i&gt;0} r_i + ½ Σ_{d_i=0} r_i   zeros have ranks, and count half for either side (zsplit)
 * H₀     each d_i ≠ 0 is positive with probability ½, independently, whatever its size
 * </pre>
 *
 * What zeros add to T⁺ is the same under every choice of signs, so they lengthen the ranks of the others and nothing
 * else. That is also the statistic of Pratt (1959), "Remarks on zeros and ties in the Wilcoxon signed rank procedures".
 */
public final class SignedRank {
    /** Up to so many differences other than 0 the distribution of T⁺ is counted out. */
    static final int MOST_EXACT = 50;

    private SignedRank() {}

    /**
     * P(T⁺ ≥ t) under H₀, where t is what the differences give: small if they are mostly positive.
     *
     * @param differences at least one, all finite
     */
    public static double upperTail(double[] differences) {
        int[] twice = twiceTheRanks(differences);
        int[] others = IntStream.range(0, twice.length)
                .filter(i -> differences[i] != 0)
                .map(i -> twice[i])
                .toArray();
        int negative = IntStream.range(0, twice.length)
                .filter(i -> differences[i] < 0)
                .map(i -> twice[i])
                .sum();
        return others.length <= MOST_EXACT ? exact(others, negative) : approximate(others, negative);
    }

    /** Twice r_i, which are whole numbers. */
    static int[] twiceTheRanks(double[] differences) {
        int n = differences.length;
        int[] ascending = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(differences[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] twice = new int[n];
        for (int first = 0, next; first < n; first = next) {
            double size = Math.abs(differences[ascending[first]]);
            next = first + 1;
            while (next < n && Math.abs(differences[ascending[next]]) == size) {
                next++;
            }
            for (int i = first; i < next; i++) {
                twice[ascending[i]] = first + 1 + next;
            }
        }
        return twice;
    }

    /**
     * The share of the 2^m choices of signs in which the negative ranks sum up to no more than they do. With equal ranks
     * and zeros this is still exact, for the differences as large as they are.
     *
     * @param ranks of the m differences other than 0, doubled
     * @param negative the sum of those that are negative, doubled
     */
    private static double exact(int[] ranks, int negative) {
        int total = Arrays.stream(ranks).sum();
        boolean isUpper = 2L * negative >= total;
        int most = isUpper ? total - negative - 1 : negative; // P(S ≤ s) = 1 − P(S ≤ total − s − 1): the shorter side
        double share = most < 0 ? 0 : waysUpTo(most, ranks) / Math.scalb(1.0, ranks.length);
        return isUpper ? 1 - share : share;
    }

    /** How many subsets of the ranks sum up to at most so much: no more than 2^50, which a double counts exactly. */
    private static double waysUpTo(int most, int[] ranks) {
        double[] ways = new double[most + 1];
        ways[0] = 1;
        int reached = 0;
        for (int rank : ranks) {
            reached = Math.min(most, reached + rank);
            for (int sum = reached; sum >= rank; sum--) {
                ways[sum] += ways[sum - rank];
            }
        }
        return Arrays.stream(ways).sum();
    }

    /**
     * By the normal distribution with the mean ½ Σ r_i and the variance ¼ Σ r_i² that T⁺ has, over d_i ≠ 0: equal ranks
     * and zeros are in it. There is no correction for continuity.
     */
    private static double approximate(int[] ranks, int negative) {
        double mean = Arrays.stream(ranks).asLongStream().sum() / 2.0;
        double variance = Arrays.stream(ranks).mapToDouble(r -> (double) r * r).sum() / 4;
        return Normal.cdf((negative - mean) / Math.sqrt(variance));
    }
}
