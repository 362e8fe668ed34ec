package dev.parzen.space;

import dev.parzen.space.Condition.Between;
import dev.parzen.space.Condition.OneOf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Parameters in order. A condition names only earlier parameters, so a walk from front to back always knows which
 * parameters exist, and there are no cycles. A space without parameters stands for define-by-run: parameters come one at
 * a time.
 */
public record SearchSpace(List<Parameter> parameters) {

    /** Nothing declared: the study is define-by-run. */
    public static final SearchSpace UNDECLARED = new SearchSpace(List.of());

    public SearchSpace {
        parameters = List.copyOf(parameters);
        Map<String, Parameter> earlier = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            try {
                requireNew(parameters.get(i), earlier);
                requireKnown(parameters.get(i).condition(), earlier);
            } catch (InvalidValueException refused) {
                throw refused.under(i);
            }
            earlier.put(parameters.get(i).name(), parameters.get(i));
        }
    }

    /** A space of these parameters. */
    public static SearchSpace of(Parameter... parameters) {
        return new SearchSpace(List.of(parameters));
    }

    public boolean isDeclared() {
        return !parameters.isEmpty();
    }

    public Optional<Parameter> find(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /**
     * Visits the parameters in order, skips those whose condition does not hold, and asks {@code choose} for the value of
     * each other one.
     *
     * @param choose gets the parameter and the values of the active parameters before it
     * @return the values of the active parameters, in the space's order
     */
    public Map<String, ParameterValue> walk(BiFunction<Parameter, Map<String, ParameterValue>, ParameterValue> choose) {
        Map<String, ParameterValue> active = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.condition().holds(active)) {
                active.put(parameter.name(), choose.apply(parameter, active));
            }
        }
        return active;
    }

    private static void requireNew(Parameter parameter, Map<String, Parameter> earlier) {
        if (earlier.containsKey(parameter.name())) {
            throw new InvalidValueException(
                    "name", "The name \"" + parameter.name() + "\" stands twice: name each parameter once.");
        }
    }

    private static void requireKnown(Condition condition, Map<String, Parameter> earlier) {
        condition.requirements().forEach((name, activation) -> {
            Parameter parent = earlier.get(name);
            if (parent == null) {
                throw new InvalidValueException(
                                name,
                                "The condition names \"" + name + "\", which is no earlier parameter:"
                                        + " a condition may name only parameters that stand before it.")
                        .under("when");
            }
            if (activation instanceof OneOf oneOf) {
                requirePossible(oneOf, parent);
            }
            if (activation instanceof Between
                    && parent.distribution() instanceof Distribution.Categorical categorical
                    && categorical.choices().stream().noneMatch(ParameterValue::isNumber)) {
                throw new InvalidValueException(
                                name, "\"" + name + "\" has no numbers: list the values that activate this parameter.")
                        .under("when");
            }
        });
    }

    private static void requirePossible(OneOf oneOf, Parameter parent) {
        for (int i = 0; i < oneOf.values().size(); i++) {
            if (!parent.distribution().contains(oneOf.values().get(i))) {
                throw new InvalidValueException(
                                "", oneOf.values().get(i) + " is not among the values of \"" + parent.name() + "\".")
                        .under(i)
                        .under(parent.name())
                        .under("when");
            }
        }
    }
}
