package dev.parzen.client;

/** Leaves an objective whose trial is given up. */
public final class TrialPrunedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrialPrunedException(String reason) {
        super(reason);
    }
}
