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
    private Optional<Instant> start = Optional.empty();
    private Optional<Instant> lastLine = Optional.empty();
    private Optional<Snapshot> last = Optional.empty();
    private int doneAtStart;

    LineDisplay(PrintStream output, InstantSource clock, Duration pause) {
        this.output = output;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public void show(Snapshot now) {
        Instant time = clock.instant();
        if (start.isEmpty()) {
            start = Optional.of(time);
            doneAtStart = now.done();
        }
        boolean isDue = lastLine.isEmpty() || !time.isBefore(lastLine.get().plus(pause));
        last = isDue ? Optional.empty() : Optional.of(now);
        if (isDue) {
            print(now, time);
        }
    }

    /** Shows where it ended, unless the last line did. */
    @Override
    public void close() {
        last.ifPresent(snapshot -> print(snapshot, clock.instant()));
        last = Optional.empty();
    }

    private void print(Snapshot now, Instant time) {
        lastLine = Optional.of(time);
        String total = now.total().isPresent() ? "/" + now.total().getAsInt() : "";
        output.println(now.done() + total + " trials, " + now.words()
                + left(now, time).map(text -> ", " + text + " left").orElse(""));
    }

    private Optional<String> left(Snapshot now, Instant time) {
        int done = now.done() - doneAtStart;
        int open = now.total().orElse(0) - now.done();
        if (done <= 0 || open <= 0) {
            return Optional.empty();
        }
        Duration spent = Duration.between(start.orElse(time), time);
        return Optional.of("about " + Spans.words(spent.multipliedBy(open).dividedBy(done)));
    }
}
