package dev.parzen.training.files;

import dev.parzen.dataset.DataFile;
import dev.parzen.dataset.DataFile.Contents;
import dev.parzen.dataset.DataFile.Kind;
import dev.parzen.dataset.DataFiles;
import dev.parzen.space.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The files of a directory of this machine. */
public final class LocalDataFiles implements DataFiles {
    private static final int REMEMBERED = 1000;
    private static final String COMING = Names.HIDDEN + "upload-";

    /** Nothing that is still coming has been silent for so long. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(5);

    private final Path root;
    private final Names names;
    private final Clock clock;
    private final Map<Version, Contents> looked = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, Contents> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The files below a directory; what servers that were killed left of files that were coming is deleted. */
    public LocalDataFiles(Path root, Clock clock) {
        this.root = root.toAbsolutePath().normalize();
        this.names = new Names(this.root);
        this.clock = clock;
        deleteGivenUp();
    }

    private void deleteGivenUp() {
        try (DirectoryStream<Path> coming = Files.newDirectoryStream(root, COMING + "*")) {
            for (Path file : coming) {
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(clock.instant().minus(GIVEN_UP))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException notNow) {
            // There is no such directory yet, or another server deletes it too: it is looked at again with the next
            // file.
        }
    }

    @Override
    public List<String> names(String part) {
        try {
            return new Listing(root)
                    .names().stream().filter(name -> name.contains(part)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<DataFile> find(String name) {
        Path file = names.path(name);
        try {
            if (Files.isDirectory(file) && ImageFolder.is(file)) {
                ImageFolder folder = new ImageFolder(file);
                return Optional.of(new DataFile(
                        name, folder.bytes(), Files.getLastModifiedTime(file).toInstant(), folder.contents()));
            }
            return Files.isRegularFile(file) ? Optional.of(described(name, file)) : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataFile described(String name, Path file) throws IOException {
        long bytes = Files.size(file);
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        return new DataFile(name, bytes, modified, known(new Version(name, bytes, modified), file));
    }

    /** What is in a file; it is looked at again only when it has changed. */
    private Contents known(Version version, Path file) {
        synchronized (looked) {
            Contents before = looked.get(version);
            if (before != null) {
                return before;
            }
        }
        Contents now = contents(file);
        synchronized (looked) {
            looked.put(version, now);
        }
        return now;
    }

    private record Version(String name, long bytes, Instant modified) {}

    private static Contents contents(Path file) {
        try {
            return new Head(file).contents();
        } catch (IOException damaged) {
            return Contents.of(Kind.OTHER);
        }
    }

    @Override
    public DataFile save(String name, InputStream content, Guard guard) {
        Path file = names.writable(name);
        Path unfinished = root.resolve(COMING + UUID.randomUUID());
        deleteGivenUp();
        try {
            Files.createDirectories(root);
            Files.copy(content, unfinished);
            synchronized (this) {
                Optional<DataFile> present = find(name);
                boolean isSame = present.isPresent() && Files.mismatch(file, unfinished) < 0;
                guard.check(present, isSame);
                return isSame ? present.orElseThrow() : moved(unfinished, file, name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(unfinished);
        }
    }

    private DataFile moved(Path unfinished, Path file, String name) throws IOException {
        names.requireInside(Files.createDirectories(file.getParent()), name);
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return described(name, file);
    }

    @Override
    public synchronized boolean delete(String name) {
        Path file = names.path(name);
        if (Files.isDirectory(file)) {
            throw new InvalidValueException(
                    "", "\"" + name + "\" is a directory: delete it on the machine of the server.");
        }
        return delete(file);
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
