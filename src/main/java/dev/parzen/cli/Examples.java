package dev.parzen.cli;

import dev.parzen.wire.Json;
import dev.parzen.wire.StudyRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The specifications that come with the program: JSON files that lie under {@code examples}. */
final class Examples {
    private static final String SUFFIX = ".json";

    private Examples() {}

    /** The names, in order. */
    static List<String> names() {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:examples/*" + SUFFIX);
            return Arrays.stream(found)
                    .map(Resource::getFilename)
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JSON text of one. */
    static Optional<String> text(String name) {
        if (!name.matches("[\\w-]+")) {
            return Optional.empty();
        }
        try (InputStream file = Examples.class.getResourceAsStream("/examples/" + name + SUFFIX)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line about it: the first sentence of its notes. */
    static String about(String name) {
        String notes = text(name)
                .map(text -> Json.read(text, StudyRequest.class).notes())
                .orElse("");
        int end = notes.indexOf(". ");
        return end < 0 ? notes : notes.substring(0, end + 1);
    }
}
