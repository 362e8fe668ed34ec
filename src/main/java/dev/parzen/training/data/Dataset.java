package dev.parzen.training.data;

import dev.parzen.objective.network.Shape;

/**
 * Data ready for training: encoded and cut into parts. Shared between trainings, so it never changes.
 *
 * @param training what weights are fitted to
 * @param validation what trials are judged on
 * @param test what only the end of a study looks at; may be empty
 * @param encoding how rows became the numbers that the parts hold
 */
public record Dataset(Part training, Part validation, Part test, Encoding encoding) {

    /** Data whose rows are plain numbers. */
    public Dataset(Part training, Part validation, Part test, Shape shape, Target target) {
        this(training, validation, test, Encoding.plain(shape, target));
    }

    /** The shape of a row. */
    public Shape shape() {
        return encoding.shape();
    }

    /** What a row is to be mapped to. */
    public Target target() {
        return encoding.target();
    }

    /** How many features a row has. */
    public int width() {
        return shape().size();
    }

    /** The same rows with the validation part taken into the training part. */
    public Dataset joined() {
        return new Dataset(training.and(validation), validation.none(), test, encoding);
    }
}
