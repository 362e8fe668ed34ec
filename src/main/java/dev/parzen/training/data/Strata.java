package dev.parzen.training.data;

import dev.parzen.training.data.storage.RowStore;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Numbers the rows, from 0, so that rows of one number are alike in what they are to be mapped to. */
final class Strata {
    /** Quantities are cut into so many strata, of as many rows each as equal values allow. */
    private static final int BINS = 10;

    private Strata() {}

    /** The bin of each row between the quantiles of the first target; equal values are in one bin. */
    static int[] ofQuantities(RowStore targets) {
        float[] sorted = new float[targets.rows()];
        for (int row = 0; row < sorted.length; row++) {
            sorted[row] = targets.at(row, 0);
        }
        Arrays.sort(sorted);
        return IntStream.range(0, sorted.length)
                .map(row -> bin(sorted, targets.at(row, 0)))
                .toArray();
    }

    private static int bin(float[] sorted, float value) {
        int bin = 0;
        while (bin + 1 < BINS && sorted[(int) ((bin + 1L) * sorted.length / BINS)] <= value) {
            bin++;
        }
        return bin;
    }
}
