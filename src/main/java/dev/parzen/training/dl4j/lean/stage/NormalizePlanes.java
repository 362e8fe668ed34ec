package dev.parzen.training.dl4j.lean.stage;

import dev.parzen.training.dl4j.lean.number.Columns;
import dev.parzen.training.dl4j.lean.window.Planes;
import java.util.Arrays;

/**
 * Batch normalisation of channels that have many places. Sums run over the rows first, for each place on its own: such
 * loops work on several numbers at once, and the sums stay short.
 */
final class NormalizePlanes extends Normalize {
    private final int channels;
    private final int area;
    private final float[] ofPlaces;

    NormalizePlanes(Planes planes, Weights weights, Scale gradients, Constants constants, int rows) {
        super(planes, weights, gradients, constants, rows);
        channels = planes.channels();
        area = planes.area();
        ofPlaces = new float[outputs];
    }

    @Override
    void sum(float[] values, float[] sums, int rows) {
        Columns.sum(values, ofPlaces, rows);
        Columns.fold(ofPlaces, sums, area);
    }

    @Override
    void sumOfSquares(float[] values, float[] sums, int rows) {
        Arrays.fill(ofPlaces, 0);
        for (int plane = 0; plane < rows * channels; plane++) {
            int channel = plane % channels;
            addSquares(values, plane * area, mean[channel], channel * area);
        }
        Columns.fold(ofPlaces, sums, area);
    }

    private void addSquares(float[] values, int from, float center, int to) {
        for (int i = 0; i < area; i++) {
            float difference = values[from + i] - center;
            ofPlaces[to + i] += difference * difference;
        }
    }

    @Override
    void sumOfProducts(float[] gradient, float[] sums, int rows) {
        Columns.sumOfProducts(gradient, normalized, ofPlaces, rows);
        Columns.fold(ofPlaces, sums, area);
    }

    @Override
    void normalize(float[] values, int rows) {
        for (int plane = 0; plane < rows * channels; plane++) {
            normalizePlane(values, plane * area, plane % channels);
        }
    }

    private void normalizePlane(float[] values, int from, int channel) {
        float center = mean[channel];
        float factor = inverse[channel];
        float scale = gamma[channel];
        float shift = beta[channel];
        for (int i = from; i < from + area; i++) {
            float x = (values[i] - center) * factor;
            normalized[i] = x;
            values[i] = scale * x + shift;
        }
    }

    @Override
    void toInputGradient(float[] gradient, int rows) {
        for (int plane = 0; plane < rows * channels; plane++) {
            planeGradient(gradient, plane * area, plane % channels);
        }
    }

    private void planeGradient(float[] gradient, int from, int channel) {
        float factor = inverse[channel];
        float ofSum = beta[channel];
        float ofProducts = mean[channel];
        for (int i = from; i < from + area; i++) {
            gradient[i] = factor * (gradient[i] - ofSum - normalized[i] * ofProducts);
        }
    }
}
