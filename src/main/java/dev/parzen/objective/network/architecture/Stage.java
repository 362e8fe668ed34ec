package dev.parzen.objective.network.architecture;

import dev.parzen.objective.network.Shape;

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
}
