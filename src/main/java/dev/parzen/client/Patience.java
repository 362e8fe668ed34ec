package dev.parzen.client;

import java.time.Duration;

/**
 * For how long a call is repeated while the server cannot be reached, and how it waits in between.
 *
 * @param total how long in all
 * @param sleep waits
 */
record Patience(Duration total, Sleep sleep) {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Waits for a while. */
    interface Sleep {
        void sleep(Duration pause) throws InterruptedException;
    }

    static Patience of(Duration total) {
        return new Patience(total, pause -> Thread.sleep(pause.toMillis()));
    }

    /** The pause before the repetition {@code n} (from 1): it doubles, up to five seconds. */
    static Duration pause(int n) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(n - 1, 10));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
