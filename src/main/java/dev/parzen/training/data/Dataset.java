package dev.parzen.training.data;

import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.Shape;
import java.util.List;

/**
 * Data ready for training: encoded and cut into parts. Shared between trainings, so it never changes.
 *
 * @param training what weights are fitted to
 * @param validation what trials are judged on
 * @param test what only the end of a study looks at; may be empty
 * @param encoding how rows became the numbers that the parts hold
 * @param folds of a cross-validation: the same rows with each fold as the validation part of one, encoded as the training
 *     part of that one says. The training part of the whole then has the rows of all folds, and its validation part none
 */
public record Dataset(Part training, Part validation, Part test, Encoding encoding, List<Dataset> folds) {

    public Dataset {
        folds = List.copyOf(folds);
    }

    /** Data with one validation part. */
    public Dataset(Part training, Part validation, Part test, Encoding encoding) {
        this(training, validation, test, encoding, List.of());
    }

    /** Data whose rows are plain numbers. */
    public Dataset(Part training, Part validation, Part test, Shape shape, Target target) {
        this(training, validation, test, Encoding.plain(shape, target));
    }

    Dataset withFolds(List<Dataset> newFolds) {
        return new Dataset(training, validation, test, encoding, newFolds);
    }

    /** The shape of a row. */
    public Shape shape() {
        return encoding.shape();
    }

    /** What a network must know of the rows. */
    public RowForm row() {
        return encoding.row();
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
