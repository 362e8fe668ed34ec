package dev.parzen.sampler.tpe;

/** What becomes of trials that break constraints. */
public enum Constraints {
    /** They are worse than all that break none, and among each other ordered by how much they do. */
    ORDERING,
    /** Each constraint has densities of its own, of the trials that keep and of those that break it. */
    C_TPE
}
