package dev.parzen.worker;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.space.InvalidValueException;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.training.Epoch;
import dev.parzen.training.Trainer;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Trains the networks of trials, and keeps those of complete ones. */
final class NetworkEvaluator {
    private final Trainer trainer;
    private final ModelFiles models;

    NetworkEvaluator(Trainer trainer, ModelFiles models) {
        this.trainer = trainer;
        this.models = models;
    }

    Outcome evaluate(NeuralNetwork network, Claimed work, Progress progress) {
        Trial trial = work.trial();
        Path file = models.atWork(trial.study(), trial.number(), trial.attempt());
        try {
            TrainingResult result = trainer.prepare(network, trial.parameterValues(), file)
                    .train(epoch -> told(epoch, progress) ? Answer.CONTINUE : Answer.STOP);
            keepIfComplete(work, result);
            return new Outcome(end(result), Map.of(), attributes(result));
        } catch (InvalidValueException faultOfTheUser) {
            return Attempt.failed(faultOfTheUser.getMessage(), false);
        } finally {
            models.discard(trial.study(), trial.number(), trial.attempt());
        }
    }

    private static boolean told(Epoch epoch, Progress progress) {
        return progress.report(
                epoch.index(),
                epoch.value(),
                Map.of(
                        "trainLoss", epoch.trainingLoss(),
                        "trainAccuracy", epoch.trainingAccuracy(),
                        "validationLoss", epoch.validationLoss(),
                        "validationAccuracy", epoch.validationAccuracy(),
                        "seconds", epoch.seconds()));
    }

    private void keepIfComplete(Claimed work, TrainingResult result) {
        if (isComplete(result)) {
            Trial trial = work.trial();
            models.keep(
                    trial.study(),
                    trial.number(),
                    trial.attempt(),
                    result.value().orElseThrow(),
                    work.study().direction());
        }
    }

    private static Outcome.Result end(TrainingResult result) {
        return isComplete(result)
                ? new Outcome.Complete(List.of(result.value().orElseThrow()), whyEarly(result))
                : new Outcome.Failed(result.reason(), false);
    }

    /** Whoever reads of a trial with few epochs learns that its own training ended it, not a pruner. */
    private static Optional<String> whyEarly(TrainingResult result) {
        return result.ending() == Ending.EARLY_STOPPED
                ? Optional.of("Early stopping: " + result.reason() + ".")
                : Optional.empty();
    }

    private static boolean isComplete(TrainingResult result) {
        return result.value().isPresent()
                && (result.ending() == Ending.COMPLETED || result.ending() == Ending.EARLY_STOPPED);
    }

    private static Map<String, String> attributes(TrainingResult result) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("epochs", Integer.toString(result.epochs()));
        attributes.put(
                "endedBy", '"' + result.ending().name().toLowerCase(Locale.ROOT).replace('_', '-') + '"');
        result.bestEpoch().ifPresent(epoch -> attributes.put("bestEpoch", Integer.toString(epoch)));
        Optional.ofNullable(System.getenv(TrainingJvm.OPERATION_THREADS))
                .filter(threads -> threads.matches("\\d{1,9}"))
                .ifPresent(threads ->
                        attributes.put("ompThreads", Integer.valueOf(threads).toString()));
        return attributes;
    }
}
