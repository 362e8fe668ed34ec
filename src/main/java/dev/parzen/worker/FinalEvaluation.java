package dev.parzen.worker;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.network.FinalTraining;
import dev.parzen.study.Study;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.Trainer;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The last step of a study of networks: what its best trial found is measured, once, on the test part that no trial saw.
 * Either the network that the trial kept, or its network trained anew on training and validation part, for as many epochs
 * as its best took. If the kept network is not on this machine, it is trained again: the same settings give the same one.
 */
public final class FinalEvaluation {
    private final Trainer trainer;
    private final ModelFiles models;

    public FinalEvaluation(Trainer trainer, ModelFiles models) {
        this.trainer = trainer;
        this.models = models;
    }

    /**
     * What came out.
     *
     * @param trial whose network it is
     * @param value the trial's value
     * @param procedure how the network that was measured came about
     * @param model where it lies
     * @param test empty if the data have no test part
     */
    public record Result(int trial, double value, FinalTraining procedure, Path model, Optional<TestMetrics> test) {}

    /** Measures the network of a complete trial. The study's final network is the one before, until it is measured. */
    public Result of(Study study, NeuralNetwork network, Trial best) {
        Path scratch = models.scratch(study.id(), "final-at-work");
        Training training = trainer.prepare(network, best.parameterValues(), scratch);
        bring(study, network, best, training, scratch);
        Optional<TestMetrics> test = training.evaluate();
        Path model = models.ofFinal(study.id());
        move(scratch, model);
        double value = best.values().orElseThrow().get(0);
        return new Result(best.number(), value, network.finalTraining(), model, test);
    }

    private void bring(Study study, NeuralNetwork network, Trial best, Training training, Path scratch) {
        Path kept = models.of(study.id(), best.number());
        if (network.finalTraining() == FinalTraining.RETRAIN) {
            training.retrain(bestEpoch(best) + 1, TrainingListener.SILENT);
        } else if (Files.exists(kept)) {
            copy(kept, scratch);
        } else {
            training.train(TrainingListener.SILENT);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int bestEpoch(Trial trial) {
        String told = trial.attributes().get("bestEpoch");
        if (told != null && told.matches("\\d{1,9}")) {
            return Integer.parseInt(told);
        }
        throw new IllegalStateException(
                "Trial " + trial.number()
                        + " does not tell its best epoch: set finalTraining to \"best-model\" to measure its network as it is.");
    }
}
