package dev.parzen.wire;

import dev.parzen.space.InvalidValueException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names of constants in JSON. */
final class Words {
    private Words() {}

    /** The constant that the text names. */
    static <E extends Enum<E>> E constant(Class<E> type, String member, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        String known = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        throw new InvalidValueException(member, "\"" + text + "\" is unknown: give one of " + known + ".");
    }
}
