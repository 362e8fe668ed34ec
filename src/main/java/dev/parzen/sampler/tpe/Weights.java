package dev.parzen.sampler.tpe;

import java.util.Arrays;

/** The weight of each observation, oldest first. */
final class Weights {
    /** So many of the youngest have full weight. */
    private static final int YOUNG = 25;

    private Weights() {}

    /** Ones; beyond 25 observations the older ones fall off linearly, down to 1/n for the oldest. */
    static double[] oldDecay(int n) {
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        int old = n - YOUNG;
        for (int i = 0; i < old; i++) {
            double share = old == 1 ? 0 : (double) i / (old - 1);
            weights[i] = 1.0 / n + share * (1 - 1.0 / n);
        }
        return weights;
    }
}
