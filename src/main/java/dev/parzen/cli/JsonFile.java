package dev.parzen.cli;

import dev.parzen.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where a measurement's figures go. */
final class JsonFile {
    private JsonFile() {}

    /** A run may take long: better to know at once that its results cannot be kept. */
    static void requireWritable(Optional<Path> file, CommandLine line) {
        Path folder = file.map(path -> path.toAbsolutePath().getParent()).orElse(Path.of("."));
        if (!Files.isDirectory(folder) || file.isPresent() && Files.isDirectory(file.get())) {
            throw new ParameterException(line, "--json is " + file.get() + ": give a file in a directory that exists.");
        }
    }

    static void write(Path file, Object results) {
        try {
            Files.writeString(
                    file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n");
        } catch (IOException e) {
            throw CommandException.failure(file + " cannot be written: " + e.getMessage());
        }
    }
}
