package dev.parzen.wire;

import dev.parzen.space.InvalidValueException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as RFC 3339, durations as ISO-8601, read with an error that says so. */
final class Moments {
    private Moments() {}

    static Duration duration(String member, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw new InvalidValueException(
                    member, "\"" + text + "\" is no duration: write it as ISO-8601, such as PT30S or PT1H.");
        }
    }

    static Optional<Instant> instant(String member, String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            throw new InvalidValueException(
                    member, "\"" + text + "\" is no time: write it as RFC 3339, such as 2026-01-31T12:00:00Z.");
        }
    }
}
