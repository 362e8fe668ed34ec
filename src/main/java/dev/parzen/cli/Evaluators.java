package dev.parzen.cli;

import dev.parzen.study.TrialFiles;
import dev.parzen.training.Trainer;
import dev.parzen.worker.Evaluator;
import dev.parzen.worker.FinalEvaluation;
import dev.parzen.worker.ObjectiveEvaluator;
import dev.parzen.worker.Replication;
import dev.parzen.worker.Scratch;

/** Puts together what evaluates. */
final class Evaluators {
    private Evaluators() {}

    static Evaluator of(Places places, TrialFiles files) {
        return new ObjectiveEvaluator(trainer(places), files, Scratch.under(places.home()));
    }

    static FinalEvaluation last(Places places, TrialFiles files) {
        return new FinalEvaluation(trainer(places), files, places.home());
    }

    static Replication again(Places places) {
        return new Replication(trainer(places), Scratch.under(places.home()));
    }

    private static Trainer trainer(Places places) {
        return Trainer.on(places.data(), places.home().resolve("scratch"));
    }
}
