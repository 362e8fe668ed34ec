package dev.parzen.sampler;

import dev.parzen.sampler.exhaustive.GridSampler;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Every combination of values. */
@Described(
        "Tries every combination of the parameters' values once, in an order that the seed shuffles, then again until"
                + " the budget is spent. Continuous parameters take the values that values or points give them, or else are"
                + " drawn at random, and so are parameters under a condition: brute-force tries those.")
public record Grid(
        @Described(value = "The values to try, by name of the parameter; left out: all it has.", byDefault = "{}")
        Map<String, List<ParameterValue>> values,

        @Described(
                value = "How many values to try, evenly from low to high, by name of the parameter.",
                byDefault = "{}")
        Map<String, Integer> points,

        @Described(value = "What all random numbers are derived from.", byDefault = "null")
        OptionalLong seed)
        implements SamplerSpec {
    private static final int MOST_POINTS = 10_000;

    public Grid {
        Map<String, List<ParameterValue>> lists = new TreeMap<>(values);
        lists.replaceAll((name, list) -> List.copyOf(list));
        values = Collections.unmodifiableMap(lists);
        points = Collections.unmodifiableMap(new TreeMap<>(points));
        values.forEach(Grid::requireSome);
        points.forEach(Grid::requireCount);
        for (String name : points.keySet()) {
            if (values.containsKey(name)) {
                throw new InvalidValueException(name, "\"" + name + "\" has values and points: give one of them.")
                        .under("points");
            }
        }
    }

    /** With every setting left out. */
    public static Grid defaults() {
        return Defaults.of(Grid.class);
    }

    @Override
    public Sampler build() {
        return new GridSampler(this, new RandomSampler());
    }

    /** Names what the space has, and values that it has, if it is declared. */
    @Override
    public void requireFits(SearchSpace space, int objectives) {
        if (space.isDeclared()) {
            points.keySet().forEach(name -> declared(name, space, "points"));
            values.forEach((name, list) -> requireContained(list, declared(name, space, "values")));
        }
    }

    private static Parameter declared(String name, SearchSpace space, String setting) {
        return space.find(name)
                .orElseThrow(() -> new InvalidValueException(
                                name, "\"" + name + "\" is no parameter of the space: name one of them.")
                        .under(setting));
    }

    private static void requireContained(List<ParameterValue> list, Parameter parameter) {
        for (int i = 0; i < list.size(); i++) {
            if (!parameter.distribution().contains(list.get(i))) {
                throw new InvalidValueException(
                                "", list.get(i) + " is not among the values of \"" + parameter.name() + "\".")
                        .under(i)
                        .under(parameter.name())
                        .under("values");
            }
        }
    }

    private static void requireSome(String name, List<ParameterValue> list) {
        if (list.isEmpty()) {
            throw new InvalidValueException(name, "\"" + name + "\" has no values: give at least one.").under("values");
        }
    }

    private static void requireCount(String name, int count) {
        if (count < 1 || count > MOST_POINTS) {
            throw new InvalidValueException(name, "points is " + count + ": give 1 to " + MOST_POINTS + ".")
                    .under("points");
        }
    }
}
