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
}
