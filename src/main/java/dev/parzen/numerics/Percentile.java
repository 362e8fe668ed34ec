package dev.parzen.numerics;

/** Percentiles of a sample, linearly interpolated between its order statistics. */
public final class Percentile {
    private Percentile() {}

    /**
     * The percentile of a sample in ascending order.
     *
     * @param ascending at least one number, none of them NaN
     * @param percent from 0 to 100
     */
    public static double of(double[] ascending, double percent) {
        double position = percent / 100 * (ascending.length - 1);
        int below = (int) Math.floor(position);
        double share = position - below;
        double low = ascending[below];
        return share == 0 || low == ascending[below + 1] ? low : (1 - share) * low + share * ascending[below + 1];
    }
}
