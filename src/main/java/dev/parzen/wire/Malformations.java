package dev.parzen.wire;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in our words, and with a pointer, what Jackson could not read. */
public final class Malformations {
    private Malformations() {}

    public static MalformedException of(JacksonException cause) {
        return new MalformedException(pointer(cause), sentence(cause));
    }

    private static String pointer(JacksonException cause) {
        return cause.getPath().stream()
                .map(step -> step.getPropertyName() != null
                        ? step.getPropertyName().replace("~", "~0").replace("/", "~1")
                        : Integer.toString(step.getIndex()))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }

    private static String sentence(JacksonException cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return "The member \"" + unknown.getPropertyName() + "\" is unknown. Known are: " + known(unknown) + ".";
        }
        if (cause instanceof StreamConstraintsException) {
            return "The JSON goes beyond a limit: nest it at most 100 deep, and shorten its longest text or number.";
        }
        if (cause instanceof InputCoercionException) {
            return "A number here is too large for its type: give a smaller one.";
        }
        if (cause instanceof InvalidFormatException || cause instanceof MismatchedInputException) {
            return "A JSON value of another type is needed here: " + expected((MismatchedInputException) cause) + ".";
        }
        if (cause instanceof StreamReadException) {
            return "This is not JSON" + place(cause) + ": " + ownWords(cause);
        }
        return "The JSON cannot be read: " + firstLine(cause.getOriginalMessage());
    }

    private static String known(UnrecognizedPropertyException unknown) {
        List<String> names = unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .toList();
        return String.join(", ", names);
    }

    private static String expected(MismatchedInputException cause) {
        Class<?> type = cause.getTargetType();
        if (type == null || type == Void.class) {
            return firstLine(cause.getOriginalMessage());
        }
        if (type == String.class || type.isEnum()) {
            return "a text";
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        return java.util.Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }

    /** The reader's sentence, without what only its programmer understands. */
    private static String ownWords(JacksonException cause) {
        String sentence = firstLine(cause.getOriginalMessage()).replaceAll("\\s*\\((start marker|for |code ).*", "");
        return sentence.contains("`") || sentence.contains("Source") ? "something else is expected." : sentence;
    }

    private static String place(JacksonException cause) {
        return cause.getLocation() == null || cause.getLocation().getLineNr() < 1
                ? ""
                : " (line " + cause.getLocation().getLineNr() + ", column "
                        + cause.getLocation().getColumnNr() + ")";
    }

    private static String firstLine(String message) {
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
