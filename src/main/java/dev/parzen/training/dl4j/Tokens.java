package dev.parzen.training.dl4j;

import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.objective.network.architecture.Layer.Embed;
import dev.parzen.objective.network.architecture.Stage;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import java.nio.FloatBuffer;
import java.util.List;

/** What an embedding needs of data: whole numbers, each of which it has a vector for. */
final class Tokens {
    private Tokens() {}

    /**
     * Checks the rows of all parts, if the network begins with an embedding.
     *
     * @throws dev.parzen.space.InvalidValueException if it has no vector for a number; it points to the layer
     */
    static void require(Architecture architecture, Dataset data) {
        Stage first = architecture.stages().findFirst().orElseThrow();
        if (first.layer() instanceof Embed embed) {
            for (Part part : List.of(data.training(), data.validation(), data.test())) {
                require(first, embed, part, FloatBuffer.allocate(data.width()));
            }
        }
    }

    private static void require(Stage stage, Embed embed, Part part, FloatBuffer row) {
        for (int i = 0; i < part.size(); i++) {
            row.clear();
            part.write(i, row);
            for (int j = 0; j < row.capacity(); j++) {
                float x = row.get(j);
                if (!(x >= 0 && x < embed.inputs() && x == Math.rint(x))) {
                    throw stage.placed()
                            .refused("has a vector for each of the whole numbers 0 to " + (embed.inputs() - 1)
                                    + ", but the data have " + x + " as number " + (j + 1) + " of a row: let inputs be"
                                    + " above the largest, and do not scale the data (\"scaling\": \"none\").");
                }
            }
        }
    }
}
