package dev.parzen.load.chaos;

import java.util.concurrent.atomic.AtomicInteger;

/** How far a run is; read and written by many threads. */
public final class Course {
    private final AtomicInteger handedOut = new AtomicInteger();
    private volatile boolean isCalm;
    private volatile boolean isOver;

    /** A worker was given the trial of this number. */
    void handedOut(int number) {
        handedOut.accumulateAndGet(number + 1, Math::max);
    }

    /** How many numbers workers have been given. */
    public int handedOut() {
        return handedOut.get();
    }

    /** From now on nothing is abandoned or disturbed, so that what is left comes to its end. */
    public void calmDown() {
        isCalm = true;
    }

    boolean isCalm() {
        return isCalm;
    }

    /** From now on nobody asks for trials. */
    public void end() {
        isOver = true;
    }

    boolean isOver() {
        return isOver;
    }
}
