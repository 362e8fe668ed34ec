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
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    static Predictor load(Path model) {
        return new Dl4jPredictor(model);
    }

    /** What the file says. */
    ModelCard card();

    /**
     * What the network answers for rows: for each, by the names of the target, what {@link
     * dev.parzen.training.data.Encoding#decode} makes of its outputs.
     *
     * @param rows each encoded by {@link dev.parzen.training.data.Encoding#encode}
     */
    List<Map<String, Double>> predict(List<float[]> rows);

    /** Gives back the memory outside the heap; nothing is predicted any more. */
    @Override
    void close();
}
