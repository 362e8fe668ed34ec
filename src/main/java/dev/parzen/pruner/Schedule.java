package dev.parzen.pruner;

import dev.parzen.trial.Curve;

/**
 * When a pruner looks: past the warm-up, at the first report in each interval of steps.
 *
 * @param warmup steps of each trial before it may be pruned
 * @param interval how many steps an interval has
 */
record Schedule(int warmup, int interval) {

    /** True if it looks at the last report of a curve that has one. */
    boolean isDue(Curve curve) {
        int past = curve.lastStep() - warmup;
        return past >= 0 && curve.justReached(warmup + past / interval * interval);
    }
}
