package dev.parzen.store;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The clauses of a query that goes through an index in one of its two directions, on from where it was left. */
record Keyset(boolean isDescending) {

    /** What comes after the key {@code :key} with the number {@code :last}; its first half bounds the index. */
    String after(String key, String number) {
        return String.format(
                " and %1$s %3$s= :key and (%1$s %3$s :key or %2$s %3$s :last)", key, number, isDescending ? "<" : ">");
    }

    /** What comes after the number {@code :last} alone. */
    String after(String number) {
        return " and " + number + (isDescending ? " < " : " > ") + ":last";
    }

    /** All columns of the index, even those that have one value only: H2 takes it for the order then. */
    String order(String... columns) {
        return Arrays.stream(columns)
                .map(column -> column + (isDescending ? " desc" : ""))
                .collect(Collectors.joining(", ", " order by ", ""));
    }
}
