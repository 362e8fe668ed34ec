package dev.parzen.training.dl4j.lean.number;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/** An activation function of one number. The loops are free of branches: which sign a sum has cannot be predicted. */
public interface Curve {

    /** Puts the function's values in the place of the first {@code count} arguments, and its derivatives into slopes. */
    void apply(float[] x, float[] slopes, int count);

    /** The function with exactly these constants, if it is known. */
    static Optional<Curve> of(IActivation function) {
        return function.getClass() == ActivationLReLU.class
                ? Optional.of(new Leaky((float) ((ActivationLReLU) function).getAlpha()))
                : Arrays.stream(Usual.values())
                        .filter(curve -> curve.inDl4j.equals(function))
                        .map(Curve.class::cast)
                        .findFirst();
    }

    /** 1 if a number that is not negative is positive, else 0; NaN for NaN. */
    private static float isPositive(float x) {
        return Math.min(1, x * 1e38f * 1e8f);
    }

    /** LeakyReLU. */
    record Leaky(float slope) implements Curve {
        @Override
        public void apply(float[] x, float[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                float z = x[i];
                x[i] = Math.max(0, z) + slope * Math.min(0, z);
                slopes[i] = slope + (1 - slope) * isPositive(Math.max(0, z));
            }
        }
    }

    /** Those without a constant that is ever changed. */
    enum Usual implements Curve {
        RELU(Activation.RELU) {
            @Override
            public void apply(float[] x, float[] slopes, int count) {
                for (int i = 0; i < count; i++) {
                    float y = Math.max(0, x[i]);
                    x[i] = y;
                    slopes[i] = isPositive(y);
                }
            }
        },
        ELU(Activation.ELU) {
            @Override
            public void apply(float[] x, float[] slopes, int count) {
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
            public void apply(float[] x, float[] slopes, int count) {
                for (int i = 0; i < count; i++) {
                    float y = Exponential.sigmoid(x[i]);
                    x[i] = y;
                    slopes[i] = y * (1 - y);
                }
            }
        },
        TANH(Activation.TANH) {
            @Override
            public void apply(float[] x, float[] slopes, int count) {
                for (int i = 0; i < count; i++) {
                    float y = Exponential.tanh(x[i]);
                    x[i] = y;
                    slopes[i] = 1 - y * y;
                }
            }
        },
        SWISH(Activation.SWISH) {
            @Override
            public void apply(float[] x, float[] slopes, int count) {
                for (int i = 0; i < count; i++) {
                    float sigmoid = Exponential.sigmoid(x[i]);
                    float y = x[i] * sigmoid;
                    x[i] = y;
                    slopes[i] = sigmoid + y * (1 - sigmoid);
                }
            }
        },
        /** x σ(1.702 x), which is what DL4J computes for GELU. */
        GELU(Activation.GELU) {
            @Override
            public void apply(float[] x, float[] slopes, int count) {
                for (int i = 0; i < count; i++) {
                    float scaled = STEEPNESS * x[i];
                    float sigmoid = Exponential.sigmoid(scaled);
                    x[i] *= sigmoid;
                    slopes[i] = sigmoid + scaled * sigmoid * (1 - sigmoid);
                }
            }
        },
        /** λ x above 0, λ α (eˣ − 1) below. */
        SELU(Activation.SELU) {
            @Override
            public void apply(float[] x, float[] slopes, int count) {
                for (int i = 0; i < count; i++) {
                    float z = x[i];
                    float above = Math.max(0, z);
                    float power = Exponential.of(Math.min(0, z));
                    x[i] = LAMBDA * above + LAMBDA_ALPHA * (power - 1);
                    float isAbove = isPositive(above);
                    slopes[i] = LAMBDA * isAbove + LAMBDA_ALPHA * power * (1 - isAbove);
                }
            }
        };

        private static final float STEEPNESS = 1.702f;
        private static final float LAMBDA = (float) 1.0507009873554804934193349852946;
        private static final float LAMBDA_ALPHA =
                (float) (1.0507009873554804934193349852946 * 1.6732632423543772848170429916717);

        private final IActivation inDl4j;

        Usual(Activation inDl4j) {
            this.inDl4j = inDl4j.getActivationFunction();
        }
    }
}
