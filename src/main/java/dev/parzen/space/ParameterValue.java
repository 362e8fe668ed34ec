package dev.parzen.space;

/** One value of a parameter: a number, a whole number, a text, a truth value, or nothing (JSON's null). */
public sealed interface ParameterValue {

    /** Nothing: a choice like any other. */
    ParameterValue NOTHING = new Nothing();

    /** A finite real number. */
    record Real(double value) implements ParameterValue {
        public Real {
            if (!Double.isFinite(value)) {
                throw new InvalidValueException("", "A parameter cannot be " + value + ": give a finite number.");
            }
            value = value + 0.0; // -0.0 becomes 0.0
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** A whole number. */
    record Whole(long value) implements ParameterValue {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A text. */
    record Text(String value) implements ParameterValue {
        @Override
        public String toString() {
            return '"' + value + '"';
        }
    }

    /** True or false. */
    record Flag(boolean value) implements ParameterValue {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** Nothing; see {@link #NOTHING}. */
    record Nothing() implements ParameterValue {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** A whole number as a value. */
    static ParameterValue of(long value) {
        return new Whole(value);
    }

    /** A real number as a value. */
    static ParameterValue of(double value) {
        return new Real(value);
    }

    /** A text as a value. */
    static ParameterValue of(String value) {
        return new Text(value);
    }

    /** A truth value as a value. */
    static ParameterValue of(boolean value) {
        return new Flag(value);
    }

    /** True for {@link Real} and {@link Whole}. */
    default boolean isNumber() {
        return this instanceof Real || this instanceof Whole;
    }

    /**
     * The number that this value is.
     *
     * @throws IllegalStateException if it is none
     */
    default double asDouble() {
        if (this instanceof Whole whole) {
            return whole.value();
        }
        if (this instanceof Real real) {
            return real.value();
        }
        throw new IllegalStateException(this + " is not a number");
    }

    /** Equal, where 1 and 1.0 are the same number: some languages write them alike. */
    default boolean sameAs(ParameterValue other) {
        return equals(other) || isNumber() && other.isNumber() && asDouble() == other.asDouble();
    }
}
