package dev.parzen.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ranks by sets of bits, where bit i is the point at position i of the lexicographic order. Only earlier points can dominate
 * one, and they are no worse in the first loss; so the sets of the other losses decide.
 */
final class BitRanking implements NonDominatedSort.Ranking {
    private final List<AsGood> losses = new ArrayList<>();
    private final List<long[]> fronts = new ArrayList<>();
    private final int words;

    BitRanking(double[][] points, int[] sorted) {
        words = (points.length + Long.SIZE - 1) / Long.SIZE;
        for (int j = 1; j < points[0].length; j++) {
            int loss = j;
            losses.add(new AsGood(
                    Arrays.stream(sorted).mapToDouble(i -> points[i][loss]).toArray()));
        }
    }

    /** A front dominates a point if a member does; then so does every better front. */
    @Override
    public int rank(int position, double[] point) {
        long[] dominating = dominating(position);
        int low = 0;
        int high = fronts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (meet(fronts.get(middle), dominating)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == fronts.size()) {
            fronts.add(new long[words]);
        }
        fronts.get(low)[position / Long.SIZE] |= 1L << position;
        return low;
    }

    private long[] dominating(int position) {
        long[] set = new long[position / Long.SIZE + 1];
        Arrays.fill(set, -1);
        set[set.length - 1] = (1L << position) - 1;
        for (AsGood loss : losses) {
            loss.retain(position, set);
        }
        return set;
    }

    private static boolean meet(long[] front, long[] dominating) {
        for (int w = 0; w < dominating.length; w++) {
            if ((front[w] & dominating[w]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** For each point the set of those that are as good in one loss; every so many of the sets are kept, the rest filled up. */
    private static final class AsGood {
        private static final int MOST_KEPT = 512;

        private final int[] ascending;
        private final int[] count;
        private final int apart;
        private final long[][] kept;

        AsGood(double[] values) {
            ascending = sorted(values);
            count = counts(values, ascending);
            apart = Math.max(Long.SIZE, (values.length + MOST_KEPT - 1) / MOST_KEPT);
            kept = new long[values.length / apart + 1][(values.length + Long.SIZE - 1) / Long.SIZE];
            for (int k = 1; k < kept.length; k++) {
                System.arraycopy(kept[k - 1], 0, kept[k], 0, kept[k].length);
                fill(kept[k], (k - 1) * apart, k * apart);
            }
        }

        /** Leaves in the set only points that are as good as the one at this position. */
        void retain(int position, long[] set) {
            int k = count[position] / apart;
            long[] asGood = Arrays.copyOf(kept[k], set.length);
            fill(asGood, k * apart, count[position]);
            for (int w = 0; w < set.length; w++) {
                set[w] &= asGood[w];
            }
        }

        private void fill(long[] set, int from, int to) {
            for (int k = from; k < to; k++) {
                int word = ascending[k] / Long.SIZE;
                if (word < set.length) {
                    set[word] |= 1L << ascending[k];
                }
            }
        }

        private static int[] sorted(double[] values) {
            Integer[] order = new Integer[values.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (one, other) -> NonDominatedSort.compare(values[one], values[other]));
            return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
        }

        /** How many are as good as each. */
        private static int[] counts(double[] values, int[] ascending) {
            int[] counts = new int[values.length];
            int end = values.length;
            for (int k = values.length - 1; k >= 0; k--) {
                boolean isLess = k + 1 < values.length
                        && NonDominatedSort.compare(values[ascending[k]], values[ascending[k + 1]]) < 0;
                end = isLess ? k + 1 : end;
                counts[ascending[k]] = end;
            }
            return counts;
        }
    }
}
