package dev.parzen.study;

import dev.parzen.space.InvalidValueException;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.trial.Retries;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * For how long a worker may be silent, how many attempts at a trial may fail, and after which endings there is another.
 *
 * @param duration from a tenth of a second to 30 days
 * @param attempts at least 1
 * @param retryOn how an attempt may end for its trial to get another one; none means never
 */
public record LeaseTerms(Duration duration, int attempts, Set<Ending> retryOn) {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(30);

    public LeaseTerms {
        retryOn = new Retries(attempts, retryOn).on();
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(
                    "duration", "duration is " + duration + ": give one from " + SHORTEST + " to " + LONGEST + ".");
        }
        if (attempts < 1) {
            throw new InvalidValueException("attempts", "attempts is " + attempts + ": give at least 1.");
        }
    }

    /** With another attempt after every ending. */
    public LeaseTerms(Duration duration, int attempts) {
        this(duration, attempts, EnumSet.allOf(Ending.class));
    }

    /** When a trial gets another attempt. */
    public Retries retries() {
        return new Retries(attempts, retryOn);
    }
}
