package dev.parzen.training.dl4j.configuration;

import dev.parzen.objective.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.preprocessors.KerasFlattenRnnPreprocessor;
import org.deeplearning4j.preprocessors.PermutePreprocessor;
import org.deeplearning4j.preprocessors.ReshapePreprocessor;

/**
 * Brings what one layer hands to the next into the form that it wants. All of it is done by DL4J's own preprocessors,
 * which are part of a configuration, so that a model takes rows wherever it is read.
 */
final class Forms {

    /** How an array outside the heap holds the outputs of a layer. */
    enum Form {
        /** [rows, numbers], as data are stored. */
        ROWS,
        /** [rows, channels, height, width]; a sequence is an image of width 1. */
        PLANES,
        /** [rows, features, steps]. */
        STEPS
    }

    private final List<InputPreProcessor> steps = new ArrayList<>();
    private Form form = Form.ROWS;

    /** Goes over to another form of a shape. */
    void to(Form wanted, Shape shape) {
        if (shape.extents().size() == 1 || wanted == form) {
            return;
        }
        switch (wanted) {
            case ROWS -> flatten(shape);
            case PLANES -> toPlanes(shape);
            case STEPS -> toSteps(shape);
        }
        form = wanted;
    }

    /** Notes the form that a layer makes, whatever it got. */
    void becomes(Form made) {
        form = made;
    }

    /** What the next layer has to do first, if anything; asked once. */
    Optional<InputPreProcessor> taken() {
        List<InputPreProcessor> all = List.copyOf(steps);
        steps.clear();
        return all.size() < 2
                ? all.stream().findFirst()
                : Optional.of(new ComposableInputPreProcessor(all.toArray(InputPreProcessor[]::new)));
    }

    private void flatten(Shape shape) {
        if (form == Form.PLANES) {
            steps.add(new CnnToFeedForwardPreProcessor(extent(shape, 0), width(shape), shape.channels()));
        } else {
            steps.add(new KerasFlattenRnnPreprocessor(shape.channels(), extent(shape, 0)));
        }
    }

    private void toPlanes(Shape shape) {
        if (form == Form.ROWS && shape.channels() == 1) {
            steps.add(new FeedForwardToCnnPreProcessor(extent(shape, 0), width(shape), 1));
        } else if (shape.extents().size() == 2) {
            toSteps(shape);
            steps.add(reshape(steps(shape), plane(shape)));
        } else {
            steps.add(reshape(new long[] {shape.size()}, extents(shape)));
            // channels to the front in two steps: for back-propagation DL4J does the same permutation, not its inverse
            steps.add(new PermutePreprocessor(1, 3, 2));
            steps.add(new PermutePreprocessor(2, 1, 3));
        }
    }

    private void toSteps(Shape shape) {
        if (form == Form.ROWS) {
            steps.add(reshape(new long[] {shape.size()}, extents(shape)));
            steps.add(new PermutePreprocessor(2, 1));
        } else if (form == Form.PLANES) {
            steps.add(reshape(plane(shape), steps(shape)));
        }
    }

    private static ReshapePreprocessor reshape(long[] from, long[] to) {
        return new ReshapePreprocessor(from, to, false);
    }

    private static long[] extents(Shape shape) {
        return shape.extents().stream().mapToLong(Integer::longValue).toArray();
    }

    private static long[] steps(Shape shape) {
        return new long[] {shape.channels(), extent(shape, 0)};
    }

    private static long[] plane(Shape shape) {
        return new long[] {shape.channels(), extent(shape, 0), 1};
    }

    private static long extent(Shape shape, int axis) {
        return shape.extents().get(axis);
    }

    private static long width(Shape shape) {
        return shape.extents().size() == 3 ? extent(shape, 1) : 1;
    }
}
