package dev.parzen.training.dl4j;

import dev.parzen.objective.network.Loss;
import dev.parzen.training.data.Part;
import dev.parzen.training.data.Target;
import java.nio.FloatBuffer;

/** What the outputs of a network are compared with: a part's targets as numbers, one for each output unit. */
interface TargetEncoding {

    /** How many units the output layer has. */
    int width();

    /** Appends the numbers for a row. */
    void write(Part part, int row, FloatBuffer sink);

    /** The output of a unit of its own above which it says yes. */
    default float threshold() {
        return 0.5f;
    }

    /** The encoding that a loss needs. */
    static TargetEncoding of(Target target, Loss loss) {
        if (target instanceof Target.Classes classes) {
            return new OneHot(classes.names().size());
        }
        return new Plain(target.width());
    }

    /** A unit for each class: 1 for the row's class, 0 for the others. */
    record OneHot(int width) implements TargetEncoding {
        @Override
        public void write(Part part, int row, FloatBuffer sink) {
            int from = sink.position();
            for (int j = 0; j < width; j++) {
                sink.put(0);
            }
            sink.put(from + part.label(row), 1);
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
