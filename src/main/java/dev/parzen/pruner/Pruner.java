package dev.parzen.pruner;

import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Partition;
import java.util.Optional;

/** Says whether a trial should go on. Pure: the answer depends on the arguments alone. */
public interface Pruner {

    /**
     * The verdict on a running trial after its latest report.
     *
     * @param trial the running trial with its reports, the latest included
     * @param history the past, without the trial itself and without earlier studies
     */
    Verdict judge(Observation trial, History history);

    /**
     * On what the verdict rests; empty where the trial was compared with nothing.
     *
     * @param trial as for {@link #judge}
     * @param history as for {@link #judge}
     */
    default Optional<Standing> standing(Observation trial, History history) {
        return Optional.empty();
    }

    /** False if nothing of the past matters to the verdict on this trial, so that none need be read. */
    default boolean readsHistory(Observation trial) {
        return true;
    }

    /**
     * False if trials in flight do not matter to the verdict on this trial.
     *
     * @param finished what of the past has finished
     */
    default boolean readsRunning(Observation trial, History finished) {
        return false;
    }

    /**
     * Divides trials into brackets that know nothing of each other: the sampler of a trial sees those of its own alone.
     * Empty if there is but one.
     *
     * @param history the past, without earlier studies
     */
    default Optional<Partition> brackets(History history) {
        return Optional.empty();
    }
}
