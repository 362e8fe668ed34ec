package dev.parzen.study;

import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Names;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values that users give for trials to come. */
final class Wishes {
    private Wishes() {}

    /**
     * The given values, each in its distribution's own kind; as they are where no space is declared.
     *
     * @param pointer where they stand in what the user sent
     * @throws TunerException.Invalid if one does not fit the declared space
     */
    static Map<String, ParameterValue> checked(SearchSpace space, Map<String, ParameterValue> values, String pointer) {
        if (!space.isDeclared()) {
            values.keySet().forEach(name -> requireName(name, pointer));
            return values;
        }
        Map<String, ParameterValue> fitting = new LinkedHashMap<>();
        values.forEach((name, value) -> fitting.put(name, fit(space, name, value, pointer)));
        return fitting;
    }

    private static void requireName(String name, String pointer) {
        try {
            Names.requireValid(name);
        } catch (InvalidValueException refused) {
            throw new TunerException.Invalid(pointer, refused.getMessage());
        }
    }

    private static ParameterValue fit(SearchSpace space, String name, ParameterValue value, String pointer) {
        String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
        Parameter parameter = space.find(name)
                .orElseThrow(
                        () -> new TunerException.Invalid(place, "The study declares no parameter \"" + name + "\"."));
        return parameter
                .distribution()
                .fit(value)
                .orElseThrow(() -> new TunerException.Invalid(
                        place, "The value " + value + " is not among those of \"" + name + "\"."));
    }
}
