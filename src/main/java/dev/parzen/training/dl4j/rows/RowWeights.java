package dev.parzen.training.dl4j.rows;

import dev.parzen.objective.network.Imbalance;
import dev.parzen.objective.network.ResolvedNetwork.Batching;
import dev.parzen.space.InvalidValueException;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import dev.parzen.training.data.Target;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many times the loss of each row counts in training. The loss of a batch stays the sum divided by the number of rows,
 * as in Keras: heavier rows make larger steps.
 *
 * @param ofClass by the position of the class
 */
public record RowWeights(float[] ofClass) {

    /**
     * The weights of the classes; empty if every row counts once.
     *
     * @throws InvalidValueException if a weight is given to a class that the data do not have
     */
    public static Optional<RowWeights> of(Dataset data, Batching batching) {
        boolean balances = batching.imbalance() == Imbalance.WEIGHTS;
        if (!balances && batching.classWeights().isEmpty() || !(data.target() instanceof Target.Classes target)) {
            return Optional.empty();
        }
        List<String> names = target.names();
        float[] weights = new float[names.size()];
        Arrays.fill(weights, 1);
        if (balances) {
            balance(weights, data.training());
        }
        batching.classWeights().forEach((name, weight) -> weights[position(names, name)] *= weight.floatValue());
        return Optional.of(new RowWeights(weights));
    }

    private static int position(List<String> names, String name) {
        int position = names.indexOf(name);
        if (position < 0) {
            throw new InvalidValueException(
                    "classWeights",
                    "classWeights names \"" + name + "\", but the classes of the data are " + names + ".");
        }
        return position;
    }

    /** n / (k n_c). */
    private static void balance(float[] weights, Part part) {
        long[] rows = new long[weights.length];
        for (int row = 0; row < part.size(); row++) {
            rows[part.label(row)]++;
        }
        long present = Arrays.stream(rows).filter(count -> count > 0).count();
        for (int c = 0; c < weights.length; c++) {
            weights[c] = rows[c] == 0 ? 1 : (float) ((double) part.size() / (present * rows[c]));
        }
    }

    /** Appends the weight of a row. */
    void write(Part part, int row, FloatBuffer sink) {
        sink.put(ofClass[part.label(row)]);
    }
}
