package dev.parzen.sampler.tpe;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where the kernels of a mixture sit.
 *
 * @param rows the rows of the n observations, oldest trial first; kernel n is the prior's
 * @param centres coordinates by dimension and kernel, shape d × (n + 1)
 * @param ascending for each dimension the observations that have a coordinate by it, shape d × at most n; of a
 *     categorical one none. The centre of one that has none is the prior's
 */
record Sample(int[] rows, double[][] centres, int[][] ascending) {
    /** Where the prior's kernel sits: in the middle of a numeric axis; on a categorical one it hits no choice. */
    static final double PRIOR = 0.5;

    /** Up to so many are sorted here. */
    static final int FEW = 48;

    /** A sample of coordinates by dimension and observation; NaN where there is none. */
    static Sample of(double[]... coordinates) {
        int n = coordinates[0].length;
        double[][] centres = new double[coordinates.length][];
        int[][] ascending = new int[coordinates.length][];
        for (int j = 0; j < centres.length; j++) {
            centres[j] = Arrays.copyOf(coordinates[j], n + 1);
            centres[j][n] = PRIOR;
            ascending[j] = ascending(centres[j], n);
            fillGaps(centres[j]);
        }
        return new Sample(IntStream.range(0, n).toArray(), centres, ascending);
    }

    /** Where an observation has no coordinate, its kernel is the prior's. */
    static void fillGaps(double[] centres) {
        for (int k = 0; k < centres.length; k++) {
            centres[k] = Double.isNaN(centres[k]) ? PRIOR : centres[k];
        }
    }

    /** n. */
    int size() {
        return rows.length;
    }

    /** Of 0 … n − 1 those that have a coordinate, by coordinate, the first of equals first. */
    static int[] ascending(double[] coordinates, int n) {
        int[] sorted =
                IntStream.range(0, n).filter(k -> !Double.isNaN(coordinates[k])).toArray();
        for (int i = 1; i < sorted.length; i++) {
            int moving = sorted[i];
            int place = i;
            while (place > 0 && coordinates[sorted[place - 1]] > coordinates[moving]) {
                sorted[place] = sorted[place - 1];
                place--;
            }
            sorted[place] = moving;
        }
        return sorted;
    }
}
