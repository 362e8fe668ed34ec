package dev.parzen.sampler.cmaes;

/** What chooses the parameters that do not evolve. */
public enum Independent {
    /** Independent uniform values. */
    RANDOM,
    /** Each by a Parzen estimator of its own. */
    TPE
}
