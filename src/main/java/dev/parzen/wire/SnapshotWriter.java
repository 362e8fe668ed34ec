package dev.parzen.wire;

import dev.parzen.space.Distribution;
import dev.parzen.study.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;

/**
 * Writes a whole study as lines of JSON: the study, the trials of earlier studies that it learns from (their numbers are
 * negative), its trials by number, and a last line that counts them, without which a file was cut off. All is ASCII, so
 * that even half a surrogate pair survives.
 */
public final class SnapshotWriter {
    private static final ObjectWriter LINES = Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private final OutputStream target;
    private int earlier;
    private int trials;

    private SnapshotWriter(OutputStream target) {
        this.target = target;
    }

    /** Writes line by line as the snapshot is read; it is up to the caller to buffer and to close the target. */
    public static void write(Snapshot snapshot, OutputStream target) {
        new SnapshotWriter(target).write(snapshot);
    }

    private void write(Snapshot snapshot) {
        Map<String, Distribution> recorded = snapshot.recorded();
        line(StudyLine.of(snapshot.study(), recorded));
        snapshot.forEachEarlier(trial -> {
            line(TrialLine.of(trial));
            earlier++;
        });
        snapshot.forEachTrial(entry -> {
            line(TrialLine.of(entry, recorded));
            trials++;
        });
        line(new EndLine(new EndLine.Totals(trials, earlier)));
    }

    private void line(Object line) {
        try {
            target.write(LINES.writeValueAsBytes(line));
            target.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
