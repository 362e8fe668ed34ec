package dev.parzen.worker;

import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TrialFiles;
import dev.parzen.study.TunerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The files of one study's trials, in memory, by trial. */
final class KeptFiles implements TrialFiles {
    final ConcurrentMap<Integer, byte[]> models = new ConcurrentHashMap<>();
    final ConcurrentMap<Integer, NavigableMap<Integer, byte[]>> checkpoints = new ConcurrentHashMap<>();
    volatile boolean isLost;

    @Override
    public void saveCheckpoint(TrialRef trial, int step, int kept, Content content) {
        requireHeld();
        checkpoints.computeIfAbsent(trial.number(), number -> new TreeMap<>()).put(step, bytes(content));
    }

    @Override
    public boolean readCheckpoint(StudyRef study, int trial, int before, Sink sink) {
        var latest = checkpoints.getOrDefault(trial, new TreeMap<>()).lowerEntry(before);
        return latest != null && give(latest.getKey(), latest.getValue(), sink);
    }

    @Override
    public void saveModel(TrialRef trial, Content content) {
        requireHeld();
        models.put(trial.number(), bytes(content));
    }

    @Override
    public boolean readModel(StudyRef study, int trial, Sink sink) {
        return models.containsKey(trial) && give(0, models.get(trial), sink);
    }

    private void requireHeld() {
        if (isLost) {
            throw new TunerException.LeaseLost("Another attempt holds the trial.");
        }
    }

    private static boolean give(int step, byte[] bytes, Sink sink) {
        try {
            sink.take(new Stored(step, bytes.length, new ByteArrayInputStream(bytes)));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Content content) {
        try (InputStream source = content.open()) {
            return source.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
