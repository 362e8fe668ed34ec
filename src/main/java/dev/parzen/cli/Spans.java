package dev.parzen.cli;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them. */
final class Spans {
    private Spans() {}

    /** "4.2 s", "3 min 12 s" or "2 h 5 min". */
    static String words(Duration span) {
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
        }
        return span.compareTo(Duration.ofHours(1)) < 0
                ? span.toMinutes() + " min " + span.toSecondsPart() + " s"
                : span.toHours() + " h " + span.toMinutesPart() + " min";
    }
}
