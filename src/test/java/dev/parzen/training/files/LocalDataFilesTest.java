package dev.parzen.training.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.dataset.DataFile;
import dev.parzen.dataset.DataFile.Column;
import dev.parzen.dataset.DataFile.Kind;
import dev.parzen.space.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDataFilesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path root;

    private LocalDataFiles files;

    @BeforeEach
    void open() {
        files = new LocalDataFiles(root, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void tellsIdxFilesByTheirHead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream idx = new DataOutputStream(bytes);
        for (int number : new int[] {0x803, 60000, 28, 28}) {
            idx.writeInt(number);
        }
        write("images", bytes.toByteArray());
        write("images.gz", gzip(bytes.toByteArray()));
        assertThat(found("images").contents().kind()).isEqualTo(Kind.IDX);
        assertThat(found("images").contents().shape()).containsExactly(60000L, 28L, 28L);
        assertThat(found("images.gz").contents()).isEqualTo(found("images").contents());
    }

    @Test
    void tellsArraysByTheirHeaders() throws IOException {
        write("one.npy", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (100, 3), }"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("x_train.npy"));
            zip.write(npy("{'descr': '|u1', 'fortran_order': False, 'shape': (60000, 28, 28), }"));
            zip.putNextEntry(new ZipEntry("y.npy"));
            zip.write(npy("{'descr': '<i8', 'fortran_order': False, 'shape': (7,), }"));
        }
        write("more.npz", bytes.toByteArray());
        assertThat(found("one.npy").contents().kind()).isEqualTo(Kind.NPY);
        assertThat(found("one.npy").contents().shape()).containsExactly(100L, 3L);
        assertThat(found("more.npz").contents().kind()).isEqualTo(Kind.NPZ);
        assertThat(found("more.npz").contents().columns())
                .containsExactly(
                        new Column("x_train", "|u1", List.of(60000L, 28L, 28L)), new Column("y", "<i8", List.of(7L)));
    }

    @Test
    void countsTheRowsOfATable() throws IOException {
        StringBuilder text = new StringBuilder("a;b;c\n");
        for (int i = 0; i < 100_000; i++) {
            text.append(i).append(";\"x\ny\";").append(i % 2 == 0 ? "" : "0.5").append('\n');
        }
        write("long.csv", text.toString().getBytes(StandardCharsets.UTF_8));
        DataFile.Contents contents = found("long.csv").contents();
        assertThat(contents.kind()).isEqualTo(Kind.CSV);
        assertThat(contents.shape()).containsExactly(100_000L, 3L);
        assertThat(contents.columns()).extracting(Column::type).containsExactly("number", "text", "number");
        assertThat(contents.head()).hasSize(10).startsWith(List.of("0", "x\ny", ""));
    }

    @Test
    void looksAtAFileAgainOnlyWhenItHasChanged() throws IOException {
        Path file = root.resolve("a.csv");
        write("a.csv", "a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        assertThat(found("a.csv").contents().shape()).containsExactly(2L, 2L);
        FileTime time = Files.getLastModifiedTime(file);
        write("a.csv", "a,b\n1,2222\n\n".getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, time);
        assertThat(found("a.csv").contents().shape()).as("as large, as old").containsExactly(2L, 2L);
        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1000));
        assertThat(found("a.csv").contents().shape()).containsExactly(1L, 2L);
    }

    @Test
    void countsNoRowsOfATableThatIsHuge() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] rows = "123456789,123456789\n".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            for (long bytes = 0; bytes <= 64L << 20; bytes += rows.length) {
                gzip.write(rows);
            }
        }
        write("huge.csv.gz", packed.toByteArray());
        DataFile.Contents contents = found("huge.csv.gz").contents();
        assertThat(contents.kind()).isEqualTo(Kind.CSV);
        assertThat(contents.shape()).isEmpty();
        assertThat(contents.columns()).hasSize(2);
    }

    @Test
    void saysOfWhatItDoesNotKnowThatItIsOther() throws IOException {
        write("notes.txt", "Only words.\nNo table.".getBytes(StandardCharsets.UTF_8));
        write("noise", new byte[] {1, 0, 44, 44, 0, 10, 1, 2, 3});
        write("empty", new byte[0]);
        write("cut.npy", new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1});
        write("cut.gz", new byte[] {0x1f, (byte) 0x8b, 8});
        assertThat(files.names(""))
                .hasSize(5)
                .allMatch(name -> found(name).contents().kind() == Kind.OTHER);
    }

    @Test
    void showsADirectoryOfImagesAsOne() throws IOException {
        for (String name : List.of("pets/cat/1.png", "pets/cat/2.PNG", "pets/dog/1.jpg", "tables/a.csv", ".git/x")) {
            Files.createDirectories(root.resolve(name).getParent());
            write(name, new byte[10]);
        }
        assertThat(files.names("")).containsExactly("pets", "tables/a.csv");
        DataFile pets = found("pets");
        assertThat(pets.bytes()).isEqualTo(30);
        assertThat(pets.contents().kind()).isEqualTo(Kind.IMAGES);
        assertThat(pets.contents().columns())
                .containsExactly(new Column("cat", "class", List.of(2L)), new Column("dog", "class", List.of(1L)));
        assertThatThrownBy(() -> files.delete("pets")).isInstanceOf(InvalidValueException.class);
        assertThat(files.find("tables")).isEmpty();
    }

    @Test
    void keepsTheOldFileUntilAllOfTheNewOneIsThere() throws IOException {
        write("a.csv", new byte[] {1, 2, 3});
        InputStream broken = new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
                if (left <= 0) { // again and again: a first one is swallowed by InputStream itself
                    throw new IOException("gone");
                }
                left--;
                return 7;
            }
        };
        assertThatThrownBy(() -> files.save("a.csv", broken, (present, same) -> {}))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(Files.readAllBytes(root.resolve("a.csv"))).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> files.save("a.csv", new ByteArrayInputStream(new byte[1]), (present, same) -> {
                    assertThat(present).isPresent();
                    assertThat(same).isFalse();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(Files.readAllBytes(root.resolve("a.csv"))).containsExactly(1, 2, 3);
        assertThat(root.toFile().list()).containsExactly("a.csv");
    }

    @Test
    void deletesWhatAKilledServerLeftOfFilesThatWereComing() throws IOException {
        Path left = changed(".upload-1", Duration.ofMinutes(6));
        Path coming = changed(".upload-2", Duration.ofMinutes(4));
        Path other = changed("upload-3", Duration.ofDays(9));
        open();
        assertThat(left).doesNotExist();
        assertThat(List.of(coming, other)).allSatisfy(file -> assertThat(file).exists());
        Files.setLastModifiedTime(coming, FileTime.from(NOW.minus(Duration.ofMinutes(6))));
        files.save(
                "a.csv", new ByteArrayInputStream("x\n1\n".getBytes(StandardCharsets.UTF_8)), (present, isSame) -> {});
        assertThat(coming).doesNotExist();
        assertThat(files.names("")).containsExactly("a.csv", "upload-3");
    }

    private Path changed(String name, Duration before) throws IOException {
        Path file = Files.writeString(root.resolve(name), "half of it");
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(before)));
    }

    private DataFile found(String name) {
        return files.find(name).orElseThrow();
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(root.resolve(name), content);
    }

    private static byte[] npy(String header) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        bytes.write(padded.length() & 0xff);
        bytes.write(padded.length() >>> 8);
        bytes.write(padded.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(content);
        }
        return bytes.toByteArray();
    }
}
