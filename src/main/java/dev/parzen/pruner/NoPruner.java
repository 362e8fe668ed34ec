package dev.parzen.pruner;

import dev.parzen.trial.History;
import dev.parzen.trial.Observation;

/** Lets every trial go on. */
final class NoPruner implements Pruner {

    @Override
    public Verdict judge(Observation trial, History history) {
        return Verdict.CONTINUE;
    }

    @Override
    public boolean readsHistory(Observation trial) {
        return false;
    }
}
