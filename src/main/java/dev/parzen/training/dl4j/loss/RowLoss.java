package dev.parzen.training.dl4j.loss;

import dev.parzen.objective.network.Loss;

/** The loss of one row with outputs y and encoded targets t, without any term for the weights. */
@FunctionalInterface
public interface RowLoss {
    /** The smallest probability that counts, so that one row cannot make the loss infinite; as in DL4J's own loss. */
    double LEAST_PROBABILITY = 1e-10;

    /** The same for probabilities and what they lack to 1, which single precision knows no finer; as in Keras. */
    double LEAST_OF_TWO = 1e-7;

    /** The loss of the row whose outputs are {@code y[from … from + width - 1]}; {@code t} likewise. */
    double of(float[] y, float[] t, int from, int width);

    static RowLoss of(Loss loss) {
        return switch (loss) {
            case AUTO -> throw new IllegalArgumentException("The task has not decided the loss.");
            case CROSS_ENTROPY -> RowLoss::crossEntropy;
            case BINARY_CROSS_ENTROPY -> RowLoss::binaryCrossEntropy;
            case MEAN_SQUARED_ERROR -> RowLoss::squaredError;
            case MEAN_ABSOLUTE_ERROR -> RowLoss::absoluteError;
            case HINGE -> RowLoss::hinge;
        };
    }

    /** −Σ t ln y. */
    private static double crossEntropy(float[] y, float[] t, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            if (t[i] != 0) {
                sum -= t[i] * Math.log(Math.max(LEAST_PROBABILITY, y[i]));
            }
        }
        return sum;
    }

    /** −Σ (t ln y + (1 − t) ln(1 − y)) / width. */
    private static double binaryCrossEntropy(float[] y, float[] t, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum -= t[i] * Math.log(Math.max(LEAST_OF_TWO, y[i]));
            sum -= (1 - t[i]) * Math.log(Math.max(LEAST_OF_TWO, 1.0 - y[i]));
        }
        return sum / width;
    }

    /** Σ (y − t)² / width. */
    private static double squaredError(float[] y, float[] t, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            double error = y[i] - t[i];
            sum += error * error;
        }
        return sum / width;
    }

    /** Σ |y − t| / width. */
    private static double absoluteError(float[] y, float[] t, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += Math.abs(y[i] - t[i]);
        }
        return sum / width;
    }

    /** Σ max(0, 1 − t y) / width. */
    private static double hinge(float[] y, float[] t, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += Math.max(0, 1 - t[i] * y[i]);
        }
        return sum / width;
    }
}
