package dev.parzen.sampler;

import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.History;
import dev.parzen.trial.Proposal;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Chooses parameters. Pure: the answer depends on the arguments alone, so the same study replays value for value.
 */
public interface Sampler {

    /**
     * Values chosen together when a trial begins. They may cover some parameters or none; the others are suggested one at
     * a time.
     *
     * @param space the declared space; {@link SearchSpace#UNDECLARED} for define-by-run
     * @param history the past, without the trial itself
     */
    Proposal propose(SearchSpace space, History history, RandomGenerator random);

    /** A value for one parameter that no proposal covers: always one of the distribution's. */
    Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator random);

    /**
     * The sampler as it is for the trial with this number, where the number itself decides, as in a sequence of points
     * that all workers share. A sampler that wraps another passes this on.
     */
    default Sampler forTrial(int number) {
        return this;
    }

    /**
     * Why it chooses a point, or would: in the numbers that it goes by.
     *
     * @param history the past that it chose by
     * @param point the values of all parameters, whoever chose them
     */
    default Explanation explain(SearchSpace space, History history, Map<String, ParameterValue> point) {
        return new Explanation.Unmodelled(
                "This sampler has no model of the objective; the trial's notes say how its values came about.");
    }

    /**
     * True if the history shall begin with the trials of earlier studies, where the study has some. They are told by
     * {@link dev.parzen.trial.Observation#isForeign}, and nothing was tried where they were. A sampler that wraps another
     * passes this on.
     */
    default boolean learnsFromEarlierStudies() {
        return false;
    }

    /**
     * True if it is by intention that a point may come again: independent draws, points of a sequence, cells of a grid in
     * further rounds. What others choose a second time is chosen anew where the whole space is known. A sampler that wraps
     * another passes this on.
     */
    default boolean mayRepeat() {
        return false;
    }

    /**
     * True if it goes through points one by one, so that it must see every trial of the study, whatever pruner divides
     * them. A sampler that wraps another passes this on.
     */
    default boolean enumerates() {
        return false;
    }

    /** False if the history is never looked at, so that none need be read. */
    default boolean readsHistory() {
        return true;
    }
}
