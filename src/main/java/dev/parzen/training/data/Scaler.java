package dev.parzen.training.data;

import dev.parzen.objective.data.DataSpec.Scaling;
import java.util.Arrays;
import java.util.List;

/** Scales feature j to (x − offset_j) · factor_j; the factor of a constant feature is 0. */
final class Scaler {
    /** A spread below this share of the magnitude is rounding: the feature is constant. */
    private static final double NEGLIGIBLE = 1e-9;

    private final double[] offset;
    private final double[] factor;

    private Scaler(int width) {
        offset = new double[width];
        factor = new double[width];
    }

    /** A scaler measured on these rows, of which there is at least one. */
    static Scaler fitted(Scaling scaling, List<float[]> rows) {
        Scaler scaler = new Scaler(rows.get(0).length);
        switch (scaling) {
            case STANDARD -> scaler.fitStandard(rows);
            case MIN_MAX -> scaler.fitMinMax(rows);
            case NONE -> Arrays.fill(scaler.factor, 1);
        }
        return scaler;
    }

    void apply(float[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] = (float) ((row[j] - offset[j]) * factor[j]);
        }
    }

    private void fitStandard(List<float[]> rows) {
        double[] squares = new double[offset.length];
        for (float[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                offset[j] += row[j] / (double) rows.size();
            }
        }
        for (float[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                squares[j] += (row[j] - offset[j]) * (row[j] - offset[j]) / rows.size();
            }
        }
        for (int j = 0; j < offset.length; j++) {
            setSpread(j, Math.sqrt(squares[j]));
        }
    }

    private void fitMinMax(List<float[]> rows) {
        double[] largest = new double[offset.length];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        Arrays.fill(offset, Double.POSITIVE_INFINITY);
        for (float[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                offset[j] = Math.min(offset[j], row[j]);
                largest[j] = Math.max(largest[j], row[j]);
            }
        }
        for (int j = 0; j < offset.length; j++) {
            setSpread(j, largest[j] - offset[j]);
        }
    }

    private void setSpread(int j, double spread) {
        factor[j] = spread > NEGLIGIBLE * Math.abs(offset[j]) ? 1 / spread : 0;
    }
}
