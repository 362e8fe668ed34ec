package dev.parzen.pruner;

import dev.parzen.trial.Curve;
import java.util.stream.IntStream;

/**
 * The steps r·η^(s+k) at which trials are compared, k from 0.
 *
 * @param first r·η^s
 * @param factor η
 */
record Rungs(long first, int factor) {
    private static final int SHARES_OF_LENGTH = 100;

    Rungs(int minResource, Asha settings) {
        this(
                scaled(minResource, settings.reductionFactor(), settings.minEarlyStoppingRate()),
                settings.reductionFactor());
    }

    /** The first resource that fits trials which end at this step. */
    static int automaticFirst(int lastStep) {
        return Math.max(1, lastStep / SHARES_OF_LENGTH);
    }

    /** How many there are up to a step. */
    int countUpTo(int lastStep) {
        int count = 0;
        for (long step = first; step <= lastStep; step *= factor) {
            count++;
        }
        return count;
    }

    /** The step of a rung up to the last step that a trial has. */
    int step(int rung) {
        return (int) scaled(first, factor, rung);
    }

    /** The rungs that the last report of a curve is the first to reach. */
    IntStream justReached(Curve curve) {
        return curve.isEmpty()
                ? IntStream.empty()
                : IntStream.range(0, countUpTo(curve.lastStep())).filter(rung -> curve.justReached(step(rung)));
    }

    /** Nothing overflows: beyond the highest step all are alike. */
    private static long scaled(long start, int factor, int times) {
        long scaled = start;
        for (int i = 0; i < times && scaled <= Integer.MAX_VALUE; i++) {
            scaled *= factor;
        }
        return scaled;
    }
}
