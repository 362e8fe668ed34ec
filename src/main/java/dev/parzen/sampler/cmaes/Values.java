package dev.parzen.sampler.cmaes;

import java.util.Arrays;

/**
 * The best and the worst loss of each of the last generations. Immutable.
 *
 * @param ends 2 for each generation, oldest first
 */
record Values(double[] ends) {
    private static final double LEAST_RANGE = 1e-12;
    static final Values NONE = new Values(new double[0]);

    /** With one more generation; of the older ones only as many as count. */
    Values plus(double best, double worst, Constants constants) {
        int kept = Math.min(ends.length, 2 * (counting(constants) - 1));
        double[] newer = Arrays.copyOfRange(ends, ends.length - kept, ends.length + 2);
        newer[kept] = best;
        newer[kept + 1] = worst;
        return new Values(newer);
    }

    /** True if they have hardly changed for long; what is no number has always changed. */
    boolean areFlat(Constants constants) {
        double lowest = Arrays.stream(ends).min().orElse(0);
        double highest = Arrays.stream(ends).max().orElse(0);
        return ends.length == 2 * counting(constants) && highest - lowest < LEAST_RANGE;
    }

    private static int counting(Constants constants) {
        return 10 + (int) Math.ceil(30.0 * constants.d() / constants.lambda());
    }
}
