package dev.parzen.load.throughput;

import java.util.Arrays;

/**
 * How long calls took, in milliseconds. A percentile is the least time within which at least that share of the calls was
 * answered (nearest rank), so it is a time that was measured.
 */
public record Statistics(int count, double median, double percentile99, double maximum) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** @param nanos of each call, in any order; at least one */
    public static Statistics of(long[] nanos) {
        long[] ascending = nanos.clone();
        Arrays.sort(ascending);
        return new Statistics(
                ascending.length, percentile(ascending, 50), percentile(ascending, 99), percentile(ascending, 100));
    }

    private static double percentile(long[] ascending, int percent) {
        int rank = (int) ((ascending.length * (long) percent + 99) / 100);
        return ascending[rank - 1] / NANOS_PER_MILLI;
    }
}
