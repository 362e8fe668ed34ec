package dev.parzen.training;

/**
 * The figures after one pass over the training part. Losses are means over rows, without any term for the weights and
 * with dropout off; the training figures are those of the training part, or of 5,000 of its rows if it has more.
 *
 * @param index from 0
 * @param value the metric that the trial is judged by: the validation loss or accuracy
 * @param trainingAccuracy share of rows classified rightly, from 0 to 1
 * @param validationAccuracy likewise
 * @param seconds what this epoch took, its evaluation included
 * @param best true if its value is the best so far
 */
public record Epoch(
        int index,
        double value,
        double trainingLoss,
        double trainingAccuracy,
        double validationLoss,
        double validationAccuracy,
        double seconds,
        boolean best) {}
