package dev.parzen.worker;

import dev.parzen.trial.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The trained networks of a worker: {@code <home>/models/<study id>/<trial number>.zip}, each with its value in a
 * {@code .value} beside it. Of each study the best ones are kept, so that the disk does not fill. A file under work bears
 * its attempt too, so that a lost attempt never touches what a later one made.
 */
public final class ModelFiles {
    private static final String VALUE = ".value";

    private final Path models;
    private final int kept;

    /**
     * The networks under a home.
     *
     * @param kept how many of each study stay
     */
    public ModelFiles(Path home, int kept) {
        this.models = home.resolve("models");
        this.kept = kept;
    }

    /** Where the network of a complete trial lies, if it is among the best. */
    public Path of(long study, int trial) {
        return folder(study).resolve(trial + ".zip");
    }

    /** Where the network lies that the end of a study made or chose. */
    public Path ofFinal(long study) {
        return folder(study).resolve("final.zip");
    }

    /** A file, this process's own, for a network that nobody reads yet. */
    Path scratch(long study, String name) {
        Path file = folder(study).resolve(name + "-" + ProcessHandle.current().pid() + ".zip");
        createFolder(file);
        return file;
    }

    /** Where an attempt saves its network while it trains. */
    Path atWork(long study, int trial, int attempt) {
        Path file = folder(study).resolve(trial + "-" + attempt + ".zip");
        createFolder(file);
        return file;
    }

    /** Keeps what an attempt saved, for as long as it is among the study's best. */
    synchronized void keep(long study, int trial, int attempt, double value, Direction direction) {
        try {
            Path saved = atWork(study, trial, attempt);
            if (Files.exists(saved)) {
                Files.writeString(folder(study).resolve(trial + VALUE), Double.toString(value));
                Files.move(saved, of(study, trial), StandardCopyOption.REPLACE_EXISTING);
                dropBeyondBest(study, direction);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what an attempt saved. */
    void discard(long study, int trial, int attempt) {
        delete(atWork(study, trial, attempt));
    }

    private void dropBeyondBest(long study, Direction direction) throws IOException {
        try (Stream<Path> files = Files.list(folder(study))) {
            List<Path> worst = files.filter(file -> file.toString().endsWith(VALUE))
                    .sorted(Comparator.comparingDouble(file -> direction.loss(value(file))))
                    .skip(kept)
                    .toList();
            worst.forEach(file -> {
                delete(Path.of(file.toString().replace(VALUE, ".zip")));
                delete(file);
            });
        }
    }

    private static double value(Path file) {
        try {
            return Double.parseDouble(Files.readString(file));
        } catch (IOException | NumberFormatException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private Path folder(long study) {
        return models.resolve(Long.toString(study));
    }

    /** Makes the folder that the file is to lie in, unless it is there. */
    static void createFolder(Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
