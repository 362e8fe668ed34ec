package dev.parzen.store;

import dev.parzen.study.FileStore;
import dev.parzen.study.TrialFiles.Content;
import dev.parzen.study.TrialFiles.Sink;
import dev.parzen.study.TrialFiles.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Files under the home: {@code models/<study id>/<trial>.zip} and
 * {@code checkpoints/<study id>/<trial>-<step>.checkpoint}. What comes is written beside its place under a name of its
 * own, and then moved there in one step.
 */
@Component
class DirectoryFileStore implements FileStore {
    private static final Pattern MODEL = Pattern.compile("(\\d{1,9})\\.zip");
    private static final Pattern CHECKPOINT = Pattern.compile("(\\d{1,9})-(\\d{1,9})\\.checkpoint");
    private static final Pattern STUDY = Pattern.compile("\\d{1,18}");
    private static final String UNFINISHED = ".unfinished";

    /** Nothing that is still coming has been silent for so long. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(5);

    private static final int LOCKS = 64;
    private static final int TRIES = 10;

    private final Path home;
    private final Clock clock;
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    DirectoryFileStore(@Value("${parzen.home}") Path home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    @Override
    public void save(Name name, Content content, Runnable guard) {
        Path target = path(name);
        Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            receive(content, unfinished);
            synchronized (lock(name)) {
                guard.run();
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(target + " cannot be written: " + failure.getMessage(), failure);
        } finally {
            delete(unfinished);
        }
    }

    private static void receive(Content content, Path unfinished) throws IOException {
        try (InputStream source = content.open();
                OutputStream target = created(unfinished)) {
            long count = source.transferTo(target);
            if (content.size() >= 0 && count != content.size()) {
                throw new IOException(count + " of " + content.size() + " bytes came");
            }
        }
    }

    /**
     * Creates a file with its folder, which may vanish at any moment if another's last file is deleted: before the file is
     * made, or between being found there and being looked at.
     */
    private static OutputStream created(Path file) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                Files.createDirectories(file.getParent());
                return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
            } catch (NoSuchFileException | FileAlreadyExistsException vanished) {
                if (tries == TRIES) {
                    throw vanished;
                }
            }
        }
    }

    private Object lock(Name name) {
        return locks[Math.floorMod(31 * Long.hashCode(name.study()) + name.trial(), LOCKS)];
    }

    @Override
    public boolean read(Name name, Sink sink) {
        Path file = path(name);
        try (InputStream content = Files.newInputStream(file)) {
            sink.take(new Stored(name.step(), Files.size(file), content));
            return true;
        } catch (NoSuchFileException none) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    @Override
    public List<Name> list(long study) {
        return Stream.of(Kind.values())
                .flatMap(kind -> names(study, kind))
                .sorted()
                .toList();
    }

    @Override
    public List<Name> list(long study, int trial) {
        return list(study).stream().filter(name -> name.trial() == trial).toList();
    }

    private Stream<Name> names(long study, Kind kind) {
        return files(folder(study, kind)).stream()
                .map(file -> name(study, kind, file.getFileName().toString()))
                .flatMap(Optional::stream);
    }

    @Override
    public void delete(Name name) {
        delete(path(name));
        deleteIfEmpty(folder(name.study(), name.kind()));
    }

    @Override
    public void deleteStudy(long study) {
        for (Kind kind : Kind.values()) {
            files(folder(study, kind)).forEach(DirectoryFileStore::delete);
            deleteIfEmpty(folder(study, kind));
        }
    }

    @Override
    public Set<Long> studies(Kind kind) {
        Set<Long> studies = new TreeSet<>();
        for (Path folder : files(home.resolve(folder(kind)))) {
            String id = folder.getFileName().toString();
            if (STUDY.matcher(id).matches()) {
                studies.add(Long.parseLong(id));
            }
        }
        return studies;
    }

    @Override
    public void deleteUnfinished() {
        Instant limit = clock.instant().minus(GIVEN_UP);
        for (Kind kind : Kind.values()) {
            for (long study : studies(kind)) {
                files(folder(study, kind)).stream()
                        .filter(file -> file.toString().endsWith(UNFINISHED) && isOlder(file, limit))
                        .forEach(DirectoryFileStore::delete);
            }
        }
    }

    private static boolean isOlder(Path file, Instant limit) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
        } catch (IOException gone) {
            return false;
        }
    }

    private Path path(Name name) {
        String file = switch (name.kind()) {
            case MODEL -> name.trial() + ".zip";
            case CHECKPOINT -> name.trial() + "-" + name.step() + ".checkpoint";
        };
        return folder(name.study(), name.kind()).resolve(file);
    }

    private static Optional<Name> name(long study, Kind kind, String file) {
        Matcher matcher = (kind == Kind.MODEL ? MODEL : CHECKPOINT).matcher(file);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int step = kind == Kind.MODEL ? 0 : Integer.parseInt(matcher.group(2));
        return Optional.of(new Name(study, Integer.parseInt(matcher.group(1)), kind, step));
    }

    private Path folder(long study, Kind kind) {
        return home.resolve(folder(kind)).resolve(Long.toString(study));
    }

    private static String folder(Kind kind) {
        return kind == Kind.MODEL ? "models" : "checkpoints";
    }

    private static List<Path> files(Path folder) {
        if (!folder.toFile().isDirectory()) {
            return List.of(); // mostly: and this is how to find it out without an exception
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(files::add);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void deleteIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException inUse) {
            // Other files are there, or one is coming.
        }
    }
}
