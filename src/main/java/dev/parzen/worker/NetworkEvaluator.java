package dev.parzen.worker;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.space.InvalidValueException;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.TrialFiles;
import dev.parzen.study.TunerException;
import dev.parzen.training.Epoch;
import dev.parzen.training.MemoryException;
import dev.parzen.training.Trainer;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Trains the networks of trials, and puts those of complete ones where whoever wants them finds them. */
final class NetworkEvaluator {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private static final JsonMapper JSON = new JsonMapper();

    private final Trainer trainer;
    private final TrialFiles files;
    private final Scratch scratch;

    NetworkEvaluator(Trainer trainer, TrialFiles files, Scratch scratch) {
        this.trainer = trainer;
        this.files = files;
        this.scratch = scratch;
    }

    Outcome evaluate(NeuralNetwork network, Claimed work, Progress progress) {
        Trial trial = work.trial();
        Path file = scratch.file(trial, ".zip");
        TrialCheckpoints checkpoints =
                new TrialCheckpoints(files, scratch, trial, network.checkpoints(), progress, System::nanoTime);
        try {
            Training training = trainer.prepare(network, trial.parameterValues(), file);
            TrainingResult result = training.train(
                    epoch -> told(network, epoch, progress) ? Answer.CONTINUE : Answer.STOP, checkpoints);
            keepIfComplete(work, file, result);
            Map<String, String> attributes = attributes(result, training.architecture());
            attributes.putAll(checkpoints.attributes());
            return new Outcome(end(result), Map.of(), attributes);
        } catch (InvalidValueException | MemoryException never) {
            return Attempt.failed(never.getMessage(), false);
        } finally {
            Scratch.delete(file);
        }
    }

    private static boolean told(NeuralNetwork network, Epoch epoch, Progress progress) {
        Map<String, Double> figures = new TreeMap<>();
        epoch.figures().forEach((metric, figure) -> figures.put(metric.key(), figure));
        figures.put("learningRate", epoch.learningRate());
        figures.put("seconds", epoch.seconds());
        return progress.report(epoch.index(), epoch.of(network.metric().values()), figures);
    }

    /** The model goes before the outcome: whoever sees that the trial is complete finds its model. */
    private void keepIfComplete(Claimed work, Path file, TrainingResult result) {
        Trial trial = work.trial();
        if (isComplete(result) && Files.exists(file)) {
            try {
                Models.sign(file, work.study().name(), trial.number(), "trial");
                files.saveModel(Attempt.reference(trial), new FileContent(file));
            } catch (TunerException.LeaseLost | TunerException.NotFound | TunerException.Conflict gone) {
                log.debug("The model is nobody's any more.", gone);
            } catch (RuntimeException failure) {
                log.warn("The model of trial {} is not kept: {}", trial.number(), failure.getMessage());
            }
        }
    }

    private static Outcome.Result end(TrainingResult result) {
        return isComplete(result)
                ? new Outcome.Complete(result.values().orElseThrow(), whyEarly(result))
                : new Outcome.Failed(result.reason(), false);
    }

    /** Whoever reads of a trial with few epochs learns that its own training ended it, not a pruner. */
    private static Optional<String> whyEarly(TrainingResult result) {
        return switch (result.ending()) {
            case EARLY_STOPPED -> Optional.of("Early stopping: " + result.reason() + ".");
            case TIME_LIMIT -> Optional.of(Ended.TIME_LIMIT + result.reason() + ".");
            default -> Optional.empty();
        };
    }

    private static boolean isComplete(TrainingResult result) {
        return result.values().isPresent() && result.ending().isOfItsOwn();
    }

    private static Map<String, String> attributes(TrainingResult result, Architecture architecture) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("parameters", Long.toString(architecture.parameters()));
        attributes.put("rowShape", architecture.row().shape().extents().toString());
        if (!architecture.embedded().isEmpty()) {
            attributes.put("embeddedCategories", JSON.writeValueAsString(architecture.embedded()));
        }
        attributes.put(
                "outputs", Integer.toString(architecture.output().output().size()));
        attributes.put("epochs", Integer.toString(result.epochs()));
        attributes.put(
                "endedBy", '"' + result.ending().name().toLowerCase(Locale.ROOT).replace('_', '-') + '"');
        result.validation().ifPresent(metrics -> attributes.put("validation", MetricsJson.text(metrics)));
        if (!result.folds().isEmpty()) {
            attributes.put("folds", FoldsJson.text(result.folds()));
        }
        result.bestEpoch().ifPresent(epoch -> attributes.put("bestEpoch", Integer.toString(epoch)));
        Optional.ofNullable(System.getenv(TrainingJvm.OPERATION_THREADS))
                .filter(threads -> threads.matches("\\d{1,9}"))
                .ifPresent(threads ->
                        attributes.put("ompThreads", Integer.valueOf(threads).toString()));
        Optional.ofNullable(System.getenv(MatrixKernels.VARIABLE))
                .filter(kernels -> kernels.matches("\\w{1,20}"))
                .ifPresent(kernels -> attributes.put("blasKernels", '"' + kernels + '"'));
        return attributes;
    }
}
