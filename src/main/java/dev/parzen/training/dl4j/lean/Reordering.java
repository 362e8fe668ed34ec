package dev.parzen.training.dl4j.lean;

import dev.parzen.training.dl4j.lean.window.Planes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.preprocessors.PermutePreprocessor;
import org.deeplearning4j.preprocessors.ReshapePreprocessor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What DL4J's preprocessors make of a row: they only give its numbers another shape and order.
 *
 * @param sources for each number that comes out, which one it was
 * @param planes the shape that comes out
 */
record Reordering(int[] sources, Planes planes) {
    private static final Set<Class<?>> KNOWN = Set.of(
            FeedForwardToCnnPreProcessor.class,
            CnnToFeedForwardPreProcessor.class,
            ReshapePreprocessor.class,
            PermutePreprocessor.class);

    /** Whole numbers up to here are exact in single precision. */
    private static final int MOST = 1 << 24;

    /** How many numbers it takes, if it says so. */
    static Optional<Integer> inputs(InputPreProcessor preprocessor) {
        if (preprocessor instanceof FeedForwardToCnnPreProcessor toPlanes) {
            return size(toPlanes.getNumChannels(), toPlanes.getInputHeight(), toPlanes.getInputWidth());
        } else if (preprocessor instanceof ReshapePreprocessor reshape) {
            return size(reshape.getInputShape());
        } else if (preprocessor instanceof ComposableInputPreProcessor all && all.getInputPreProcessors().length > 0) {
            return inputs(all.getInputPreProcessors()[0]);
        }
        return Optional.empty();
    }

    private static Optional<Integer> size(long... extents) {
        long size = Arrays.stream(extents).reduce(1, Math::multiplyExact);
        return size > 0 && size < MOST ? Optional.of((int) size) : Optional.empty();
    }

    /** Lets it work on the numbers 0, 1, 2, …; empty if it is none that is known, or makes neither rows nor planes. */
    static Optional<Reordering> of(InputPreProcessor preprocessor, Planes input) {
        if (!isKnown(preprocessor) || input.size() >= MOST) {
            return Optional.empty();
        }
        try (INDArray numbers = Nd4j.arange(input.size()).castTo(DataType.FLOAT)) {
            INDArray row = input.isRow()
                    ? numbers.reshape(1, input.size())
                    : numbers.reshape(1, input.channels(), input.height(), input.width());
            INDArray made = preprocessor.preProcess(row, 1, LayerWorkspaceMgr.noWorkspaces());
            int[] sources = made.dup('c').data().asInt();
            return planes(made.shape()).map(planes -> new Reordering(sources, planes));
        }
    }

    private static boolean isKnown(InputPreProcessor preprocessor) {
        return preprocessor.getClass() == ComposableInputPreProcessor.class
                ? Arrays.stream(((ComposableInputPreProcessor) preprocessor).getInputPreProcessors())
                        .allMatch(Reordering::isKnown)
                : KNOWN.contains(preprocessor.getClass());
    }

    private static Optional<Planes> planes(long[] shape) {
        if (shape.length == 2) {
            return Optional.of(Planes.row((int) shape[1]));
        }
        return shape.length == 4
                ? Optional.of(new Planes((int) shape[1], (int) shape[2], (int) shape[3]))
                : Optional.empty();
    }

    /** True if all numbers stay where they are. */
    boolean isIdentity() {
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] != i) {
                return false;
            }
        }
        return true;
    }
}
