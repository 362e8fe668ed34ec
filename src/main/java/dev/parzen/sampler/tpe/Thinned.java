package dev.parzen.sampler.tpe;

import java.util.Arrays;

/**
 * Observations that stand for all where there are very many, so that an ask costs no more for each further trial than a
 * glance at it: the younger half of so many as are kept, and of the older ones one of each block of neighbours in time,
 * weighing as much as the block. So the density stays what it is, but for the random error of a sample of two thousand.
 *
 * @param rows oldest first
 * @param weights as many
 */
record Thinned(int[] rows, double[] weights) {
    /** Beyond so many. */
    static final int MOST = 2_000;

    static Thinned of(int[] rows, double[] weights, int most) {
        if (rows.length <= most) {
            return new Thinned(rows, weights);
        }
        int young = most / 2;
        int old = rows.length - young;
        int block = ceilDivided(old, most - young);
        int blocks = ceilDivided(old, block);
        int[] keptRows = new int[blocks + young];
        double[] keptWeights = new double[blocks + young];
        for (int b = 0; b < blocks; b++) {
            int end = Math.min(old, (b + 1) * block);
            keptRows[b] = rows[end - 1];
            keptWeights[b] = Arrays.stream(weights, b * block, end).sum();
        }
        System.arraycopy(rows, old, keptRows, blocks, young);
        System.arraycopy(weights, old, keptWeights, blocks, young);
        return new Thinned(keptRows, keptWeights);
    }

    private static int ceilDivided(int count, int by) {
        return (count + by - 1) / by;
    }
}
