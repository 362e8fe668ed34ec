package dev.parzen.training.dl4j;

import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.objective.network.architecture.Layer.Embed;
import dev.parzen.objective.network.architecture.Stage;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import dev.parzen.training.data.WholeNumbers;
import java.util.List;

/** What an embedding needs of data: whole numbers, each of which it has a vector for. */
final class Tokens {
    private Tokens() {}

    /**
     * Checks the rows of all parts, if the network begins with an embedding; not those of categories, whose numbers follow
     * from the levels, which the architecture has been held to.
     *
     * @throws dev.parzen.space.InvalidValueException if it has no vector for a number; it points to the layer
     */
    static void require(Architecture architecture, Dataset data) {
        Stage first = architecture.stages().findFirst().orElseThrow();
        if (first.layer() instanceof Embed embed && data.row().tokens().isEmpty()) {
            for (Part part : List.of(data.training(), data.validation(), data.test())) {
                require(first, embed, part.wholeNumbers());
            }
        }
    }

    private static void require(Stage stage, Embed embed, WholeNumbers numbers) {
        if (numbers.isAll() && numbers.largest() < embed.inputs()) {
            return;
        }
        String found = numbers.isAll()
                ? "the largest of the data is " + (long) numbers.largest() + ": let inputs be "
                        + ((long) numbers.largest() + 1) + " or more."
                : "the data have " + numbers.exception() + " as number " + (numbers.column() + 1)
                        + " of a row: do not scale the data (\"scaling\": \"none\"), and give whole numbers of at"
                        + " least 0.";
        throw stage.placed()
                .refused("has a vector for each of the whole numbers 0 to " + (embed.inputs() - 1) + ", but " + found);
    }
}
