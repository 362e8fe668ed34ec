package dev.parzen.cli;

import dev.parzen.cli.Snapshot.Current;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bar and what there is to say beside it, in one line. The text takes its room first, in shorter words where a visible
 * bar would not fit beside it.
 *
 * @param isUnicode whether the terminal can draw parts of a block
 */
record BarLine(boolean isUnicode) {
    private static final int SHORTEST_BAR = 10;
    private static final int LONGEST_BAR = 50;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    /** The line, of at most {@code width} characters unless even the shortest text is longer. */
    String of(Snapshot now, Optional<Duration> left, int width) {
        if (now.total().isEmpty()) {
            return text(
                    now.done() + " trials",
                    now,
                    left,
                    now.pruning("  "),
                    now.current().map(BarLine::full));
        }
        List<String> texts = texts(now, left, now.done() + "/" + now.total().getAsInt());
        String text = texts.stream()
                .filter(candidate -> room(candidate, width) >= SHORTEST_BAR)
                .findFirst()
                .orElse(texts.get(texts.size() - 1));
        int length = Math.min(LONGEST_BAR, room(text, width));
        return length < 1 ? text : bar(now.done() / (double) now.total().getAsInt(), length) + " " + text;
    }

    /** The same in ever fewer words. What pruning saves is told before what runs: its epochs show too that something does. */
    private static List<String> texts(Snapshot now, Optional<Duration> left, String count) {
        Optional<String> pruning = now.pruning("  ");
        Optional<String> full = now.current().map(BarLine::full);
        Optional<String> brief = now.current().map(BarLine::brief);
        return List.of(
                text(count, now, left, pruning, full),
                text(count, now, left, pruning, brief),
                text(count, now, left, pruning, Optional.empty()),
                text(count, now, left, Optional.empty(), Optional.empty()));
    }

    /** The columns between the bar's two edges. */
    private static int room(String text, int width) {
        return width - text.length() - 3;
    }

    private static String text(
            String count, Snapshot now, Optional<Duration> left, Optional<String> pruning, Optional<String> current) {
        return String.join(
                "  ",
                Stream.of(
                                Optional.of(count),
                                Optional.of(now.best()),
                                pruning,
                                current,
                                left.map(span -> clock(span) + " left"))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static String full(Current current) {
        return "trial " + current.trial() + " epoch " + progress(current);
    }

    private static String brief(Current current) {
        return "#" + current.trial() + " " + progress(current);
    }

    private static String progress(Current current) {
        return current.epoch() + "/" + current.epochs() + " " + Snapshot.number(current.value());
    }

    /** "0:07", "12:34" or "5:00:00". */
    private static String clock(Duration span) {
        String seconds = String.format("%02d", span.toSecondsPart());
        return span.toHours() == 0
                ? span.toMinutes() + ":" + seconds
                : span.toHours() + ":" + String.format("%02d", span.toMinutesPart()) + ":" + seconds;
    }

    private String bar(double share, int length) {
        int eighths = (int) (Math.min(1, share) * length * EIGHTHS.length());
        int whole = eighths / EIGHTHS.length();
        String drawn = (isUnicode ? "█" : "=").repeat(whole);
        if (isUnicode && whole < length) {
            drawn += EIGHTHS.charAt(eighths % EIGHTHS.length());
        }
        return "|" + drawn + " ".repeat(length - drawn.length()) + "|";
    }
}
