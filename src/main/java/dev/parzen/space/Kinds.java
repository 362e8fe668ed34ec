package dev.parzen.space;

import java.util.Locale;

/** What the records of a sealed family are called outside: {@code CmaEs} is {@code cma-es},
 * {@code Convolution2d} is {@code convolution-2d}. */
public final class Kinds {
    private Kinds() {}

    /** The name of the kind that the value is of. */
    public static String nameOf(Object value) {
        return nameOf(value.getClass());
    }

    /** The name of a kind: its simple name in kebab case. */
    public static String nameOf(Class<?> kind) {
        return kind.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9]d$)", "-")
                .toLowerCase(Locale.ROOT);
    }
}
