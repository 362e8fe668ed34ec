package dev.parzen.load.chaos;

import dev.parzen.load.books.Deed;
import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import java.util.Optional;
import java.util.SplittableRandom;

/** How an attempt that its worker survives is drawn to end. */
final class Ending {
    private Ending() {}

    /** @param key for a release that bears one */
    static Deed drawn(int number, int attempt, String key, SplittableRandom random) {
        int percent = random.nextInt(100);
        if (percent >= 93) {
            return new Release(number, attempt, random.nextBoolean() ? Optional.of(key) : Optional.empty());
        }
        return new Tell(number, attempt, told(percent, random.nextDouble()));
    }

    private static Told told(int percent, double value) {
        if (percent < 70) {
            return Told.complete(value);
        }
        if (percent < 74) {
            return Told.complete(Double.NaN);
        }
        if (percent < 80) {
            return Told.pruned(value);
        }
        if (percent < 84) {
            return Told.pruned();
        }
        return Told.failed(percent < 90);
    }
}
