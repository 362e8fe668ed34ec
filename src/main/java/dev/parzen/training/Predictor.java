package dev.parzen.training;

import dev.parzen.training.dl4j.Dl4jPredictor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A trained network in use. Safe for use by many threads, of which one at a time is served. */
public interface Predictor extends AutoCloseable {

    /**
     * Loads a model file.
     *
     * @throws DataException if the file does not say how rows are to be encoded
     * @throws MemoryException if there is no room for it outside the heap
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    static Predictor load(Path model) {
        return new Dl4jPredictor(model);
    }

    /** What the file says. */
    ModelCard card();

    /** What the network's outputs are about. */
    Kind kind();

    /** The names of the cells of a row, in order. */
    List<String> columns();

    /**
     * The numbers that a row is to the network; cells of other names do not matter.
     *
     * @throws DataException if a cell is not there or cannot be used; the message begins with {@code column "name"}
     */
    float[] encode(Map<String, String> cells);

    /**
     * The same for cells in the order of {@link #columns}.
     *
     * @throws DataException likewise, or if there are too few or too many
     */
    float[] encode(List<String> cells);

    /**
     * What the network answers for rows, each by name: the share of each class, how likely each flag is, or each quantity
     * in its own unit.
     *
     * @param rows of which each was encoded
     */
    List<Map<String, Double>> predict(List<float[]> rows);

    /** Gives back the memory outside the heap; nothing is predicted any more. */
    @Override
    void close();

    /** What a network answers. */
    enum Kind {
        /** One of several classes. */
        CLASSES,
        /** Of several labels any number. */
        FLAGS,
        /** Numbers. */
        QUANTITIES
    }
}
