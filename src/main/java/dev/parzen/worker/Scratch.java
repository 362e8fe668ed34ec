package dev.parzen.worker;

import dev.parzen.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a process keeps the files of the trials that it works on: in a folder of its own,
 * {@code <home>/work/<machine>-<process id>}. What a process that was killed left there, the next one on the machine deletes.
 */
public final class Scratch {
    private static final Pattern OWNER = Pattern.compile("(.+)-(\\d{1,18})");

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** This process's folder under a home. */
    public static Scratch under(Path home) {
        Path all = home.resolve("work");
        Path own = all.resolve(Machine.host() + "-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(all);
            left(all).forEach(Scratch::deleteWhole);
            Files.createDirectories(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Scratch(own);
    }

    /** A file for one attempt at a trial; nothing is there yet. */
    Path file(Trial trial, String ending) {
        return file(trial.study() + "-" + trial.number() + "-" + trial.attempt() + ending);
    }

    /** A file of this name, which nobody else in the process must use. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Deletes a file, if it is there. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> left(Path all) throws IOException {
        try (Stream<Path> folders = Files.list(all)) {
            return folders.filter(Scratch::isLeft).toList();
        }
    }

    /** True if the process that made the folder is known to be gone: a later one may have got its number. */
    private static boolean isLeft(Path folder) {
        Matcher owner = OWNER.matcher(folder.getFileName().toString());
        if (!owner.matches() || !owner.group(1).equals(Machine.host())) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(owner.group(2)));
        return process.isEmpty()
                || process.get()
                        .info()
                        .startInstant()
                        .filter(start -> changed(folder).isBefore(start))
                        .isPresent();
    }

    private static Instant changed(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    private static void deleteWhole(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Scratch::delete);
        } catch (IOException | UncheckedIOException busy) {
            // Somebody else deletes it too.
        }
    }
}
