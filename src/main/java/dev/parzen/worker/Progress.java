package dev.parzen.worker;

import java.util.List;
import java.util.Map;

/** Where an evaluation tells its intermediate values. */
@FunctionalInterface
public interface Progress {

    /**
     * Tells intermediate values.
     *
     * @param step 0 for the first one
     * @param values one for each direction of the study
     * @param metrics further figures of the step, by name
     * @return whether to go on
     */
    boolean report(int step, List<Double> values, Map<String, Double> metrics);

    /** Says that the evaluation, once it is asked to leave, does so soon, with what another attempt can go on from. */
    default void leavesWhenAsked() {}

    /** True once the worker wants to stop. */
    default boolean isAskedToLeave() {
        return false;
    }

    /** Gives the trial back, for another attempt to go on with; the evaluation ends. */
    default void leave() {}
}
