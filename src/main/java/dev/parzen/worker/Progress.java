package dev.parzen.worker;

import java.util.Map;

/** Where an evaluation tells its intermediate values. */
@FunctionalInterface
public interface Progress {

    /**
     * Tells an intermediate value.
     *
     * @param step 0 for the first one
     * @param metrics further figures of the step, by name
     * @return whether to go on
     */
    boolean report(int step, double value, Map<String, Double> metrics);
}
