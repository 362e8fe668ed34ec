package dev.parzen.training.files;

import dev.parzen.space.InvalidValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Turns names into files of a directory, and refuses those that lead out of it. */
final class Names {
    /** What the names of files begin with that are not shown. */
    static final String HIDDEN = ".";

    private static final int LONGEST = 1000;

    /** In bytes; most file systems take no more for one part of a path. */
    private static final int LONGEST_PART = 255;

    private final Path root;

    Names(Path root) {
        this.root = root;
    }

    /** The file of a name, which need not exist; if it does, it lies in the directory, whatever links there are. */
    Path path(String name) {
        Path file = plain(name);
        if (Files.exists(file)) {
            requireInside(file, name);
        }
        return file;
    }

    /** The file of a name, which can be written: no part of its way is a file, or leads out of the directory. */
    Path writable(String name) {
        Path file = path(name);
        if (Files.isDirectory(file)) {
            throw refused(name, "is a directory");
        }
        for (Path folder = file.getParent(); !folder.equals(root); folder = folder.getParent()) {
            if (Files.exists(folder)) {
                requireInside(folder, name);
                if (!Files.isDirectory(folder)) {
                    throw refused(name, "lies below a file");
                }
            }
        }
        return file;
    }

    void requireInside(Path file, String name) {
        try {
            if (!file.toRealPath().startsWith(root.toRealPath())) {
                throw refused(name, "leads out of the data directory");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path plain(String name) {
        List<String> parts = Arrays.asList(name.split("/", -1));
        if (name.length() > LONGEST
                || parts.stream().anyMatch(part -> part.isBlank() || part.startsWith(HIDDEN))
                || name.chars().anyMatch(c -> "\\:;%".indexOf(c) >= 0 || Character.isISOControl(c))) {
            throw refused(name, "is no name of a data file");
        }
        if (parts.stream().anyMatch(part -> part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART)) {
            throw refused(name, "has a part of more than " + LONGEST_PART + " bytes");
        }
        try {
            Path file = root.resolve(name).normalize();
            if (file.startsWith(root) && !file.equals(root)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // refused below
        }
        throw refused(name, "is no name of a data file");
    }

    private static InvalidValueException refused(String name, String why) {
        return new InvalidValueException(
                "",
                "\"" + name + "\" " + why
                        + ": give one as mnist/train.csv, relative to the data directory, without \\ : ; %, of which no"
                        + " part begins with a dot.");
    }
}
