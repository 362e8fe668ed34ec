package dev.parzen.store;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The clauses of a query that goes through an index in one of its two directions, on from where it was left.
 *
 * @param isLastDescending whether the last column of the order descends: where it goes against the others, both
 *     databases still read by the index and sort only what is equal in the others
 */
record Keyset(boolean isDescending, boolean isLastDescending) {
    static final Keyset ASCENDING = new Keyset(false, false);

    /** What comes after the key {@code :key} with the number {@code :last}; its first half bounds the index. */
    String after(String key, String number) {
        return String.format(
                " and %1$s %3$s= :key and (%1$s %3$s :key or %2$s %4$s :last)",
                key, number, beyond(isDescending), beyond(isLastDescending));
    }

    /** All that have the column, from its end {@code :key} on. */
    String from(String key) {
        return " and " + key + " " + beyond(isDescending) + "= :key";
    }

    /** What comes after the number {@code :last} alone. */
    String after(String number) {
        return " and " + number + " " + beyond(isLastDescending) + " :last";
    }

    /** All columns of the index, even those that have one value only: H2 takes it for the order then. */
    String order(String... columns) {
        int last = columns.length - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> columns[i] + ((i < last ? isDescending : isLastDescending) ? " desc" : ""))
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    private static String beyond(boolean descending) {
        return descending ? "<" : ">";
    }
}
