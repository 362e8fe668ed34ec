package dev.parzen.training.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws rows at random, from each stratum its share. What is drawn is in the order of the rows. */
final class Draw {
    private final int[] strata;
    private final Random random;

    /** @param strata the stratum of each row, from 0 */
    Draw(int[] strata, Random random) {
        this.strata = strata;
        this.random = random;
    }

    /** So many of these rows. */
    int[] some(int[] from, int count) {
        int[] drawn = proportional(shuffled(from), count);
        Arrays.sort(drawn);
        return drawn;
    }

    /**
     * Deals these rows to hands one by one, stratum after stratum: so the sizes of two hands differ by at most 1, and
     * likewise the rows that they have of one stratum.
     */
    List<int[]> deal(int[] from, int hands) {
        int[] byStratum = IntStream.of(shuffled(from))
                .boxed()
                .sorted(Comparator.comparingInt(row -> strata[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        return IntStream.range(0, hands)
                .mapToObj(hand -> IntStream.range(0, byStratum.length)
                        .filter(i -> i % hands == hand)
                        .map(i -> byStratum[i])
                        .sorted()
                        .toArray())
                .toList();
    }

    /** Fisher and Yates, from the end on. */
    private int[] shuffled(int[] from) {
        int[] shuffled = from.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = row;
        }
        return shuffled;
    }

    /** The first rows of each stratum, as many as its share of {@code count} (largest remainders). */
    private int[] proportional(int[] shuffled, int count) {
        int width = IntStream.of(strata).max().orElse(0) + 1;
        int[] quota = new int[width];
        double[] remainder = new double[width];
        for (int row : shuffled) {
            remainder[strata[row]] += (double) count / shuffled.length;
        }
        for (int c = 0; c < width; c++) {
            quota[c] = (int) Math.floor(remainder[c] + 1e-9);
            remainder[c] -= quota[c];
        }
        for (int left = count - IntStream.of(quota).sum(); left > 0; left--) {
            int largest = IntStream.range(0, width).reduce(0, (a, b) -> remainder[b] > remainder[a] ? b : a);
            quota[largest]++;
            remainder[largest] = -1;
        }
        return IntStream.of(shuffled).filter(row -> quota[strata[row]]-- > 0).toArray();
    }
}
