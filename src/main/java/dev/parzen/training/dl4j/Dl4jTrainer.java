package dev.parzen.training.dl4j;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.space.ParameterValue;
import dev.parzen.training.Trainer;
import dev.parzen.training.Training;
import dev.parzen.training.data.DataSets;
import java.nio.file.Path;
import java.util.Map;

/** Trains networks with DL4J on the processor. */
public final class Dl4jTrainer implements Trainer {
    private final DataSets dataSets;

    public Dl4jTrainer(DataSets dataSets) {
        this.dataSets = dataSets;
    }

    @Override
    public Training prepare(NeuralNetwork network, Map<String, ParameterValue> values, Path modelFile) {
        return new Dl4jTraining(network.resolve(values), dataSets.load(network.data()), new ModelFile(modelFile));
    }
}
