package dev.parzen.training.dl4j.lean.stage;

import dev.parzen.training.dl4j.lean.number.Exponential;
import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * What is minimised: the mean over rows. Matrices have a column for each output. Notation: y output, t target, w how many
 * outputs there are.
 */
public enum Loss {
    /** −Σ t ln y with y the softmax of the last layer's sums; at least 10⁻¹⁰ is taken for y, as in DL4J. */
    CROSS_ENTROPY {
        @Override
        public boolean activates() {
            return true;
        }

        @Override
        public boolean follows(IActivation activation) {
            return activation.getClass() == ActivationSoftmax.class;
        }

        @Override
        public void finish(float[] sums, int rows, int width) {
            for (int from = 0; from < rows * width; from += width) {
                Softmax.ofRow(sums, from, width);
            }
        }

        @Override
        public double toGradient(float[] y, float[] targets, int rows, int width) {
            double loss = 0;
            float share = 1f / rows;
            for (int i = 0; i < rows * width; i++) {
                if (targets[i] != 0) {
                    loss -= targets[i] * Math.log(Math.max(1e-10, y[i]));
                }
                y[i] = (y[i] - targets[i]) * share;
            }
            return loss / rows;
        }
    },
    /**
     * Σ (−t ln y − (1 − t) ln(1 − y)) / w with y the sigmoid of the last layer's sums; at least 10⁻⁷ is taken for y and 1 −
     * y.
     */
    BINARY_CROSS_ENTROPY {
        @Override
        public boolean activates() {
            return true;
        }

        @Override
        public boolean follows(IActivation activation) {
            return activation.getClass() == ActivationSigmoid.class;
        }

        @Override
        public void finish(float[] sums, int rows, int width) {
            for (int i = 0; i < rows * width; i++) {
                sums[i] = Exponential.sigmoid(sums[i]);
            }
        }

        @Override
        public double toGradient(float[] y, float[] targets, int rows, int width) {
            double loss = 0;
            float share = 1f / rows / width;
            for (int i = 0; i < rows * width; i++) {
                float t = targets[i];
                loss -= t * Math.log(Math.max(1e-7, y[i])) + (1 - t) * Math.log(Math.max(1e-7, 1 - y[i]));
                y[i] = (y[i] - t) * share;
            }
            return loss / rows / width;
        }
    },
    /** Σ (y − t)² / w. */
    MEAN_SQUARED_ERROR {
        @Override
        public double toGradient(float[] y, float[] targets, int rows, int width) {
            double loss = 0;
            float share = 2f / rows / width;
            for (int i = 0; i < rows * width; i++) {
                float error = y[i] - targets[i];
                loss += (double) error * error;
                y[i] = error * share;
            }
            return loss / rows / width;
        }
    },
    /** Σ |y − t| / w; where they are equal its derivative is taken for 0. */
    MEAN_ABSOLUTE_ERROR {
        @Override
        public double toGradient(float[] y, float[] targets, int rows, int width) {
            double loss = 0;
            float share = 1f / rows / width;
            for (int i = 0; i < rows * width; i++) {
                float error = y[i] - targets[i];
                loss += Math.abs(error);
                y[i] = Math.signum(error) * share;
            }
            return loss / rows / width;
        }
    },
    /** Σ max(0, 1 − t y) / w with targets of ±1. */
    HINGE {
        @Override
        public double toGradient(float[] y, float[] targets, int rows, int width) {
            double loss = 0;
            float share = 1f / rows / width;
            for (int i = 0; i < rows * width; i++) {
                float lacking = 1 - targets[i] * y[i];
                loss += Math.max(0, lacking);
                y[i] = lacking > 0 ? -targets[i] * share : 0 * lacking; // NaN stays NaN
            }
            return loss / rows / width;
        }
    };

    /** A loss that is not DL4J's and has one of these for itself, which must be the same. */
    public interface Bringer {
        Loss loss();
    }

    /** The same loss, if it is known behind this activation. */
    public static Optional<Loss> of(ILossFunction loss, IActivation activation) {
        return same(loss).filter(known -> known.follows(activation));
    }

    private static Optional<Loss> same(ILossFunction loss) {
        if (loss instanceof Bringer bringer) {
            return Optional.of(bringer.loss());
        } else if (loss.getClass() == LossMCXENT.class && ((LossMCXENT) loss).getWeights() == null) {
            return Optional.of(CROSS_ENTROPY);
        } else if (loss.equals(new LossMSE())) {
            return Optional.of(MEAN_SQUARED_ERROR);
        }
        return loss.equals(new LossMAE()) ? Optional.of(MEAN_ABSOLUTE_ERROR) : Optional.empty();
    }

    /** Whether the last layer's activation is left to it, because both together have a simple derivative. */
    public boolean activates() {
        return false;
    }

    /** Whether it can stand behind this activation. */
    public boolean follows(IActivation activation) {
        return true;
    }

    /** Makes outputs of what the last stage gave, in place. */
    public void finish(float[] values, int rows, int width) {
        // the last activation has done it
    }

    /**
     * Puts the gradient with respect to what the last stage gave in the place of the outputs.
     *
     * @return the loss
     */
    public abstract double toGradient(float[] outputs, float[] targets, int rows, int width);
}
