package dev.parzen.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A line every few seconds, where the output is no terminal. */
final class LineDisplay implements Display {
    private final PrintStream output;
    private final InstantSource clock;
    private final Duration pause;
    private final Pace pace;
    private Optional<Instant> lastLine = Optional.empty();
    private Optional<Snapshot> last = Optional.empty();

    LineDisplay(PrintStream output, InstantSource clock, Duration pause) {
        this.output = output;
        this.clock = clock;
        this.pause = pause;
        this.pace = new Pace(clock);
    }

    @Override
    public void show(Snapshot now) {
        Instant time = clock.instant();
        Optional<Duration> left = pace.left(now);
        boolean isDue = lastLine.isEmpty() || !time.isBefore(lastLine.get().plus(pause));
        last = isDue ? Optional.empty() : Optional.of(now);
        if (isDue) {
            print(now, left, time);
        }
    }

    /** Shows where it ended, unless the last line did. */
    @Override
    public void close() {
        last.ifPresent(snapshot -> print(snapshot, pace.left(snapshot), clock.instant()));
        last = Optional.empty();
    }

    private void print(Snapshot now, Optional<Duration> left, Instant time) {
        lastLine = Optional.of(time);
        String total = now.total().isPresent() ? "/" + now.total().getAsInt() : "";
        output.println(now.done() + total + " trials, " + now.words()
                + left.map(span -> ", about " + Spans.words(span) + " left").orElse(""));
    }
}
