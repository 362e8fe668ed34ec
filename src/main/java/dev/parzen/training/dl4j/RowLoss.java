package dev.parzen.training.dl4j;

import dev.parzen.objective.network.Loss;

/** The loss of one row with outputs y and encoded targets t, without any term for the weights. */
@FunctionalInterface
interface RowLoss {
    /** The smallest probability that counts, so that one row cannot make the loss infinite; as in DL4J's own loss. */
    double LEAST_PROBABILITY = 1e-10;

    /** The loss of the row whose outputs are {@code y[from … from + width - 1]}; {@code t} likewise. */
    double of(float[] y, float[] t, int from, int width);

    static RowLoss of(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> RowLoss::crossEntropy;
            case MEAN_SQUARED_ERROR -> RowLoss::squaredError;
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

    /** Σ (y − t)² / width. */
    private static double squaredError(float[] y, float[] t, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            double error = y[i] - t[i];
            sum += error * error;
        }
        return sum / width;
    }
}
