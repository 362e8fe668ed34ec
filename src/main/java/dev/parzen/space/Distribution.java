package dev.parzen.space;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The values that a parameter may take. A distribution that exists is valid. */
public sealed interface Distribution {

    /**
     * The given value in this distribution's own kind (1 becomes 1.0 in a float range, an equal choice becomes the choice
     * as declared), or empty if it is not one of this distribution's values.
     */
    Optional<ParameterValue> fit(ParameterValue value);

    /** True if only one value is possible. */
    boolean isSingle();

    /** Some value of this distribution; the only one if it {@link #isSingle()}. */
    ParameterValue first();

    /**
     * True if one study may record both under one name: the same kind, the same log flag, the same choices in the same
     * order. Bounds and steps may differ.
     */
    boolean isCompatibleWith(Distribution other);

    /** The answer for the kind that this is. */
    <R> R map(Cases<R> cases);

    /** True if the value is one of this distribution's. */
    default boolean contains(ParameterValue value) {
        return fit(value).isPresent();
    }

    /** One answer for each kind; a new kind does not compile until each of its readers has one. */
    interface Cases<R> {
        R floatRange(FloatRange range);

        R intRange(IntRange range);

        R categorical(Categorical choices);
    }

    /** Real numbers from {@code low} to {@code high}, both included; every one, or those {@code step} apart from low. */
    record FloatRange(double low, double high, boolean log, OptionalDouble step) implements Distribution {

        public FloatRange {
            low = Bounds.finite("low", low);
            high = Bounds.finite("high", high);
            Bounds.ordered(low, high);
            if (log && low <= 0) {
                throw new InvalidValueException("low", "low is " + low + ": a log range begins above 0.");
            }
            if (step.isPresent()) {
                Bounds.positiveStep(step.getAsDouble());
                Bounds.eitherLogOrStep(log);
                high = Grid.last(low, high, step.getAsDouble());
            }
        }

        /** Every number from low to high, equally likely a priori. */
        public static FloatRange of(double low, double high) {
            return new FloatRange(low, high, false, OptionalDouble.empty());
        }

        /** Every number from low to high, equally likely a priori on a logarithmic scale. */
        public static FloatRange log(double low, double high) {
            return new FloatRange(low, high, true, OptionalDouble.empty());
        }

        /** The numbers low, low + step, … up to high. */
        public static FloatRange stepped(double low, double high, double step) {
            return new FloatRange(low, high, false, OptionalDouble.of(step));
        }

        /** The value of this range that is nearest to {@code x}. */
        public double nearest(double x) {
            double inside = Math.min(high, Math.max(low, x));
            return step.isPresent() ? Grid.nearest(low, high, step.getAsDouble(), inside) : inside;
        }

        @Override
        public Optional<ParameterValue> fit(ParameterValue value) {
            if (!value.isNumber()) {
                return Optional.empty();
            }
            double x = value.asDouble();
            if (x < low || x > high) {
                return Optional.empty();
            }
            if (step.isEmpty()) {
                return Optional.of(ParameterValue.of(x));
            }
            double nearest = nearest(x);
            return Grid.isOn(nearest, x, step.getAsDouble())
                    ? Optional.of(ParameterValue.of(nearest))
                    : Optional.empty();
        }

        @Override
        public boolean isSingle() {
            return low == high;
        }

        @Override
        public ParameterValue first() {
            return ParameterValue.of(low);
        }

        @Override
        public boolean isCompatibleWith(Distribution other) {
            return other instanceof FloatRange range && range.log == log;
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.floatRange(this);
        }
    }

    /** Whole numbers low, low + step, … up to {@code high}. Both bounds lie within ±2^53, so each is exact as a double. */
    record IntRange(long low, long high, boolean log, long step) implements Distribution {

        public IntRange {
            Bounds.exact("low", low);
            Bounds.exact("high", high);
            Bounds.ordered(low, high);
            Bounds.positiveStep(step);
            if (log && low < 1) {
                throw new InvalidValueException("low", "low is " + low + ": a log range of integers begins at 1.");
            }
            if (step != 1) {
                Bounds.eitherLogOrStep(log);
            }
            high = low + (high - low) / step * step;
        }

        /** Every whole number from low to high. */
        public static IntRange of(long low, long high) {
            return new IntRange(low, high, false, 1);
        }

        /** Every whole number from low to high, on a logarithmic scale. */
        public static IntRange log(long low, long high) {
            return new IntRange(low, high, true, 1);
        }

        /** The value of this range that is nearest to {@code x}. */
        public long nearest(double x) {
            double inside = Math.min(high, Math.max(low, x));
            return Math.min(high, low + step * Math.round((inside - low) / step));
        }

        @Override
        public Optional<ParameterValue> fit(ParameterValue value) {
            if (!value.isNumber()) {
                return Optional.empty();
            }
            double x = value.asDouble();
            return x >= low && x <= high && nearest(x) == x
                    ? Optional.of(ParameterValue.of((long) x))
                    : Optional.empty();
        }

        @Override
        public boolean isSingle() {
            return low == high;
        }

        @Override
        public ParameterValue first() {
            return ParameterValue.of(low);
        }

        @Override
        public boolean isCompatibleWith(Distribution other) {
            return other instanceof IntRange range && range.log == log;
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.intRange(this);
        }
    }

    /** One of a list of distinct values without order. */
    record Categorical(List<ParameterValue> choices) implements Distribution {

        public Categorical {
            choices = List.copyOf(choices);
            if (choices.isEmpty()) {
                throw new InvalidValueException("choices", "There are no choices: give at least one.");
            }
            requireDistinct(choices);
        }

        /** A choice among texts. */
        public static Categorical of(String... choices) {
            return new Categorical(
                    Arrays.stream(choices).map(ParameterValue::of).toList());
        }

        /** The position of the value among the choices, or -1. */
        public int indexOf(ParameterValue value) {
            return IntStream.range(0, choices.size())
                    .filter(i -> choices.get(i).sameAs(value))
                    .findFirst()
                    .orElse(-1);
        }

        @Override
        public Optional<ParameterValue> fit(ParameterValue value) {
            int index = indexOf(value);
            return index < 0 ? Optional.empty() : Optional.of(choices.get(index));
        }

        @Override
        public boolean isSingle() {
            return choices.size() == 1;
        }

        @Override
        public ParameterValue first() {
            return choices.get(0);
        }

        @Override
        public boolean isCompatibleWith(Distribution other) {
            return equals(other);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.categorical(this);
        }

        private static void requireDistinct(List<ParameterValue> choices) {
            var seen = new HashSet<Object>();
            for (int i = 0; i < choices.size(); i++) {
                ParameterValue choice = choices.get(i);
                if (!seen.add(choice.isNumber() ? (Object) choice.asDouble() : choice)) {
                    throw new InvalidValueException(
                                    Integer.toString(i), "The choice " + choice + " stands twice: name each once.")
                            .under("choices");
                }
            }
        }
    }
}
