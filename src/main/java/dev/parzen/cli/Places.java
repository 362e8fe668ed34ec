package dev.parzen.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where things lie: options that several commands share. */
final class Places {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:PARZEN_HOME:-parzen-home}",
            description = "Where database, models and logs lie (default: ./parzen-home).")
    private Path home = Path.of("parzen-home");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:PARZEN_DATA:-}",
            description = "Where data sets are read from (default: <home>/data).")
    private Optional<Path> data = Optional.empty();

    Path home() {
        return home.toAbsolutePath().normalize();
    }

    Path data() {
        return data.filter(given -> !given.toString().isEmpty())
                .orElseGet(() -> home.resolve("data"))
                .toAbsolutePath()
                .normalize();
    }

    /** Makes sure that a server can keep what it is told. */
    static void requireWritable(Path home) {
        try {
            Files.createDirectories(home);
        } catch (IOException | UncheckedIOException impossible) {
            throw unwritable(home);
        }
        if (!Files.isWritable(home)) {
            throw unwritable(home);
        }
    }

    private static CommandException unwritable(Path home) {
        return CommandException.failure("The home " + home.toAbsolutePath()
                + " is no directory that can be written: choose another with --home.");
    }
}
