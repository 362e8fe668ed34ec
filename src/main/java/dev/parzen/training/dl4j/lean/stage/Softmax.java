package dev.parzen.training.dl4j.lean.stage;

import dev.parzen.training.dl4j.lean.number.Exponential;

/** y = eˣ / Σ eˣ in each row. */
public final class Softmax extends Stage {
    private final float[] shares;

    public Softmax(int width, int rows) {
        super(width, width);
        shares = new float[rows * width];
    }

    @Override
    public float[] forward(float[] values, Pass pass) {
        int count = pass.rows() * outputs;
        for (int from = 0; from < count; from += outputs) {
            ofRow(values, from, outputs);
        }
        System.arraycopy(values, 0, shares, 0, count);
        return values;
    }

    /** ∂L/∂xᵢ = yᵢ (gᵢ − Σ gⱼ yⱼ), with g = ∂L/∂y. */
    @Override
    public float[] backward(float[] gradient, Pass pass) {
        for (int from = 0; from < pass.rows() * outputs; from += outputs) {
            float mean = 0;
            for (int i = from; i < from + outputs; i++) {
                mean += gradient[i] * shares[i];
            }
            for (int i = from; i < from + outputs; i++) {
                gradient[i] = shares[i] * (gradient[i] - mean);
            }
        }
        return gradient;
    }

    /** Puts the shares in the place of {@code width} numbers. */
    static void ofRow(float[] x, int from, int width) {
        float largest = x[from];
        for (int i = from + 1; i < from + width; i++) {
            largest = Math.max(largest, x[i]);
        }
        float sum = 0;
        for (int i = from; i < from + width; i++) {
            x[i] = Exponential.of(x[i] - largest);
            sum += x[i];
        }
        float factor = 1 / sum;
        for (int i = from; i < from + width; i++) {
            x[i] *= factor;
        }
    }
}
