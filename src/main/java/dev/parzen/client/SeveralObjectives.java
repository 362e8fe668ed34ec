package dev.parzen.client;

/** What is to be optimised in several directions at once. */
@FunctionalInterface
public interface SeveralObjectives {

    /**
     * Evaluates one trial.
     *
     * @param trial chooses the parameters
     * @return one value for each direction of the study, in their order
     * @throws TrialPrunedException if the trial is given up: see {@link ActiveTrial#prune()}
     * @throws Exception if it fails, which ends the optimization
     */
    double[] evaluate(ActiveTrial trial) throws Exception;
}
