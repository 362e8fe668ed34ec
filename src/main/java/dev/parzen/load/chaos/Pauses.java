package dev.parzen.load.chaos;

import java.time.Duration;
import java.util.SplittableRandom;

/** Waiting for a drawn while. */
final class Pauses {
    private Pauses() {}

    static Duration drawn(Duration most, SplittableRandom random) {
        return Duration.ofNanos(random.nextLong(most.toNanos() + 1));
    }

    static void upTo(Duration most, SplittableRandom random) {
        try {
            Thread.sleep(drawn(most, random).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
