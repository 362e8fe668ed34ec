package dev.parzen.sampler.cmaes;

import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the trials that have finished so far. Immutable.
 *
 * @param startup how many of the beginning have finished
 * @param waiting before the beginning: the trials of earlier studies; of the beginning, later of the generation: the trials that have finished in it
 * @param run none while it is the beginning
 */
record Search(int startup, List<Observation> waiting, Optional<Run> run) {
    static final Search BEGINNING = new Search(0, List.of(), Optional.empty());

    /** True if trials of earlier studies wait for the beginning. */
    boolean isInformed() {
        return !waiting.isEmpty() && waiting.get(0).isForeign();
    }

    Search with(Observation trial) {
        List<Observation> more = new ArrayList<>(waiting);
        more.add(trial);
        return new Search(startup, more, run);
    }

    Search seenOneMore() {
        return new Search(startup + 1, waiting, run);
    }

    /** Nothing waits. */
    Search at(Run newRun) {
        return new Search(startup, List.of(), Optional.of(newRun));
    }
}
