package dev.parzen.training.dl4j;

import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.training.Checkpoints;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.configuration.Configuration;
import dev.parzen.training.dl4j.model.ModelFile;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
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
        return data.folds().isEmpty()
                ? run(what, data, Optional.empty(), listener, checkpoints)
                : crossValidated(what, listener, checkpoints);
    }

    private TrainingResult crossValidated(ResolvedNetwork what, TrainingListener listener, Checkpoints checkpoints) {
        try {
            return new CrossValidation(what, data.folds(), this::run).run(listener, checkpoints);
        } finally {
            modelFile.delete();
        }
    }

    @Override
    public TrainingResult retrain(int epochs, TrainingListener listener) {
        return run(
                network.with(network.course().ofExactly(epochs)),
                data.joined(),
                Optional.empty(),
                listener,
                Checkpoints.NONE);
    }

    @Override
    public TrainingResult replicate(long seed, TrainingListener listener) {
        return trained(network.with(network.course().withSeed(seed)), listener, Checkpoints.NONE);
    }

    private TrainingResult run(
            ResolvedNetwork what,
            Dataset rows,
            Optional<Snapshot> start,
            TrainingListener listener,
            Checkpoints checkpoints) {
        try {
            return MemoryBudget.OF_PROCESS.with(MemoryNeed.of(what, rows), () -> {
                try (Run run = new Run(what, rows, modelFile, new Watch(System::nanoTime, 0))) {
                    start.ifPresent(run::goOnFrom);
                    return run.run(listener, checkpoints);
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TrainingResult(
                    TrainingResult.Ending.STOPPED,
                    "interrupted before it began",
                    Optional.empty(),
                    OptionalInt.empty(),
                    0,
                    Optional.empty());
        }
    }

    @Override
    public Optional<TestMetrics> evaluate() {
        return data.test().size() == 0 ? Optional.empty() : Optional.of(measureOnTest());
    }

    private TestMetrics measureOnTest() {
        try {
            return MemoryBudget.OF_PROCESS.with(MemoryNeed.ofTest(architecture(), data), this::measuredOnTest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted before it began.");
        }
    }

    private TestMetrics measuredOnTest() {
        MultiLayerNetwork model = modelFile.load();
        long widest = architecture().widest();
        try (Probe probe = new Probe(data.test(), data, network.loss(), Integer.MAX_VALUE, widest)) {
            return probe.measure(model, true).result();
        } finally {
            LibraryMemory.close(model);
            LibraryMemory.release();
        }
    }
}
