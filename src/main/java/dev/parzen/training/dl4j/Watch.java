package dev.parzen.training.dl4j;

import java.util.function.LongSupplier;

/** The time that a trial has trained, its earlier attempts included where it goes on from one. */
final class Watch {
    private final LongSupplier nanoTime;
    private final long began;
    private final double before;

    /**
     * Begins to count.
     *
     * @param nanoTime a clock like {@link System#nanoTime}
     * @param before seconds that were spent before
     */
    Watch(LongSupplier nanoTime, double before) {
        this.nanoTime = nanoTime;
        this.before = before;
        began = nanoTime.getAsLong();
    }

    /** One that begins to count now, after so many seconds before. */
    Watch after(double seconds) {
        return new Watch(nanoTime, seconds);
    }

    double seconds() {
        return before + (nanoTime.getAsLong() - began) / 1e9;
    }
}
