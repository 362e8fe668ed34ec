package dev.parzen.training.dl4j.lean;

import dev.parzen.training.dl4j.lean.window.Planes;
import dev.parzen.training.dl4j.lean.window.Window;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * A layer and the shapes around it.
 *
 * @param before what happens to its input first, if anything
 * @param window of a layer that has one
 */
record Leg(Layer layer, Optional<Reordering> before, Planes input, Optional<Window> window, Planes output) {

    /** The most numbers that are held for a row at once in one array. */
    int widest() {
        return Math.max(input.size(), output.size());
    }

    /** About how many numbers are kept of a row: outputs, slopes or what was chosen, and the gradient of the inputs. */
    long kept() {
        return input.size() + 2L * output.size();
    }
}
