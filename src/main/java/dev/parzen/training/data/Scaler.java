package dev.parzen.training.data;

import dev.parzen.objective.data.DataSpec.Scaling;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Scales feature j to (x − offset_j) · factor_j; the factor of a constant feature is 0.
 *
 * @param offset for each feature; empty where nothing is scaled
 * @param factor likewise
 * @param logarithms the features, by position, whose x becomes sign(x)·ln(1 + |x|) before
 */
public record Scaler(List<Double> offset, List<Double> factor, List<Integer> logarithms) {
    static final Scaler NONE = new Scaler(List.of(), List.of());

    /** A spread below this share of the magnitude is rounding: the feature is constant. */
    private static final double NEGLIGIBLE = 1e-9;

    public Scaler {
        offset = List.copyOf(offset);
        factor = List.copyOf(factor);
        logarithms = logarithms == null ? List.of() : List.copyOf(logarithms);
        if (offset.size() != factor.size()) {
            throw new IllegalArgumentException(offset.size() + " offsets and " + factor.size() + " factors");
        }
    }

    Scaler(List<Double> offset, List<Double> factor) {
        this(offset, factor, List.of());
    }

    /**
     * A scaler measured on {@code count} rows, of which there is at least one.
     *
     * @param isScaled whether a feature is scaled at all
     */
    static Scaler fitted(Scaling scaling, int width, int count, Pass rows, IntPredicate isScaled) {
        if (scaling == Scaling.NONE) {
            return NONE;
        }
        if (scaling == Scaling.LOG1P) {
            return new Scaler(
                    List.of(),
                    List.of(),
                    IntStream.range(0, width).filter(isScaled).boxed().toList());
        }
        Fit fit = new Fit(width);
        switch (scaling) {
            case STANDARD -> fit.standard(rows, count);
            case MIN_MAX -> fit.minMax(rows);
            case LOG1P, NONE -> throw new AssertionError();
        }
        return fit.scaler(isScaled);
    }

    void apply(float[] row) {
        new Applied(this).to(row);
    }

    /** A scaler as plain arrays, to be applied to row after row. */
    static final class Applied {
        private final double[] offset;
        private final double[] factor;
        private final int[] logarithms;

        Applied(Scaler scaler) {
            offset = scaler.offset.stream().mapToDouble(Double::doubleValue).toArray();
            factor = scaler.factor.stream().mapToDouble(Double::doubleValue).toArray();
            logarithms = scaler.logarithms.stream().mapToInt(Integer::intValue).toArray();
        }

        void to(float[] row) {
            for (int j : logarithms) {
                row[j] = (float) Column.logarithm(row[j]);
            }
            for (int j = 0; j < offset.length; j++) {
                row[j] = (float) ((row[j] - offset[j]) * factor[j]);
            }
        }
    }

    /** Measures rows. */
    private static final class Fit {
        private final double[] offset;
        private final double[] factor;

        Fit(int width) {
            offset = new double[width];
            factor = new double[width];
        }

        Scaler scaler(IntPredicate isScaled) {
            for (int j = 0; j < offset.length; j++) {
                if (!isScaled.test(j)) {
                    offset[j] = 0;
                    factor[j] = 1;
                }
            }
            return new Scaler(
                    DoubleStream.of(offset).boxed().toList(),
                    DoubleStream.of(factor).boxed().toList());
        }

        private void standard(Pass rows, int count) {
            double[] squares = new double[offset.length];
            rows.over(row -> {
                for (int j = 0; j < row.length; j++) {
                    offset[j] += row[j] / (double) count;
                }
            });
            rows.over(row -> {
                for (int j = 0; j < row.length; j++) {
                    squares[j] += (row[j] - offset[j]) * (row[j] - offset[j]) / count;
                }
            });
            for (int j = 0; j < offset.length; j++) {
                setSpread(j, Math.sqrt(squares[j]));
            }
        }

        private void minMax(Pass rows) {
            double[] largest = new double[offset.length];
            Arrays.fill(largest, Double.NEGATIVE_INFINITY);
            Arrays.fill(offset, Double.POSITIVE_INFINITY);
            rows.over(row -> {
                for (int j = 0; j < row.length; j++) {
                    offset[j] = Math.min(offset[j], row[j]);
                    largest[j] = Math.max(largest[j], row[j]);
                }
            });
            for (int j = 0; j < offset.length; j++) {
                setSpread(j, largest[j] - offset[j]);
            }
        }

        private void setSpread(int j, double spread) {
            factor[j] = spread > NEGLIGIBLE * Math.abs(offset[j]) ? 1 / spread : 0;
        }
    }
}
