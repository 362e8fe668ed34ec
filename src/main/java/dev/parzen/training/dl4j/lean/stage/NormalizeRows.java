package dev.parzen.training.dl4j.lean.stage;

import dev.parzen.training.dl4j.lean.number.Columns;
import dev.parzen.training.dl4j.lean.window.Planes;
import java.util.Arrays;

/** Batch normalisation of plain rows, in which each number is a channel. */
final class NormalizeRows extends Normalize {

    NormalizeRows(Planes planes, Weights weights, Scale gradients, Constants constants, int rows) {
        super(planes, weights, gradients, constants, rows);
    }

    @Override
    void sum(float[] values, float[] sums, int rows) {
        Columns.sum(values, sums, rows);
    }

    @Override
    void sumOfSquares(float[] values, float[] sums, int rows) {
        Arrays.fill(sums, 0);
        for (int row = 0; row < rows; row++) {
            addSquares(values, row * outputs, sums);
        }
    }

    private void addSquares(float[] values, int from, float[] sums) {
        for (int j = 0; j < outputs; j++) {
            float difference = values[from + j] - mean[j];
            sums[j] += difference * difference;
        }
    }

    @Override
    void sumOfProducts(float[] gradient, float[] sums, int rows) {
        Columns.sumOfProducts(gradient, normalized, sums, rows);
    }

    @Override
    void normalize(float[] values, int rows) {
        for (int row = 0; row < rows; row++) {
            normalizeRow(values, row * outputs);
        }
    }

    private void normalizeRow(float[] values, int from) {
        for (int j = 0; j < outputs; j++) {
            float x = (values[from + j] - mean[j]) * inverse[j];
            normalized[from + j] = x;
            values[from + j] = gamma[j] * x + beta[j];
        }
    }

    @Override
    void toInputGradient(float[] gradient, int rows) {
        for (int row = 0; row < rows; row++) {
            rowGradient(gradient, row * outputs);
        }
    }

    private void rowGradient(float[] gradient, int from) {
        for (int j = 0; j < outputs; j++) {
            gradient[from + j] = inverse[j] * (gradient[from + j] - beta[j] - normalized[from + j] * mean[j]);
        }
    }
}
