package dev.parzen.objective.setting;

import dev.parzen.space.InvalidValueException;
import java.util.HashSet;
import java.util.List;

/**
 * One value, or several that differ. In JSON it is the bare value, or a list of at least one.
 *
 * @param values in order
 */
public record OneOrMore<T>(List<T> values) {
    public OneOrMore {
        values = List.copyOf(values);
        if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
            throw new InvalidValueException("", "This is " + values + ": give at least one, each once.");
        }
    }

    @SafeVarargs
    public static <T> OneOrMore<T> of(T... values) {
        return new OneOrMore<>(List.of(values));
    }

    /** The first one. */
    public T first() {
        return values.get(0);
    }

    public int size() {
        return values.size();
    }
}
