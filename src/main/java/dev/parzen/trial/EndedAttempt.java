package dev.parzen.trial;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An attempt at a trial that ended without a result.
 *
 * @param attempt its number, from 1
 * @param worker who made it, if it gave a name
 * @param from when it began
 * @param until when it ended
 * @param ended how it ended
 * @param reason why, for people
 */
public record EndedAttempt(
        int attempt, Optional<String> worker, Instant from, Instant until, Ending ended, String reason) {

    public EndedAttempt {
        from = from.truncatedTo(ChronoUnit.MICROS);
        until = until.truncatedTo(ChronoUnit.MICROS);
    }

    /** How an attempt can end without a result. */
    public enum Ending {
        /** Its lease ran out. */
        LOST,
        /** The worker said that it failed. */
        ERROR,
        /** The worker gave it back; this spends none of the allowed attempts. */
        RELEASED;

        /** True if it counts against the attempts that a trial is allowed. */
        public boolean isSpent() {
            return this != RELEASED;
        }
    }
}
