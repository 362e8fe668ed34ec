package dev.parzen.wire;

import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.study.Snapshot;
import dev.parzen.study.Study;
import dev.parzen.study.TunerException;
import dev.parzen.trial.Observation;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads what {@link SnapshotWriter} writes, line by line. Whatever is wrong with a line, or is found wrong with it by whom
 * it is handed to, is thrown with the line's number, at which the pointer begins.
 */
public final class SnapshotReader implements Snapshot {
    private static final String END = "{\"end\"";
    private static final int LOOK = 32;

    private final LineReader lines;
    private final Study study;
    private final Map<String, Distribution> recorded;
    private Optional<TrialLine> ahead;
    private EndLine.Totals totals = new EndLine.Totals(0, 0);
    private int earlier;
    private int trials;

    /**
     * @param name what the study shall be called, if not as it was
     * @throws MalformedException if the first line is not that of a study
     */
    public SnapshotReader(InputStream source, Optional<String> name) {
        this.lines = new LineReader(source);
        byte[] first = lines.next()
                .orElseThrow(() -> new MalformedException("", "The file is empty: send what GET …/export answered."));
        StudyLine line = placed(() -> StudyLine.read(parsed(first, JsonNode.class), name));
        this.study = placed(line::toStudy);
        this.recorded = placed(line::toRecorded);
        this.ahead = nextTrial();
    }

    @Override
    public Study study() {
        return study;
    }

    @Override
    public Map<String, Distribution> recorded() {
        return recorded;
    }

    @Override
    public void forEachEarlier(Consumer<Observation> reader) {
        int first = ahead.map(TrialLine::number).orElse(0);
        while (ahead.isPresent() && ahead.get().number() < 0) {
            TrialLine line = ahead.get();
            placed(() -> {
                requireNumber(line, first + earlier);
                reader.accept(new TrialLineReading(line).toEarlier());
                return line;
            });
            earlier++;
            ahead = nextTrial();
        }
        if (first < 0 && earlier != -first) {
            throw atThisLine(
                    "/number", "The trials of earlier studies end with " + (first + earlier - 1) + ", not with -1.");
        }
    }

    @Override
    public void forEachTrial(Consumer<Entry> reader) {
        while (ahead.isPresent()) {
            TrialLine line = ahead.get();
            placed(() -> {
                reader.accept(new TrialLineReading(line).toEntry(recorded));
                return line;
            });
            trials++;
            ahead = nextTrial();
        }
        requireWhole();
    }

    private static void requireNumber(TrialLine line, int expected) {
        if (line.number() != expected) {
            throw new InvalidValueException(
                    "number",
                    "The number is " + line.number() + " where " + expected + " comes next: numbers have no gaps.");
        }
    }

    /** The next trial; none at the last line. */
    private Optional<TrialLine> nextTrial() {
        byte[] next = lines.next().orElseThrow(this::cutOff);
        return placed(() -> {
            if (isEnd(next)) {
                totals = StudyLine.given("end", parsed(next, EndLine.class).end());
                return Optional.empty();
            }
            TrialLine line = parsed(next, TrialLine.class);
            StudyLine.given("number", line.number());
            return Optional.of(line);
        });
    }

    private void requireWhole() {
        EndLine.Totals read = new EndLine.Totals(trials, earlier);
        if (!read.equals(totals)) {
            throw atThisLine(
                    "/end",
                    "There should be " + totals.trials() + " trials and " + totals.earlier()
                            + " of earlier studies, but there are " + trials + " and " + earlier
                            + ": lines are missing, or too many.");
        }
        if (lines.next().isPresent()) {
            throw atThisLine("", "The study has ended with the line before: send one study at a time.");
        }
    }

    private <T> T placed(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedException malformed) {
            throw lines.isWhole()
                    ? new MalformedException(here() + malformed.pointer(), sentence(malformed.getMessage()))
                    : cutOff();
        } catch (InvalidValueException refused) {
            throw atThisLine(refused.pointer(), refused.getMessage());
        } catch (TunerException.Invalid refused) {
            throw atThisLine(refused.faults().get(0).pointer(), refused.getMessage());
        }
    }

    private TunerException.Invalid atThisLine(String pointer, String detail) {
        return new TunerException.Invalid(here() + pointer, sentence(detail));
    }

    private String here() {
        return "/" + lines.number();
    }

    private String sentence(String detail) {
        return "Line " + lines.number() + ": " + detail;
    }

    private MalformedException cutOff() {
        return new MalformedException(
                "",
                "The file ends at line " + lines.number()
                        + ", before its last line: it was cut off. Send it again, or export the study again.");
    }

    private static boolean isEnd(byte[] line) {
        String start = new String(line, 0, Math.min(line.length, LOOK), StandardCharsets.ISO_8859_1);
        return start.replace(" ", "").startsWith(END);
    }

    private static <T> T parsed(byte[] line, Class<T> type) {
        try {
            return StudyLine.given("", Json.mapper().readValue(line, type));
        } catch (JacksonException malformed) {
            throw Malformations.of(malformed);
        }
    }
}
