package dev.parzen.rest;

import dev.parzen.space.InvalidValueException;
import dev.parzen.wire.MalformedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The query parameters that pages of lists share. */
final class PageRequests {
    private static final int USUAL = 50;
    private static final int MOST = 1000;
    private static final String DESCENDING = " desc";

    private PageRequests() {}

    /** The size of a page: 50 unless given, at most 1000. */
    static int size(String given) {
        if (isAbsent(given)) {
            return USUAL;
        }
        int size = wholeNumber("pageSize", given);
        if (size < 1) {
            throw new MalformedException("", "pageSize is " + given + ": give 1 to " + MOST + ".");
        }
        return Math.min(size, MOST);
    }

    static int wholeNumber(String name, String given) {
        try {
            return Integer.parseInt(given);
        } catch (NumberFormatException notANumber) {
            throw new MalformedException("", name + " is \"" + given + "\": give a whole number.");
        }
    }

    static boolean isAbsent(String given) {
        return given == null || given.isEmpty();
    }

    static boolean isDescending(String orderBy) {
        return !isAbsent(orderBy) && orderBy.endsWith(DESCENDING);
    }

    /** What to order by; {@code usual} unless given. Written in camelCase, perhaps with " desc" behind. */
    static <E extends Enum<E>> E order(Class<E> type, E usual, String orderBy) {
        if (isAbsent(orderBy)) {
            return usual;
        }
        String word = isDescending(orderBy) ? orderBy.substring(0, orderBy.length() - DESCENDING.length()) : orderBy;
        return Arrays.stream(type.getEnumConstants())
                .filter(order -> camelCase(order).equals(word))
                .findFirst()
                .orElseThrow(() -> new MalformedException(
                        "",
                        "orderBy is \"" + orderBy + "\": give one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(PageRequests::camelCase)
                                        .collect(Collectors.joining(", "))
                                + ", perhaps with \" desc\" behind."));
    }

    /** Runs a query; a token that is not of it, or an order that the study has not, is the caller's fault. */
    static <T> T page(Supplier<T> query) {
        try {
            return query.get();
        } catch (InvalidValueException refusal) {
            throw refusal;
        } catch (IllegalArgumentException impossible) {
            throw new MalformedException("", impossible.getMessage());
        }
    }

    private static String camelCase(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
