package dev.parzen.pruner;

import dev.parzen.trial.History;
import dev.parzen.trial.Observation;

/** Says whether a trial should go on. Pure: the answer depends on the arguments alone. */
public interface Pruner {

    /**
     * The verdict on a running trial after its latest report.
     *
     * @param trial the running trial with its reports, the latest included
     * @param history the past, without the trial itself
     */
    Verdict judge(Observation trial, History history);

    /** False if the history is never looked at, so that none need be read. */
    default boolean readsHistory() {
        return true;
    }
}
