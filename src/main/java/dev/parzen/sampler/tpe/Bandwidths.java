package dev.parzen.sampler.tpe;

/**
 * The widths of normal kernels on the axis 0 … 1, from the distances of neighbours (Bergstra 2011, section 4.2; Watanabe
 * 2023, section 3.3.4).
 *
 * <pre>
 * n   number of observations       μ   their coordinates, n + 1: the last is the prior's
 * σ   bandwidths, n + 1: the last is the prior's, which is 1 and takes no part in distances
 * </pre>
 */
final class Bandwidths {
    private static final int MOST_KERNELS_THAT_NARROW = 100;

    private Bandwidths() {}

    /**
     * The larger of the distances to both neighbours; the outermost have one neighbour, a lone observation has the ends
     * of the axis. Never below 1 / min(100, n + 2), so that no kernel becomes a spike.
     *
     * @param mu shape n + 1
     * @param ascending the observations 0 … n − 1 by coordinate
     */
    static double[] ofNeighbours(double[] mu, int[] ascending) {
        int n = ascending.length;
        double least = 1.0 / Math.min(MOST_KERNELS_THAT_NARROW, n + 2);
        double[] sigma = new double[n + 1];
        sigma[n] = 1;
        if (n == 1) {
            sigma[0] = Math.max(least, Math.max(mu[0], 1 - mu[0]));
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
