package dev.parzen.worker;

import dev.parzen.study.Answers.Claimed;
import dev.parzen.trial.Outcome;

/** Evaluates trials. One trial stays on one thread from start to end. */
@FunctionalInterface
public interface Evaluator {

    /**
     * Evaluates a trial.
     *
     * @param progress is told of each step; once it answers false, the evaluation ends soon and its outcome does not count
     * @return complete, or failed for a reason that another attempt would meet again
     * @throws dev.parzen.training.DataException if the study's data cannot be used, so that every trial would fail: the
     *     study is paused
     * @throws Exception if something unexpected happens: the trial is tried again while attempts are left
     */
    Outcome evaluate(Claimed work, Progress progress) throws Exception;
}
