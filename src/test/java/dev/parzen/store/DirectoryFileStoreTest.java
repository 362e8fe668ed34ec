package dev.parzen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.study.FileStore;
import dev.parzen.study.FileStore.Kind;
import dev.parzen.study.FileStore.Name;
import dev.parzen.study.FileStoreContract;
import dev.parzen.study.TickingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFileStoreTest implements FileStoreContract {
    private final TickingClock clock = new TickingClock();

    @TempDir
    Path home;

    private FileStore files;

    @BeforeEach
    void open() {
        files = new DirectoryFileStore(home, clock);
    }

    @Override
    public FileStore files() {
        return files;
    }

    @Test
    void putsFilesWherePeopleFindThem() {
        files.save(new Name(7, 3, Kind.MODEL, 0), FileStoreContract.content("network"), () -> {});
        files.save(new Name(7, 3, Kind.CHECKPOINT, 9), FileStoreContract.content("state"), () -> {});
        assertThat(home.resolve("models/7/3.zip")).hasContent("network");
        assertThat(home.resolve("checkpoints/7/3-9.checkpoint")).hasContent("state");
    }

    @Test
    void givesFoldersBackWithTheirLastFile() throws IOException {
        files.save(new Name(7, 3, Kind.CHECKPOINT, 9), FileStoreContract.content("state"), () -> {});
        files.delete(new Name(7, 3, Kind.CHECKPOINT, 9));
        assertThat(home.resolve("checkpoints")).isEmptyDirectory();
    }

    @Test
    void leavesStrangersAlone() throws IOException {
        Path folder = Files.createDirectories(home.resolve("models/7"));
        for (String stranger : List.of("final.zip", "3.value", "notes.txt", "12345678901.zip")) {
            Files.writeString(folder.resolve(stranger), "mine");
        }
        Files.createDirectories(home.resolve("models/of mine"));
        assertThat(files.list(7)).isEmpty();
        assertThat(files.studies(Kind.MODEL)).containsExactly(7L);
    }

    @Test
    void deletesWhatAServerThatDiedHadNotFinished() throws IOException {
        Path folder = Files.createDirectories(home.resolve("models/7"));
        Path dead = Files.writeString(folder.resolve("3.zip.dead.unfinished"), "half");
        Path coming = Files.writeString(folder.resolve("3.zip.coming.unfinished"), "half");
        Files.setLastModifiedTime(dead, FileTime.from(clock.instant().minus(Duration.ofMinutes(6))));
        Files.setLastModifiedTime(coming, FileTime.from(clock.instant().minus(Duration.ofSeconds(1))));
        assertThat(files.list(7)).isEmpty();
        files.deleteUnfinished();
        assertThat(paths(folder)).containsExactly(coming);
    }

    private static List<Path> paths(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
