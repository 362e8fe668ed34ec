package dev.parzen.rest;

import dev.parzen.ParzenApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A real server on a real port over a real H2 file, shared by all classes that extend this one. */
@SpringBootTest(classes = ParzenApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class ServerTest {
    /** Members of a study with a parameter of each type, one of them conditional. */
    static final String SPACE = ",\"space\":[{\"name\":\"o\",\"type\":\"categorical\",\"choices\":[\"a\",\"b\"]},"
            + "{\"name\":\"x\",\"type\":\"float\",\"low\":0,\"high\":1},"
            + "{\"name\":\"y\",\"type\":\"int\",\"low\":1,\"high\":9,\"when\":{\"o\":[\"a\"]}}]";

    /** Where the server keeps its files. */
    static final Path HOME = newHome();

    @LocalServerPort
    private int port;

    Server server;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("parzen.home", () -> HOME.toString());
        registry.add("parzen.workers", () -> "0");
        registry.add("parzen.kept-models", () -> "2");
        registry.add("parzen.largest-file", () -> "1MB");
        registry.add("parzen.sweep", () -> "PT0.1S");
        registry.add("parzen.upload-limit", () -> "5MB");
    }

    private static Path newHome() {
        try {
            return Files.createTempDirectory("parzen-home");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Path home() {
        return HOME;
    }

    @BeforeEach
    void connect() {
        server = new Server(port);
    }

    static String trials(String study) {
        return "studies/" + study + "/trials";
    }
}
