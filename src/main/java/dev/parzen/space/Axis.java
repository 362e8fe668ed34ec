package dev.parzen.space;

import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;

/**
 * A distribution as the axis of a model: a coordinate for each value, and a value for each coordinate.
 *
 * <pre>
 * v      a value                        t(v)   ln v on a log axis, else v
 * L, H   the ends of the axis: t(low), t(high), each half a step further out where values are discrete
 * u      the coordinate (t(v) − L) / (H − L), from 0 to 1; of a choice its index 0 … C−1
 * </pre>
 *
 * A discrete number owns the cell of coordinates that are rounded to it.
 */
public final class Axis {
    private final Distribution distribution;
    private final boolean log;
    private final double origin;
    private final double length;
    private final double cells;

    private Axis(Distribution distribution, boolean log, double low, double high, double cells) {
        this.distribution = distribution;
        this.log = log;
        this.origin = log ? Math.log(low) : low;
        this.length = (log ? Math.log(high) : high) - origin;
        this.cells = cells;
    }

    public static Axis of(Distribution distribution) {
        return distribution.map(new Distribution.Cases<>() {
            @Override
            public Axis floatRange(FloatRange range) {
                double half = range.step().orElse(0) / 2;
                double cells =
                        half == 0 ? Double.POSITIVE_INFINITY : Math.rint((range.high() - range.low()) / half / 2) + 1;
                return new Axis(range, range.log(), range.low() - half, range.high() + half, cells);
            }

            @Override
            public Axis intRange(IntRange range) {
                double half = range.step() / 2.0;
                double cells = (range.high() - range.low()) / range.step() + 1.0;
                return new Axis(range, range.log(), range.low() - half, range.high() + half, cells);
            }

            @Override
            public Axis categorical(Categorical choices) {
                return new Axis(
                        choices,
                        false,
                        0,
                        choices.choices().size(),
                        choices.choices().size());
            }
        });
    }

    public Distribution distribution() {
        return distribution;
    }

    public boolean isCategorical() {
        return distribution instanceof Categorical;
    }

    /** H − L: what a density over coordinates is divided by to become one over t(v). */
    public double length() {
        return length;
    }

    /** How many values there are; infinite for a continuous range. */
    public double cells() {
        return cells;
    }

    public boolean isContinuous() {
        return cells == Double.POSITIVE_INFINITY;
    }

    /** The coordinate of a value, or NaN if it has no place here: another kind, out of range, no such choice. */
    public double coordinate(ParameterValue value) {
        if (distribution instanceof Categorical choices) {
            int index = choices.indexOf(value);
            return index < 0 ? Double.NaN : index;
        }
        return value.isNumber() ? coordinate(value.asDouble()) : Double.NaN;
    }

    private double coordinate(double number) {
        double u = (transformed(number) - origin) / length;
        return u >= 0 && u <= 1 ? u : Double.NaN;
    }

    /** The value at a coordinate; a number is brought into the range and rounded to the step. */
    public ParameterValue value(double u) {
        if (distribution instanceof Categorical choices) {
            return choices.choices().get((int) u);
        }
        double number = number(u);
        return distribution instanceof IntRange range
                ? ParameterValue.of(range.nearest(number))
                : ParameterValue.of(((FloatRange) distribution).nearest(number));
    }

    /** The coordinate of the value at {@code u}. */
    public double snapped(double u) {
        if (isContinuous() || isCategorical()) {
            return u;
        }
        return log ? coordinate(roundedInteger(u)) : (cell(u) + 0.5) / cells;
    }

    /** The index of a value on a discrete axis, 0 for the lowest, or -1 if it is not one of the distribution's. */
    public long index(ParameterValue value) {
        if (!distribution.contains(value)) {
            return -1;
        }
        double u = coordinate(value);
        if (isCategorical()) {
            return (long) u;
        }
        return log ? (long) value.asDouble() - ((IntRange) distribution).low() : (long) cell(u);
    }

    /** The coordinate of the value at an index of a discrete axis, 0 for the lowest. */
    public double coordinateAt(long index) {
        if (isCategorical()) {
            return index;
        }
        return log ? coordinate((double) ((IntRange) distribution).low() + index) : (index + 0.5) / cells;
    }

    /** Where the cell around {@code u} begins. */
    public double lower(double u) {
        return log ? (Math.log(roundedInteger(u) - 0.5) - origin) / length : cell(u) / cells;
    }

    /** Where the cell around {@code u} ends. */
    public double upper(double u) {
        return log ? (Math.log(roundedInteger(u) + 0.5) - origin) / length : (cell(u) + 1) / cells;
    }

    private double cell(double u) {
        return Math.min(cells - 1, Math.floor(u * cells));
    }

    /** Only integers are discrete on a log axis. */
    private double roundedInteger(double u) {
        return ((IntRange) distribution).nearest(number(u));
    }

    private double number(double u) {
        double t = origin + u * length;
        return log ? Math.exp(t) : t;
    }

    private double transformed(double number) {
        return log ? Math.log(number) : number;
    }
}
