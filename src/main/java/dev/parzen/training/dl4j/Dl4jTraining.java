package dev.parzen.training.dl4j;

import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.training.Checkpoints;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.data.Dataset;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** One trial's network with its data. */
final class Dl4jTraining implements Training {
    private final ResolvedNetwork network;
    private final Dataset data;
    private final ModelFile modelFile;

    Dl4jTraining(ResolvedNetwork network, Dataset data, ModelFile modelFile) {
        this.network = network;
        this.data = data;
        this.modelFile = modelFile;
    }

    @Override
    public Architecture architecture() {
        return Configuration.architecture(network, data);
    }

    @Override
    public TrainingResult train(TrainingListener listener, Checkpoints checkpoints) {
        return trained(network, listener, checkpoints);
    }

    private TrainingResult trained(ResolvedNetwork what, TrainingListener listener, Checkpoints checkpoints) {
        if (!data.folds().isEmpty()) {
            return crossValidated(what, listener);
        }
        try (Run run = run(what, data)) {
            return run.run(listener, checkpoints);
        }
    }

    private TrainingResult crossValidated(ResolvedNetwork what, TrainingListener listener) {
        try {
            return new CrossValidation(what, data.folds(), this::run).run(listener);
        } finally {
            modelFile.delete();
        }
    }

    @Override
    public TrainingResult retrain(int epochs, TrainingListener listener) {
        try (Run run = run(network.forExactly(epochs), data.joined())) {
            return run.run(listener, Checkpoints.NONE);
        }
    }

    @Override
    public TrainingResult replicate(long seed, TrainingListener listener) {
        return trained(network.withSeed(seed), listener, Checkpoints.NONE);
    }

    private Run run(ResolvedNetwork what, Dataset rows) {
        return new Run(what, rows, modelFile, new Watch(System::nanoTime, 0));
    }

    @Override
    public Optional<TestMetrics> evaluate() {
        return data.test().size() == 0 ? Optional.empty() : Optional.of(measureOnTest());
    }

    private TestMetrics measureOnTest() {
        MultiLayerNetwork model = modelFile.load();
        long widest = architecture().widest();
        try (Probe probe = new Probe(data.test(), data, network.loss(), Integer.MAX_VALUE, widest)) {
            return probe.measure(model, true).result();
        } finally {
            model.close();
            Workspaces.release();
        }
    }
}
