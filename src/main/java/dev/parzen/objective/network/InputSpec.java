package dev.parzen.objective.network;

import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.List;

/** How the rows of the data are to be read. */
@Described("How the rows of the data are to be read.")
public record InputSpec(
        @Described(
                "[height, width, channels] for an image, [steps, features] for a sequence, [features] for a plain row;"
                        + " a row's numbers lie in this order, the last fastest.")
        List<Integer> shape) {

    public InputSpec {
        shape = List.copyOf(shape);
        boolean isWrong = shape.isEmpty() || shape.size() > 3 || shape.stream().anyMatch(extent -> extent < 1);
        if (isWrong || shape.stream().mapToDouble(Integer::intValue).reduce(1, (a, b) -> a * b) > Integer.MAX_VALUE) {
            throw new InvalidValueException(
                    "shape",
                    "The shape is " + shape + ": give [features], [steps, features] or [height, width, channels],"
                            + " whole numbers of at least 1.");
        }
    }

    /** The shape that is meant. */
    public Shape resolve() {
        return new Shape(shape);
    }
}
