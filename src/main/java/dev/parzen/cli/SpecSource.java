package dev.parzen.cli;

import dev.parzen.space.InvalidValueException;
import dev.parzen.study.StudySpec;
import dev.parzen.wire.Json;
import dev.parzen.wire.MalformedException;
import dev.parzen.wire.StudyRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A study's specification that a user named: a file, or one of the {@link Examples}.
 *
 * @param origin the name that was given
 */
record SpecSource(String origin, StudyRequest request) {

    /** Reads what {@code name} names. */
    static SpecSource read(String name) {
        String text = Files.isRegularFile(Path.of(name)) ? fromFile(name) : fromExample(name);
        return new SpecSource(name, checked(name, () -> Json.read(text, StudyRequest.class)));
    }

    /** The specification with every default filled in. */
    StudySpec toSpec(LongSupplier seeds) {
        return checked(origin, () -> request.toSpec(seeds));
    }

    private static String fromFile(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException e) {
            throw CommandException.usage(name + " cannot be read: give a file of JSON in UTF-8.");
        }
    }

    private static String fromExample(String name) {
        return Examples.text(name)
                .orElseThrow(() -> CommandException.usage(
                        "There is no file \"" + Path.of(name).toAbsolutePath()
                                + "\" and no example \"" + name + "\": give the path of a specification, or one of "
                                + String.join(", ", Examples.names()) + "."));
    }

    private static <T> T checked(String origin, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidValueException refused) {
            throw CommandException.usage(message(origin, refused.pointer(), refused.getMessage()));
        } catch (MalformedException malformed) {
            throw CommandException.usage(message(origin, malformed.pointer(), malformed.getMessage()));
        }
    }

    private static String message(String origin, String pointer, String detail) {
        return origin + (pointer.isEmpty() ? "" : " at " + pointer) + ": " + detail;
    }
}
