package dev.parzen.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * When a parameter exists: every named earlier parameter must be active and have one of the values asked for. The empty
 * condition always holds.
 */
public record Condition(Map<String, Activation> requirements) {

    /** Holds always. */
    public static final Condition ALWAYS = new Condition(Map.of());

    public Condition {
        requirements = Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
    }

    /** The parameter {@code name} must have one of these values. */
    public static Condition when(String name, ParameterValue... values) {
        return new Condition(Map.of(name, new OneOf(List.of(values))));
    }

    /** True if all requirements are met by the active values, keyed by parameter name. */
    public boolean holds(Map<String, ParameterValue> active) {
        return requirements.entrySet().stream().allMatch(requirement -> {
            ParameterValue value = active.get(requirement.getKey());
            return value != null && requirement.getValue().admits(value);
        });
    }

    /** The values of an earlier parameter that activate a later one. */
    public sealed interface Activation {
        boolean admits(ParameterValue value);
    }

    /** One of the listed values. */
    public record OneOf(List<ParameterValue> values) implements Activation {
        public OneOf {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new InvalidValueException("", "A condition without values never holds: list at least one.");
            }
        }

        @Override
        public boolean admits(ParameterValue value) {
            return values.stream().anyMatch(value::sameAs);
        }
    }

    /** A number between two bounds, each included and each optional, but not both left out. */
    public record Between(OptionalDouble atLeast, OptionalDouble atMost) implements Activation {
        public Between {
            if (atLeast.isEmpty() && atMost.isEmpty()) {
                throw new InvalidValueException("", "A condition needs a list of values, atLeast or atMost.");
            }
            if (!(atLeast.orElse(Double.NEGATIVE_INFINITY) <= atMost.orElse(Double.POSITIVE_INFINITY))) {
                throw new InvalidValueException(
                        "atLeast",
                        "atLeast " + atLeast.getAsDouble() + " is above atMost " + atMost.getAsDouble() + ".");
            }
        }

        @Override
        public boolean admits(ParameterValue value) {
            return value.isNumber()
                    && value.asDouble() >= atLeast.orElse(Double.NEGATIVE_INFINITY)
                    && value.asDouble() <= atMost.orElse(Double.POSITIVE_INFINITY);
        }
    }
}
