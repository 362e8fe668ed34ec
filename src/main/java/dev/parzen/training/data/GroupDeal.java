package dev.parzen.training.data;

import dev.parzen.training.data.Table.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Deals whole groups of rows to hands, one group after the other: each to the hand that it brings nearest to its share.
 *
 * <p>Notation: w_h the share of hand h, N_c the rows of stratum c, n_hc those that hand h has. What a group with g_c rows
 * of stratum c adds to the imbalance Σ_h Σ_c ((n_hc − w_h N_c) / N_c)² if hand h gets it is
 * Σ_c (g_c² + 2 g_c (n_hc − w_h N_c)) / N_c²; the sum goes over the strata and, as one more, over all rows. The hand with
 * the smallest addition gets it, of equal ones the first. Scikit-learn's StratifiedGroupKFold deals likewise.
 */
final class GroupDeal {
    private final Rows rows;
    private final int[] strata;
    private final double[] shares;
    private final double[] totals;
    private final double[][] had;

    /**
     * @param strata the stratum of each row, from 0
     * @param shares of the hands; they sum to 1
     */
    GroupDeal(Rows rows, int[] strata, double... shares) {
        this.rows = rows;
        this.strata = strata;
        this.shares = shares;
        int width = IntStream.of(strata).max().orElse(0) + 2;
        totals = new double[width];
        had = new double[shares.length][width];
    }

    /**
     * Deals the groups of these rows.
     *
     * @param largestFirst whether the groups are dealt by size, which makes the hands most even, or in random order, so that
     *     large and small ones have the same chance of each hand
     * @return the rows of each hand, in order
     */
    List<int[]> deal(int[] open, Random random, boolean largestFirst) {
        Map<Integer, double[]> counts = counts(open);
        List<Integer> order = new ArrayList<>(counts.keySet());
        Collections.shuffle(order, random);
        if (largestFirst) {
            order.sort(Comparator.comparingDouble(group -> -counts.get(group)[totals.length - 1]));
        }
        int[] handOf = new int[rows.groupNames().size()];
        order.forEach(group -> handOf[group] = take(counts.get(group)));
        return IntStream.range(0, shares.length)
                .mapToObj(hand -> IntStream.of(open)
                        .filter(row -> handOf[rows.groups()[row]] == hand)
                        .toArray())
                .toList();
    }

    /** How many rows of each stratum each group has; the last number counts all. */
    private Map<Integer, double[]> counts(int[] open) {
        Map<Integer, double[]> counts = new LinkedHashMap<>();
        for (int row : open) {
            double[] count = counts.computeIfAbsent(rows.groups()[row], group -> new double[totals.length]);
            for (int stratum : new int[] {strata[row], totals.length - 1}) {
                count[stratum]++;
                totals[stratum]++;
            }
        }
        return counts;
    }

    private int take(double[] group) {
        int best = 0;
        for (int hand = 1; hand < shares.length; hand++) {
            best = addition(group, hand) < addition(group, best) ? hand : best;
        }
        for (int c = 0; c < group.length; c++) {
            had[best][c] += group[c];
        }
        return best;
    }

    private double addition(double[] group, int hand) {
        double sum = 0;
        for (int c = 0; c < group.length; c++) {
            if (group[c] > 0) {
                double missing = shares[hand] * totals[c] - had[hand][c];
                sum += (group[c] * group[c] - 2 * group[c] * missing) / (totals[c] * totals[c]);
            }
        }
        return sum;
    }
}
