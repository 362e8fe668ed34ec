package dev.parzen.training.dl4j.loss;

import dev.parzen.objective.network.Loss;
import dev.parzen.space.InvalidValueException;
import dev.parzen.training.data.Part;
import dev.parzen.training.data.Target;
import java.nio.FloatBuffer;

/** What the outputs of a network are compared with: a part's targets as numbers, one for each output unit. */
public interface TargetEncoding {

    /** How many units the output layer has. */
    int width();

    /** Appends the numbers for a row. */
    void write(Part part, int row, FloatBuffer sink);

    /** The output of a unit of its own above which it says yes. */
    default float threshold() {
        return 0.5f;
    }

    /**
     * The encoding that a loss needs.
     *
     * @throws InvalidValueException if there are too many classes for it
     */
    static TargetEncoding of(Target target, Loss loss) {
        int names = target.names().size();
        if (target instanceof Target.Classes) {
            return switch (loss) {
                case BINARY_CROSS_ENTROPY -> OneUnit.ofTwo(names);
                case HINGE -> names == 2 ? new OneUnit(-1, 0) : new OneHot(names, -1);
                case AUTO, CROSS_ENTROPY, MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR -> new OneHot(names, 0);
            };
        }
        return loss == Loss.HINGE ? new Signs(target.width()) : new Plain(target.width());
    }

    /** A unit for each class: 1 for the row's class, {@code other} for the others. */
    record OneHot(int width, float other) implements TargetEncoding {
        @Override
        public void write(Part part, int row, FloatBuffer sink) {
            int from = sink.position();
            for (int j = 0; j < width; j++) {
                sink.put(other);
            }
            sink.put(from + part.label(row), 1);
        }
    }

    /** One unit for two classes: 1 for the second, {@code first} for the first. */
    record OneUnit(float first, float threshold) implements TargetEncoding {
        static OneUnit ofTwo(int classes) {
            if (classes != 2) {
                throw new InvalidValueException(
                        "loss",
                        "The loss is binary-cross-entropy, and the data have " + classes + " classes: it is for two, or"
                                + " for several labels; give cross-entropy.");
            }
            return new OneUnit(0, 0.5f);
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void write(Part part, int row, FloatBuffer sink) {
            sink.put(part.label(row) == 1 ? 1 : first);
        }
    }

    /** 1 for each label that holds, −1 for the others. */
    record Signs(int width) implements TargetEncoding {
        @Override
        public void write(Part part, int row, FloatBuffer sink) {
            for (int j = 0; j < width; j++) {
                sink.put(2 * part.target(row, j) - 1);
            }
        }

        @Override
        public float threshold() {
            return 0;
        }
    }

    /** The numbers as they are. */
    record Plain(int width) implements TargetEncoding {
        @Override
        public void write(Part part, int row, FloatBuffer sink) {
            for (int j = 0; j < width; j++) {
                sink.put(part.target(row, j));
            }
        }
    }
}
