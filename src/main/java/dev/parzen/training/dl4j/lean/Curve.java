package dev.parzen.training.dl4j.lean;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;

/** Activation functions of one number. The loops are free of branches: which sign a sum has cannot be predicted. */
enum Curve {
    RELU(Activation.RELU) {
        @Override
        void apply(float[] x, float[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                float y = Math.max(0, x[i]);
                x[i] = y;
                slopes[i] = isPositive(y);
            }
        }
    },
    LEAKY_RELU(Activation.LEAKYRELU) {
        @Override
        void apply(float[] x, float[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                float z = x[i];
                x[i] = Math.max(z, LEAK * z);
                slopes[i] = LEAK + (1 - LEAK) * isPositive(Math.max(0, z));
            }
        }
    },
    ELU(Activation.ELU) {
        @Override
        void apply(float[] x, float[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                float z = x[i];
                float slope = Exponential.of(Math.min(0, z));
                x[i] = Math.max(0, z) + (slope - 1);
                slopes[i] = slope;
            }
        }
    },
    SIGMOID(Activation.SIGMOID) {
        @Override
        void apply(float[] x, float[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                float y = Exponential.sigmoid(x[i]);
                x[i] = y;
                slopes[i] = y * (1 - y);
            }
        }
    },
    TANH(Activation.TANH) {
        @Override
        void apply(float[] x, float[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                float y = Exponential.tanh(x[i]);
                x[i] = y;
                slopes[i] = 1 - y * y;
            }
        }
    },
    SWISH(Activation.SWISH) {
        @Override
        void apply(float[] x, float[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                float sigmoid = Exponential.sigmoid(x[i]);
                float y = x[i] * sigmoid;
                x[i] = y;
                slopes[i] = sigmoid + y * (1 - sigmoid);
            }
        }
    };

    private static final float LEAK = 0.01f;

    private final IActivation inDl4j;

    Curve(Activation inDl4j) {
        this.inDl4j = inDl4j.getActivationFunction();
    }

    /** The function with exactly these constants, if it is known. */
    static Optional<Curve> of(IActivation function) {
        return Arrays.stream(values())
                .filter(curve -> curve.inDl4j.equals(function))
                .findFirst();
    }

    /** Puts the function's values in the place of the first {@code count} arguments, and its derivatives into slopes. */
    abstract void apply(float[] x, float[] slopes, int count);

    /** 1 if a number that is not negative is positive, else 0; NaN for NaN. */
    private static float isPositive(float x) {
        return Math.min(1, x * 1e38f * 1e8f);
    }
}
