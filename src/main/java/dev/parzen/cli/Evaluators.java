package dev.parzen.cli;

import dev.parzen.training.Trainer;
import dev.parzen.worker.Evaluator;
import dev.parzen.worker.FinalEvaluation;
import dev.parzen.worker.ModelFiles;
import dev.parzen.worker.ObjectiveEvaluator;
import dev.parzen.worker.Replication;

/** Puts together what evaluates. */
final class Evaluators {
    private static final int ANY = Integer.MAX_VALUE;

    private Evaluators() {}

    static Evaluator of(Places places, int keptModels) {
        return new ObjectiveEvaluator(trainer(places), new ModelFiles(places.home(), keptModels));
    }

    static FinalEvaluation last(Places places) {
        return new FinalEvaluation(trainer(places), new ModelFiles(places.home(), ANY));
    }

    static Replication again(Places places) {
        return new Replication(trainer(places), new ModelFiles(places.home(), ANY));
    }

    private static Trainer trainer(Places places) {
        return Trainer.on(places.data());
    }
}
