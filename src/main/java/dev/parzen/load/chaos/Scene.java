package dev.parzen.load.chaos;

import java.util.concurrent.atomic.AtomicInteger;

/** A study of the run: what its workers know of it, and the ledger of what is done in it. */
public final class Scene {
    private final String study;
    private final int trials;
    private final boolean isDefinedByRun;
    private final Scribe scribe = new Scribe();
    private final AtomicInteger handedOut = new AtomicInteger();

    /**
     * @param study its name
     * @param trials its budget
     * @param isDefinedByRun whether its trials name their parameters one by one
     */
    public Scene(String study, int trials, boolean isDefinedByRun) {
        this.study = study;
        this.trials = trials;
        this.isDefinedByRun = isDefinedByRun;
    }

    public String study() {
        return study;
    }

    public int trials() {
        return trials;
    }

    public boolean isDefinedByRun() {
        return isDefinedByRun;
    }

    public Scribe scribe() {
        return scribe;
    }

    /** A worker was given the trial of this number. */
    void handedOut(int number) {
        handedOut.accumulateAndGet(Math.min(number + 1, trials), Math::max);
    }

    /** How many numbers workers have been given. */
    int handedOut() {
        return handedOut.get();
    }

    /** True if so many numbers are left that nothing enqueued is left over, and the study does not end at once. */
    boolean isFarFromItsEnd() {
        return handedOut() < trials - trials / 5;
    }
}
