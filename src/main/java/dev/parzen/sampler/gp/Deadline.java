package dev.parzen.sampler.gp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Until when a suggestion must be there. */
record Deadline(InstantSource clock, Instant end) {

    /** It has passed: whoever asked does without the model. */
    static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Passed() {
            super("The deadline has passed.", null, false, false);
        }
    }

    static Deadline in(Duration time, InstantSource clock) {
        return new Deadline(clock, clock.instant().plus(time));
    }

    /** @throws Passed if it has */
    void check() {
        if (clock.instant().isAfter(end)) {
            throw new Passed();
        }
    }
}
