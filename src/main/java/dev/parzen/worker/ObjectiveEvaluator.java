package dev.parzen.worker;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.TrialFiles;
import dev.parzen.training.Trainer;
import dev.parzen.trial.Outcome;
import java.util.List;
import java.util.Map;

/** Evaluates every objective that runs in the pool. */
public final class ObjectiveEvaluator implements Evaluator {
    private final NetworkEvaluator networks;

    /**
     * An evaluator.
     *
     * @param files where models and checkpoints go
     * @param scratch where they lie until then
     */
    public ObjectiveEvaluator(Trainer trainer, TrialFiles files, Scratch scratch) {
        this.networks = new NetworkEvaluator(trainer, files, scratch);
    }

    @Override
    public Outcome evaluate(Claimed work, Progress progress) {
        ObjectiveSpec objective = work.study().spec().objective();
        if (objective instanceof NeuralNetwork network) {
            return networks.evaluate(network, work, progress);
        }
        if (objective instanceof ObjectiveSpec.Benchmark benchmark) {
            List<Double> values = benchmark.resolve().values(work.trial().parameterValues());
            if (values.size() == 1) {
                progress.report(0, values, Map.of());
            }
            return Outcome.of(new Outcome.Complete(values));
        }
        return Attempt.failed(
                "A worker cannot evaluate an external objective: ask for the trial and evaluate it.", false);
    }
}
