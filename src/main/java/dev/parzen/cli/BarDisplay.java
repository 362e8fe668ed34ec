package dev.parzen.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** One bar on a terminal. */
final class BarDisplay implements Display {
    private static final int UPDATE_MILLIS = 500;

    private final PrintStream terminal;
    private final Pace pace;
    private final BarLine line = new BarLine(isUnicode());
    private volatile Shown shown;
    private Optional<ProgressBar> bar = Optional.empty();

    BarDisplay(PrintStream terminal, InstantSource clock) {
        this.terminal = terminal;
        this.pace = new Pace(clock);
    }

    private record Shown(Snapshot snapshot, Optional<Duration> left) {}

    @Override
    public void show(Snapshot now) {
        shown = new Shown(now, pace.left(now));
        if (bar.isEmpty()) {
            bar = Optional.of(begun());
        }
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }

    /** A bar that a thread of its own draws again and again, as it was shown last. */
    private ProgressBar begun() {
        return new ProgressBarBuilder()
                .setInitialMax(-1)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .continuousUpdate()
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .setRenderer((state, width) -> drawn(shown, width))
                .build();
    }

    /** Filled up with spaces, to cover what the line said before. */
    private String drawn(Shown now, int width) {
        String text = line.of(now.snapshot, now.left, width);
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static boolean isUnicode() {
        String encoding =
                System.getProperty("stderr.encoding", Charset.defaultCharset().name());
        return encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name());
    }
}
