package dev.parzen.sampler.exhaustive;

import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.ParameterValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of one parameter that are tried, in a fixed order. */
interface Levels {

    /** How many there are, at least one. */
    double count();

    ParameterValue at(long index);

    /** The place of a value among them, or -1. */
    long indexOf(ParameterValue value);

    /** All values of a distribution; empty if they are not finitely many. */
    static Optional<Levels> all(Distribution distribution) {
        Axis axis = Axis.of(distribution);
        return axis.isContinuous() ? Optional.empty() : Optional.of(new All(axis));
    }

    /** Those of the values that are the distribution's, each once; empty if none is. */
    static Optional<Levels> listed(List<ParameterValue> values, Distribution distribution) {
        List<ParameterValue> listed = new ArrayList<>();
        for (ParameterValue value : values) {
            distribution
                    .fit(value)
                    .filter(fitting -> listed.stream().noneMatch(fitting::sameAs))
                    .ifPresent(listed::add);
        }
        return listed.isEmpty() ? Optional.empty() : Optional.of(new Listed(listed));
    }

    /** Values from low to high, evenly on the distribution's scale; fewer where it has fewer. */
    static Levels spread(int points, Distribution distribution) {
        Axis axis = Axis.of(distribution);
        List<ParameterValue> values = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double u = points == 1 ? 0.5 : i / (points - 1.0);
            ParameterValue value = axis.isCategorical()
                    ? axis.value(Math.min(axis.cells() - 1, Math.floor(u * axis.cells())))
                    : rounded(axis.value(u), distribution);
            if (i == 0 || !value.sameAs(values.get(values.size() - 1))) {
                values.add(value);
            }
        }
        return new Listed(List.copyOf(values));
    }

    /** To 12 digits where that is still within the range: a third decade is 0.001, not 0.0010000000000000002. */
    private static ParameterValue rounded(ParameterValue value, Distribution distribution) {
        if (!(distribution instanceof FloatRange range)) {
            return value;
        }
        double rounded =
                new BigDecimal(value.asDouble()).round(new MathContext(12)).doubleValue();
        double nearLow = Math.abs(rounded - range.low());
        double nearHigh = Math.abs(rounded - range.high());
        double same = Listed.TOLERANCE * Math.abs(rounded);
        return ParameterValue.of(nearLow <= same ? range.low() : nearHigh <= same ? range.high() : rounded);
    }

    /** Every value of a discrete axis. */
    record All(Axis axis) implements Levels {
        @Override
        public double count() {
            return axis.cells();
        }

        @Override
        public ParameterValue at(long index) {
            return axis.value(axis.coordinateAt(index));
        }

        @Override
        public long indexOf(ParameterValue value) {
            return axis.index(value);
        }
    }

    /** Values one by one. */
    record Listed(List<ParameterValue> values) implements Levels {
        /** Share by which a number may miss a level and still be meant: users write fewer digits than there are. */
        static final double TOLERANCE = 1e-9;

        @Override
        public double count() {
            return values.size();
        }

        @Override
        public ParameterValue at(long index) {
            return values.get((int) index);
        }

        @Override
        public long indexOf(ParameterValue value) {
            for (int i = 0; i < values.size(); i++) {
                if (isMeant(values.get(i), value)) {
                    return i;
                }
            }
            return -1;
        }

        private static boolean isMeant(ParameterValue level, ParameterValue value) {
            return level.sameAs(value)
                    || level.isNumber()
                            && value.isNumber()
                            && Math.abs(level.asDouble() - value.asDouble()) <= TOLERANCE * Math.abs(level.asDouble());
        }
    }
}
