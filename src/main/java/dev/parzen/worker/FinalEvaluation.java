package dev.parzen.worker;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.network.FinalTraining;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TrialFiles;
import dev.parzen.study.TunerException;
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
import java.util.List;
import java.util.Optional;

/**
 * The last step of a study of networks: what its best trial found is measured, once, on the test part that no trial saw.
 * Either the network that the trial kept, or its network trained anew on training and validation part, for as many epochs
 * as its best took. If its network is not kept any more, it is trained again: the same settings give the same one.
 */
public final class FinalEvaluation {
    /** Under this name its result is an attribute of the study. */
    public static final String ATTRIBUTE = "final";

    private final Trainer trainer;
    private final TrialFiles files;
    private final Path home;
    private final Scratch scratch;

    /**
     * A final evaluation.
     *
     * @param files where the networks of trials are kept
     * @param home where the measured one lies afterwards: {@code models/<study id>/final.zip}
     */
    public FinalEvaluation(Trainer trainer, TrialFiles files, Path home) {
        this.trainer = trainer;
        this.files = files;
        this.home = home;
        this.scratch = Scratch.under(home);
    }

    /**
     * What came out.
     *
     * @param trial whose network it is
     * @param values the trial's, one for each direction
     * @param procedure how the network that was measured came about
     * @param model where it lies
     * @param test empty if the data have no test part
     */
    public record Result(
            int trial, List<Double> values, FinalTraining procedure, Path model, Optional<TestMetrics> test) {}

    /** Measures the network of a complete trial. The study's final network is the one before, until it is measured. */
    public Result of(Study study, NeuralNetwork network, Trial best) {
        Path file = scratch.file("final-" + study.id() + ".zip");
        try {
            Training training = trainer.prepare(network, best.parameterValues(), file);
            bring(study, network, best, training, file);
            Optional<TestMetrics> test = training.evaluate();
            Models.sign(
                    file, study.name(), best.number(), network.finalTraining().label());
            List<Double> values = best.values().orElseThrow();
            return new Result(best.number(), values, network.finalTraining(), kept(file, study), test);
        } finally {
            Scratch.delete(file);
        }
    }

    private void bring(Study study, NeuralNetwork network, Trial best, Training training, Path file) {
        if (network.finalTraining() == FinalTraining.RETRAIN) {
            training.retrain(bestEpoch(best) + 1, TrainingListener.SILENT);
        } else if (!files.readModel(
                StudyRef.of(study.id()),
                best.number(),
                model -> Files.copy(model.content(), file, StandardCopyOption.REPLACE_EXISTING))) {
            training.train(TrainingListener.SILENT);
        }
    }

    private Path kept(Path file, Study study) {
        Path last = new Models(home).ofFinal(study.id());
        try {
            Files.createDirectories(last.getParent());
            return Files.move(file, last, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int bestEpoch(Trial trial) {
        String told = trial.attributes().get("bestEpoch");
        if (told != null && told.matches("\\d{1,9}")) {
            return Integer.parseInt(told);
        }
        throw new TunerException.Conflict(
                "Trial " + trial.number()
                        + " does not tell its best epoch: set finalTraining to \"best-model\" to measure its network as it is.");
    }
}
