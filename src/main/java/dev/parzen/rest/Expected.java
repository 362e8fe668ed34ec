package dev.parzen.rest;

/** What a query parameter or a part of the path should have been. */
final class Expected {
    private Expected() {}

    static String of(Class<?> type) {
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        return type == Boolean.class || type == boolean.class ? "true or false" : "another value";
    }
}
