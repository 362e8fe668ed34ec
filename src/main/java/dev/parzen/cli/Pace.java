package dev.parzen.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How fast a study gets on, measured from the first time that it was looked at. */
final class Pace {
    private final InstantSource clock;
    private Optional<Instant> start = Optional.empty();
    private int doneAtStart;

    Pace(InstantSource clock) {
        this.clock = clock;
    }

    /** For how long it goes on if it goes on like this; empty while there is nothing to tell it from. */
    Optional<Duration> left(Snapshot now) {
        Instant time = clock.instant();
        if (start.isEmpty()) {
            start = Optional.of(time);
            doneAtStart = now.done();
        }
        int done = now.done() - doneAtStart;
        int open = now.total().orElse(0) - now.done();
        return done <= 0 || open <= 0
                ? Optional.empty()
                : Optional.of(
                        Duration.between(start.get(), time).multipliedBy(open).dividedBy(done));
    }
}
