package dev.parzen.wire;

import dev.parzen.space.InvalidValueException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as RFC 3339, durations as ISO-8601, read with an error that says so. */
final class Moments {
    private static final int LAST_YEAR = 9999;

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
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
                throw new DateTimeException("RFC 3339 has years of four digits");
            }
            return Optional.of(time.toInstant());
        } catch (DateTimeException unreadable) {
            throw new InvalidValueException(
                    member, "\"" + text + "\" is no time: write it as RFC 3339, such as 2026-01-31T12:00:00Z.");
        }
    }
}
