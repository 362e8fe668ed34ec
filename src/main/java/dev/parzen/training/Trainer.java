package dev.parzen.training;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.Dl4jTrainer;
import dev.parzen.training.metric.Judging;
import java.nio.file.Path;
import java.util.Map;

/** Trains networks. Safe for use by many threads. */
public interface Trainer {

    /**
     * A trainer on DL4J.
     *
     * @param dataDirectory the only place from which data sets are read
     */
    static Trainer on(Path dataDirectory) {
        return new Dl4jTrainer(new DataSets(dataDirectory));
    }

    /**
     * A trainer on DL4J.
     *
     * @param dataDirectory the only place from which data sets are read
     * @param scratch a folder on disk for rows that do not fit into memory
     */
    static Trainer on(Path dataDirectory, Path scratch) {
        return new Dl4jTrainer(new DataSets(dataDirectory, scratch));
    }

    /**
     * Loads data as a training does, to find what is wrong with them, or with layers that do not fit them, while nothing
     * depends on it yet.
     *
     * @param space of the network's parameters
     * @param dataDirectory the only place from which data sets are read
     * @throws DataException if no network can be trained on the data
     * @throws dev.parzen.space.InvalidValueException if the layers fit together and the data in no trial
     */
    static void requireUsable(NeuralNetwork network, SearchSpace space, Path dataDirectory) {
        Dataset data = new DataSets(dataDirectory).load(network.data());
        network.requireShapes(space, data.row());
        Judging.require(network.metrics(), data);
    }

    /**
     * Makes ready to train or to evaluate one trial's network: gives the settings their values and loads the data,
     * which takes time only when no earlier call has loaded them.
     *
     * @param network with holes where the trial's parameters go
     * @param values the values of the trial's active parameters
     * @param modelFile where the trained network is kept (a zip); its directory must exist
     * @throws dev.parzen.space.InvalidValueException if a setting has no value that can serve, or the layers do not fit
     *     together or the data
     * @throws DataException if the data cannot be read
     */
    Training prepare(NeuralNetwork network, Map<String, ParameterValue> values, Path modelFile);
}
