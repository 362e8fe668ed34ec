package dev.parzen.space;

import java.util.Optional;

/** A named distribution, the condition under which it exists, and a value to try first. */
public record Parameter(
        String name, Distribution distribution, Condition condition, Optional<ParameterValue> defaultValue) {

    public Parameter {
        Names.requireValid(name);
        defaultValue = defaultValue.map(value -> distribution
                .fit(value)
                .orElseThrow(() -> new InvalidValueException(
                        "default", "The default " + value + " is not among the values of \"" + name + "\".")));
    }

    /** A parameter that always exists and has no default. */
    public static Parameter of(String name, Distribution distribution) {
        return new Parameter(name, distribution, Condition.ALWAYS, Optional.empty());
    }

    /** The same parameter, existing only when the earlier parameter {@code other} has one of these values. */
    public Parameter when(String other, ParameterValue... values) {
        return new Parameter(name, distribution, Condition.when(other, values), defaultValue);
    }
}
