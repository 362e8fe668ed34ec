package dev.parzen.objective.setting;

import dev.parzen.objective.setting.Setting.Fixed;
import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a setting may be, and how a parameter's value becomes one. The same rule judges a value that is written down,
 * every value that a parameter may take, and the value that it took.
 *
 * @param reading the setting that a parameter's value means, or empty if it means none
 * @param range which settings are allowed; on numbers it must be an interval
 * @param allowed what is allowed, to complete "give …"
 */
public record Rule<T>(Function<ParameterValue, Optional<T>> reading, Predicate<T> range, String allowed) {

    public static Rule<Integer> whole(int least, int most) {
        return new Rule<>(
                Rule::wholeNumber, n -> n >= least && n <= most, "a whole number from " + least + " to " + most);
    }

    public static Rule<Double> positive() {
        return number(x -> x > 0, "a number above 0");
    }

    public static Rule<Double> notNegative() {
        return number(x -> x >= 0, "a number of at least 0");
    }

    public static Rule<Double> finite() {
        return number(x -> true, "a number");
    }

    /** A share that never is the whole. */
    public static Rule<Double> share() {
        return number(x -> x >= 0 && x < 1, "a number of at least 0 and below 1");
    }

    public static Rule<Boolean> flag() {
        return new Rule<>(
                value -> value instanceof ParameterValue.Flag flag ? Optional.of(flag.value()) : Optional.empty(),
                flag -> true,
                "true or false");
    }

    public static <E extends Enum<E> & Labelled> Rule<E> oneOf(Class<E> family) {
        return new Rule<>(
                value -> value instanceof ParameterValue.Text text
                        ? Labelled.find(family, text.value())
                        : Optional.empty(),
                constant -> true,
                "one of " + Labelled.labels(family));
    }

    /** The largest whole number that a setting takes in any trial; empty if the space lacks a parameter of it. */
    public static OptionalInt largest(Setting<Integer> setting, SearchSpace space) {
        if (setting instanceof Fixed<Integer> fixed) {
            return OptionalInt.of(fixed.value());
        }
        List<Optional<Parameter>> parameters =
                setting.params().stream().map(space::find).toList();
        return parameters.stream().allMatch(Optional::isPresent)
                ? parameters.stream()
                        .flatMap(parameter -> extremes(parameter.get().distribution()).stream())
                        .flatMap(value -> wholeNumber(value).stream())
                        .mapToInt(Integer::intValue)
                        .max()
                : OptionalInt.empty();
    }

    /** The same rule for fewer settings. */
    public Rule<T> and(Predicate<T> further, String allowedThen) {
        return new Rule<>(reading, range.and(further), allowedThen);
    }

    private static Rule<Double> number(Predicate<Double> range, String allowed) {
        return new Rule<>(
                value -> value.isNumber() ? Optional.of(value.asDouble()) : Optional.empty(),
                range.and(Double::isFinite),
                allowed);
    }

    private static Optional<Integer> wholeNumber(ParameterValue value) {
        return value.isNumber() && value.asDouble() == (int) value.asDouble()
                ? Optional.of((int) value.asDouble())
                : Optional.empty();
    }

    /** Refuses a setting that is missing, or is written down and not allowed. */
    public void require(String member, Setting<T> setting) {
        if (setting == null) {
            throw new InvalidValueException(member, member + " is missing: give " + allowed + ".");
        }
        if (setting instanceof Fixed<T> fixed && !range.test(fixed.value())) {
            throw new InvalidValueException(member, member + " is " + fixed.value() + ": give " + allowed + ".");
        }
    }

    /** The setting that the value of parameter {@code param} means. */
    T read(String member, String param, ParameterValue value) {
        return reading.apply(value)
                .filter(range)
                .orElseThrow(() -> new InvalidValueException(
                        member,
                        member + " is taken from the parameter \"" + param + "\", which may be " + value
                                + ": let it have only values that are " + allowed + "."));
    }

    /** Refuses a parameter that has a value which cannot serve. */
    void requireServes(String member, Parameter parameter) {
        for (ParameterValue value : extremes(parameter.distribution())) {
            read(member, parameter.name(), value);
        }
    }

    /** Values such that all others are allowed if these are. */
    private static List<ParameterValue> extremes(Distribution distribution) {
        return distribution.map(new Distribution.Cases<>() {
            @Override
            public List<ParameterValue> floatRange(Distribution.FloatRange range) {
                return List.of(
                        ParameterValue.of(range.low()),
                        ParameterValue.of(range.high()),
                        ParameterValue.of(range.low() + range.step().orElse((range.high() - range.low()) / Math.PI)));
            }

            @Override
            public List<ParameterValue> intRange(Distribution.IntRange range) {
                return List.of(ParameterValue.of(range.low()), ParameterValue.of(range.high()));
            }

            @Override
            public List<ParameterValue> categorical(Distribution.Categorical categorical) {
                return categorical.choices();
            }
        });
    }
}
