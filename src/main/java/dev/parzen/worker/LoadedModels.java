package dev.parzen.worker;

import dev.parzen.training.MemoryException;
import dev.parzen.training.Predictor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Networks that were asked lately, kept loaded. A file that has been replaced is loaded anew; what is no longer wanted
 * gives its memory back as soon as nobody uses it.
 */
final class LoadedModels implements AutoCloseable {
    private final int most;
    private final Function<Path, Predictor> loader;
    private final Map<Path, Loaded> loaded = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most how many stay loaded */
    LoadedModels(int most, Function<Path, Predictor> loader) {
        this.most = most;
        this.loader = loader;
    }

    /** Lets {@code use} work with the network in a file that is there. */
    <T> T with(Path model, Function<Predictor, T> use) {
        Loaded taken = take(model);
        try {
            return use.apply(taken.predictor);
        } finally {
            giveBack(taken);
        }
    }

    /** Loading has all others wait: it happens seldom, and two loads at once would take the memory of both. */
    private synchronized Loaded take(Path model) {
        List.copyOf(loaded.keySet()).stream().filter(file -> !isCurrent(file)).forEach(this::drop);
        Loaded found = loaded.get(model);
        if (found == null) {
            Stamp stamp =
                    stamp(model).orElseThrow(() -> new UncheckedIOException(new NoSuchFileException(model.toString())));
            found = new Loaded(loaded(model), stamp);
            loaded.put(model, found);
            new ArrayList<>(loaded.keySet())
                    .stream().limit(Math.max(0, loaded.size() - most)).forEach(this::drop);
        }
        found.users++;
        return found;
    }

    /** If there is no room for it, all that nobody uses makes room. */
    private Predictor loaded(Path model) {
        try {
            return loader.apply(model);
        } catch (MemoryException full) {
            if (loaded.isEmpty()) {
                throw full;
            }
            List.copyOf(loaded.keySet()).forEach(this::drop);
            return loader.apply(model);
        }
    }

    private synchronized void giveBack(Loaded taken) {
        taken.users--;
        taken.closeIfUnused();
    }

    private void drop(Path file) {
        Loaded dropped = loaded.remove(file);
        dropped.isDropped = true;
        dropped.closeIfUnused();
    }

    private boolean isCurrent(Path file) {
        return stamp(file).filter(loaded.get(file).stamp::equals).isPresent();
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(found.lastModifiedTime(), found.size(), Optional.ofNullable(found.fileKey())));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What changes when a file is replaced. */
    private record Stamp(FileTime written, long size, Optional<Object> key) {}

    @Override
    public synchronized void close() {
        List.copyOf(loaded.keySet()).forEach(this::drop);
    }

    private static final class Loaded {
        private final Predictor predictor;
        private final Stamp stamp;
        private int users;
        private boolean isDropped;

        Loaded(Predictor predictor, Stamp stamp) {
            this.predictor = predictor;
            this.stamp = stamp;
        }

        void closeIfUnused() {
            if (isDropped && users == 0) {
                predictor.close();
            }
        }
    }
}
