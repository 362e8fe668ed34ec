package dev.parzen.objective.network.architecture;

import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.architecture.Layer.Convolve;
import dev.parzen.objective.network.architecture.Layer.Recur;

/**
 * A layer with what goes in, what comes out, and how many numbers it keeps.
 *
 * @param placed the layer and where it was written
 * @param input shape of what comes in from a row
 * @param output shape of what goes on
 * @param trainable how many parameters training changes
 * @param frozen how many others it has: the running means and variances of batch normalisation
 */
public record Stage(Placed placed, Shape input, Shape output, long trainable, long frozen) {

    public Layer layer() {
        return placed.layer();
    }

    /**
     * How many numbers the layer holds for a row beside what comes in and goes on: a convolution puts the inputs of each
     * place side by side, an LSTM keeps its gates and cells.
     */
    public long beside() {
        if (layer() instanceof Convolve convolve) {
            long places = output.size() / output.channels();
            return places * convolve.window().area() * input.channels();
        }
        return layer() instanceof Recur recur
                ? 5L * recur.units() * input.extents().get(0)
                : 0;
    }
}
