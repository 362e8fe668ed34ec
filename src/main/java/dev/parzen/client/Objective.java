package dev.parzen.client;

/** What is to be optimised. */
@FunctionalInterface
public interface Objective {

    /**
     * Evaluates one trial.
     *
     * @param trial chooses the parameters
     * @return the value to make small, or large, as the study says
     * @throws TrialPrunedException if the trial is given up: see {@link ActiveTrial#prune()}
     * @throws Exception if it fails, which ends the optimization
     */
    double evaluate(ActiveTrial trial) throws Exception;
}
