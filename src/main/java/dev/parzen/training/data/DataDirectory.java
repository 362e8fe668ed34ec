package dev.parzen.training.data;

import dev.parzen.training.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The only place from which data are read. A file is named relative to it; neither {@code ..} nor an absolute path nor
 * a link leads out of it.
 */
final class DataDirectory {
    private static final int MOST_NAMES = 30;
    private static final int DEEPEST = 3;

    private final Path root;

    DataDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The file's bytes, unpacked if they are gzip, whatever the name says. The caller closes the stream. */
    InputStream open(String name) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(find(name)), 1 << 16);
        bytes.mark(2);
        boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16), 1 << 16) : bytes;
    }

    /** The file, which exists and lies in this directory. */
    Path find(String name) {
        Path file = inside(name);
        if (!Files.isRegularFile(file)) {
            throw new DataException("There is no data file \"" + name + "\". " + contents());
        }
        try {
            if (!file.toRealPath().startsWith(root.toRealPath())) {
                throw outside(name);
            }
        } catch (IOException e) {
            throw new DataException("The data file \"" + name + "\" cannot be read: check its permissions.", e);
        }
        return file;
    }

    /** The names of all files below a directory, relative to it, in their order. */
    List<String> filesBelow(String name) {
        Path folder = inside(name);
        if (!Files.isDirectory(folder)) {
            throw new DataException("There is no data directory \"" + name + "\". " + contents());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("The data directory \"" + name + "\" cannot be listed: check its permissions.", e);
        }
    }

    private Path inside(String name) {
        try {
            Path relative = Path.of(name);
            Path file = root.resolve(relative).normalize();
            if (relative.isAbsolute() || !file.startsWith(root) || file.equals(root)) {
                throw outside(name);
            }
            return file;
        } catch (InvalidPathException e) {
            throw outside(name);
        }
    }

    private static DataException outside(String name) {
        return new DataException("The data file \"" + name + "\" does not lie in the data directory: move it there, and"
                + " name it relative to that directory.");
    }

    private String contents() {
        if (!Files.isDirectory(root)) {
            return "The data directory " + root + " does not exist: create it, or set parzen.data to the right one.";
        }
        try (Stream<Path> files = Files.walk(root, DEEPEST)) {
            String names = files.filter(Files::isRegularFile)
                    .limit(MOST_NAMES)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .collect(Collectors.joining(", "));
            return names.isEmpty()
                    ? "The data directory is empty: put the file there."
                    : "The data directory has " + names + ": name one of them, or put the file there.";
        } catch (IOException e) {
            return "The data directory cannot be listed: check its permissions.";
        }
    }
}
