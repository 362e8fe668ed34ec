package dev.parzen.training.dl4j.rows;

import dev.parzen.objective.network.Imbalance;
import dev.parzen.objective.network.ResolvedNetwork.Batching;
import dev.parzen.training.data.Part;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which rows of the training part an epoch visits, and in which order. It follows from the seed and the number of the
 * epoch alone.
 *
 * <p>With oversampling, a class of n rows beside a largest one of N has N visits: ⌊N / n⌋ to each of its rows, and one more
 * to N mod n of them, drawn without repetition for each epoch.
 */
final class RowOrder {
    private final boolean isShuffled;
    private final long seed;
    private final int[][] rowsOfClass;
    private final int visits;
    private final int[] order;

    RowOrder(Part part, Batching batching, long seed) {
        this.isShuffled = batching.shuffle();
        this.seed = seed;
        rowsOfClass = batching.imbalance() == Imbalance.OVERSAMPLING ? rowsOfClass(part) : new int[0][];
        visits = Arrays.stream(rowsOfClass).mapToInt(rows -> rows.length).max().orElse(0);
        order = new int[rowsOfClass.length == 0 ? part.size() : Math.multiplyExact(visits, rowsOfClass.length)];
    }

    /** The rows of each class that has any. */
    private static int[][] rowsOfClass(Part part) {
        int[] count = new int[0];
        for (int row = 0; row < part.size(); row++) {
            int label = part.label(row);
            count = label < count.length ? count : Arrays.copyOf(count, label + 1);
            count[label]++;
        }
        int[][] rows = IntStream.of(count).mapToObj(int[]::new).toArray(int[][]::new);
        for (int row = part.size() - 1; row >= 0; row--) {
            int label = part.label(row);
            rows[label][--count[label]] = row;
        }
        return Arrays.stream(rows).filter(ofClass -> ofClass.length > 0).toArray(int[][]::new);
    }

    /** How many rows an epoch visits. */
    int size() {
        return order.length;
    }

    /** The positions of an epoch's rows; the same array every time, filled anew. */
    int[] ofEpoch(int epoch) {
        Random random = new Random(EpochSeed.ORDER.of(seed, epoch));
        if (rowsOfClass.length == 0) {
            Arrays.setAll(order, i -> i);
        } else {
            fillEvenly(random);
        }
        if (isShuffled) {
            shuffle(order, order.length, random);
        } else if (rowsOfClass.length > 0) {
            Arrays.sort(order);
        }
        return order;
    }

    private void fillEvenly(Random random) {
        int at = 0;
        for (int[] rows : rowsOfClass) {
            for (int times = visits / rows.length; times > 0; times--) {
                System.arraycopy(rows, 0, order, at, rows.length);
                at += rows.length;
            }
            int[] drawn = rows.clone();
            int remainder = visits % rows.length;
            shuffle(drawn, remainder, random);
            System.arraycopy(drawn, drawn.length - remainder, order, at, remainder);
            at += remainder;
        }
    }

    /** Fisher and Yates, from the end on; the last {@code count} are then drawn, and in random order. */
    private static void shuffle(int[] all, int count, Random random) {
        for (int i = all.length - 1; i > 0 && i >= all.length - count; i--) {
            int other = random.nextInt(i + 1);
            int row = all[i];
            all[i] = all[other];
            all[other] = row;
        }
    }
}
