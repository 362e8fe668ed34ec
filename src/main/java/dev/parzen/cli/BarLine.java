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
            return text(now.done() + " trials", now, left, now.current().map(BarLine::full));
        }
        String count = now.done() + "/" + now.total().getAsInt();
        List<String> texts = List.of(
                text(count, now, left, now.current().map(BarLine::full)),
                text(count, now, left, now.current().map(BarLine::brief)),
                text(count, now, left, Optional.empty()));
        String text = texts.stream()
                .filter(candidate -> room(candidate, width) >= SHORTEST_BAR)
                .findFirst()
                .orElse(texts.get(texts.size() - 1));
        int length = Math.min(LONGEST_BAR, room(text, width));
        return length < 1 ? text : bar(now.done() / (double) now.total().getAsInt(), length) + " " + text;
    }

    /** The columns between the bar's two edges. */
    private static int room(String text, int width) {
        return width - text.length() - 3;
    }

    private static String text(String count, Snapshot now, Optional<Duration> left, Optional<String> current) {
        return String.join(
                "  ",
                Stream.of(Optional.of(count), Optional.of(now.best()), current, left.map(span -> clock(span) + " left"))
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
