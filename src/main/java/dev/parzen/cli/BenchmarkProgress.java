package dev.parzen.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A line every few seconds: how many studies have ended, and for how long it goes on if it goes on like this. */
final class BenchmarkProgress {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintWriter output;
    private final InstantSource clock;
    private final int studies;
    private final Instant start;
    private Instant lastLine;

    BenchmarkProgress(PrintWriter output, InstantSource clock, int studies) {
        this.output = output;
        this.clock = clock;
        this.studies = studies;
        this.start = clock.instant();
        this.lastLine = start;
    }

    /** Another study has ended. */
    void ended(int count) {
        Instant now = clock.instant();
        if (now.isBefore(lastLine.plus(PAUSE)) && count < studies) {
            return;
        }
        lastLine = now;
        Duration left =
                Duration.between(start, now).multipliedBy(studies - count).dividedBy(count);
        output.println(
                count + "/" + studies + " studies" + (count < studies ? ", about " + Spans.words(left) + " left" : ""));
        output.flush();
    }
}
