package dev.parzen.store;

/** The clauses of a query that goes through an index of (key, unique number) from where it was left. */
record Keyset(String key, String number, boolean isDescending) {

    /** What comes after the key {@code :key} with the number {@code :last}; its first half bounds the index. */
    String after() {
        return String.format(
                " and %1$s %3$s= :key and (%1$s %3$s :key or %2$s %3$s :last)", key, number, isDescending ? "<" : ">");
    }

    /** What comes after the number {@code :last} alone. */
    String afterNumber() {
        return " and " + number + (isDescending ? " < " : " > ") + ":last";
    }

    String order() {
        String direction = isDescending ? " desc" : "";
        return " order by " + key + direction + ", " + number + direction;
    }

    String orderByNumber() {
        return " order by " + number + (isDescending ? " desc" : "");
    }
}
