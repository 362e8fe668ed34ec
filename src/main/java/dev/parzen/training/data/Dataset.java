package dev.parzen.training.data;

import dev.parzen.objective.network.Shape;

/**
 * Data ready for training: scaled and cut into parts. Shared between trainings, so it never changes.
 *
 * @param training what weights are fitted to
 * @param validation what trials are judged on
 * @param test what only the end of a study looks at; may be empty
 * @param shape of the features of a row
 * @param target what a row is to be mapped to
 */
public record Dataset(Part training, Part validation, Part test, Shape shape, Target target) {

    /** How many features a row has. */
    public int width() {
        return shape.size();
    }

    /** The same rows with the validation part taken into the training part. */
    public Dataset joined() {
        return new Dataset(training.and(validation), validation.none(), test, shape, target);
    }
}
