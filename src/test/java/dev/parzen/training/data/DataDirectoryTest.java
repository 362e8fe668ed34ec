package dev.parzen.training.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.training.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {
    @TempDir
    private Path home;

    private Path root;
    private DataDirectory directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        root = Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("secret.csv"), "secret");
        Files.createDirectories(root.resolve("sub"));
        Files.writeString(root.resolve("sub/plain.csv"), "hello");
        directory = new DataDirectory(root);
    }

    @Test
    void opensAFileBelowIt() throws IOException {
        assertThat(read("sub/plain.csv")).isEqualTo("hello");
    }

    @Test
    void unpacksGzipWhateverTheName() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("packed".getBytes(UTF_8));
        }
        Files.write(root.resolve("a.csv"), packed.toByteArray());
        Files.writeString(root.resolve("b.csv.gz"), "not packed");
        Files.writeString(root.resolve("c.csv"), "");
        assertThat(read("a.csv")).isEqualTo("packed");
        assertThat(read("b.csv.gz")).isEqualTo("not packed");
        assertThat(read("c.csv")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.csv", "sub/../../secret.csv", "/etc/hostname", "", ".", "a\0b"})
    void refusesAPathThatLeadsOut(String name) {
        assertThatThrownBy(() -> directory.find(name))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("data directory");
    }

    @Test
    void refusesALinkThatLeadsOut() throws IOException {
        Files.createSymbolicLink(root.resolve("link.csv"), home.resolve("secret.csv"));
        Files.createSymbolicLink(root.resolve("up"), home);
        assertThatThrownBy(() -> directory.find("link.csv")).hasMessageContaining("does not lie in");
        assertThatThrownBy(() -> directory.find("up/secret.csv")).hasMessageContaining("does not lie in");
    }

    @Test
    void followsALinkThatStaysInside() throws IOException {
        Files.createSymbolicLink(root.resolve("link.csv"), root.resolve("sub/plain.csv"));
        assertThat(read("link.csv")).isEqualTo("hello");
    }

    @Test
    void namesWhatThereIsWhenAFileIsMissing() {
        assertThatThrownBy(() -> directory.find("sub/plan.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("sub/plan.csv")
                .hasMessageContaining("sub/plain.csv");
        assertThatThrownBy(() -> directory.find("sub")).hasMessageContaining("no data file");
        assertThatThrownBy(() -> new DataDirectory(root.resolve("none")).find("x"))
                .hasMessageContaining("create it");
    }

    private String read(String name) throws IOException {
        try (InputStream bytes = directory.open(name)) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }
}
