package dev.parzen.study;

import dev.parzen.study.TrialFiles.Content;
import dev.parzen.study.TrialFiles.Sink;
import dev.parzen.study.TrialFiles.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Files in this process's memory, for tests and for studies that nobody wants to keep. */
public final class InMemoryFileStore implements FileStore {
    private final ConcurrentNavigableMap<Name, byte[]> files = new ConcurrentSkipListMap<>();

    @Override
    public void save(Name name, Content content, Runnable guard) {
        byte[] all = bytes(content);
        synchronized (files) {
            guard.run();
            files.put(name, all);
        }
    }

    private static byte[] bytes(Content content) {
        try (InputStream source = content.open()) {
            return source.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean read(Name name, Sink sink) {
        byte[] all = files.get(name);
        if (all == null) {
            return false;
        }
        try {
            sink.take(new Stored(name.step(), all.length, new ByteArrayInputStream(all)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    @Override
    public List<Name> list(long study) {
        return files.keySet().stream().filter(name -> name.study() == study).toList();
    }

    @Override
    public List<Name> list(long study, int trial) {
        return list(study).stream().filter(name -> name.trial() == trial).toList();
    }

    @Override
    public void delete(Name name) {
        files.remove(name);
    }

    @Override
    public void deleteStudy(long study) {
        list(study).forEach(this::delete);
    }

    @Override
    public Set<Long> studies(Kind kind) {
        return files.keySet().stream()
                .filter(name -> name.kind() == kind)
                .map(Name::study)
                .collect(Collectors.toSet());
    }

    @Override
    public void deleteUnfinished() {
        // What does not come to its end is never in the map.
    }
}
