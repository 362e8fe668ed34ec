package dev.parzen.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar on a terminal. */
final class BarDisplay implements Display {
    private static final int UPDATE_MILLIS = 500;

    private final PrintStream terminal;
    private Optional<ProgressBar> bar = Optional.empty();

    BarDisplay(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void show(Snapshot now) {
        if (bar.isEmpty()) {
            bar = Optional.of(begun(now));
        }
        bar.get().setExtraMessage(" " + now.words());
        bar.get().maxHint(now.total().orElse(-1));
        bar.get().stepTo(now.done());
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }

    private ProgressBar begun(Snapshot first) {
        boolean isUnicode = Charset.defaultCharset().equals(StandardCharsets.UTF_8);
        return new ProgressBarBuilder()
                .setTaskName("")
                .setInitialMax(first.total().orElse(-1))
                .setStyle(isUnicode ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .startsFrom(first.done(), Duration.ZERO)
                .build();
    }
}
