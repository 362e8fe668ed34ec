package dev.parzen.study;

import dev.parzen.space.InvalidValueException;
import java.time.Duration;

/**
 * For how long a worker may be silent, and how many attempts at a trial may fail.
 *
 * @param duration from a tenth of a second to 30 days
 * @param attempts at least 1
 */
public record LeaseTerms(Duration duration, int attempts) {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(30);

    public LeaseTerms {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(
                    "duration", "duration is " + duration + ": give one from " + SHORTEST + " to " + LONGEST + ".");
        }
        if (attempts < 1) {
            throw new InvalidValueException("attempts", "attempts is " + attempts + ": give at least 1.");
        }
    }
}
