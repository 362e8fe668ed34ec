package dev.parzen.objective.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A constant that people write and read in its field's usual spelling. */
public interface Labelled {

    /** The usual spelling: {@code ReLU}, {@code RMSprop}, {@code cross-entropy}. */
    String label();

    /** The constant of {@code family} that {@code name} means; case, hyphens, underscores and blanks do not matter. */
    static <E extends Enum<E> & Labelled> Optional<E> find(Class<E> family, String name) {
        return Arrays.stream(family.getEnumConstants())
                .filter(constant -> folded(constant.label()).equals(folded(name)))
                .findFirst();
    }

    /** The labels of {@code family} in order, for messages: {@code SGD, Momentum, Adam}. */
    static <E extends Enum<E> & Labelled> String labels(Class<E> family) {
        return Arrays.stream(family.getEnumConstants()).map(Labelled::label).collect(Collectors.joining(", "));
    }

    private static String folded(String name) {
        return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }
}
