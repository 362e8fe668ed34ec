package dev.parzen.sampler.tpe;

import java.util.Arrays;

/**
 * The widths of normal kernels on the axis 0 … 1, from the distances of neighbours (Bergstra 2011, section 4.2); the rules
 * differ in how narrow a kernel may become.
 *
 * <pre>
 * n   number of observations       μ   their coordinates, n + 1: the last is the prior's
 * σ   bandwidths, n + 1: the last is the prior's, which is 1 and takes no part in distances
 * </pre>
 */
public enum Bandwidth {
    /** Never below 3 % of the range, with a single observation 11 % (Watanabe 2023, section 3.3.4). */
    FIXED_FLOOR {
        @Override
        double least(int n) {
            return Math.max(0.03, 1.0 / ((n + 2.0) * (n + 2.0)));
        }
    },
    /** Never below the range divided by n + 2 or, if that is less, 100: few good trials keep wide kernels. */
    COUNT_FLOOR {
        @Override
        double least(int n) {
            return 1.0 / Math.min(100, n + 2);
        }
    };

    abstract double least(int n);

    /**
     * The larger of the distances to both neighbours; the outermost have one neighbour, a lone observation has the ends
     * of the axis.
     *
     * @param mu shape n + 1
     * @param ascending the observations by coordinate; the width of one that is not here is the prior's
     */
    double[] ofNeighbours(double[] mu, int[] ascending) {
        int n = ascending.length;
        double least = least(n);
        double[] sigma = new double[mu.length];
        Arrays.fill(sigma, 1);
        if (n == 1) {
            double lone = mu[ascending[0]];
            sigma[ascending[0]] = Math.max(least, Math.max(lone, 1 - lone));
            return sigma;
        }
        double gapBefore = 0;
        for (int i = 0; i < n; i++) {
            double gapAfter = i + 1 < n ? mu[ascending[i + 1]] - mu[ascending[i]] : 0;
            sigma[ascending[i]] = Math.max(least, Math.max(gapBefore, gapAfter));
            gapBefore = gapAfter;
        }
        return sigma;
    }
}
