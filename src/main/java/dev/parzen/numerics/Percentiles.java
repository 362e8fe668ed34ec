package dev.parzen.numerics;

import java.util.function.IntToDoubleFunction;

/** Percentiles of a sample, linearly interpolated between its order statistics. */
public final class Percentiles {
    private Percentiles() {}

    /**
     * The percentile of a sample in ascending order.
     *
     * @param ascending at least one number, none of them NaN
     * @param percent from 0 to 100
     */
    public static double of(double[] ascending, double percent) {
        return of(ascending.length, i -> ascending[i], percent);
    }

    /**
     * The percentile of a sample in ascending order.
     *
     * @param size how many numbers there are, at least one
     * @param ascending the number at an index from 0; none is NaN
     * @param percent from 0 to 100
     */
    public static double of(int size, IntToDoubleFunction ascending, double percent) {
        double position = percent / 100 * (size - 1);
        int below = (int) Math.floor(position);
        double share = position - below;
        double low = ascending.applyAsDouble(below);
        if (share == 0 || low == ascending.applyAsDouble(below + 1)) {
            return low;
        }
        return (1 - share) * low + share * ascending.applyAsDouble(below + 1);
    }
}
