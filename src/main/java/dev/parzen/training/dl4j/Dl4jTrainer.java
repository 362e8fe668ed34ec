package dev.parzen.training.dl4j;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.space.ParameterValue;
import dev.parzen.training.Trainer;
import dev.parzen.training.Training;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.model.ModelFile;
import dev.parzen.training.metric.Judging;
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
        ResolvedNetwork resolved = network.resolve(values);
        Dataset data = dataSets.load(network.data(), resolved.scaling());
        ModelFile file = ModelFile.of(modelFile, resolved, values, data.encoding());
        Dl4jTraining training = new Dl4jTraining(resolved, data, file);
        Tokens.require(training.architecture(), data);
        Judging.require(network.metrics(), data);
        return training;
    }
}
