package dev.parzen.training.dl4j.lean.stage;

/**
 * One batch on its way through the layers.
 *
 * @param rows how many
 * @param training whether batches are normalised by themselves and outputs are dropped
 * @param seed what the outputs to drop follow from
 */
public record Pass(int rows, boolean training, long seed) {
    public static Pass toMeasure(int rows) {
        return new Pass(rows, false, 0);
    }
}
