package dev.parzen.sampler;

import dev.parzen.space.Defaults;
import dev.parzen.space.SearchSpace;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The catalogue of samplers: each record is one kind with its settings. */
public sealed interface SamplerSpec
        permits Random, Grid, BruteForce, Qmc, Tpe, Gp, CmaEs, Nsga2, Nsga3, PartialFixed, Auto {

    /** What randomness is derived from; drawn when the study is made, if the user gives none. */
    OptionalLong seed();

    /** The sampler that works by these settings. */
    Sampler build();

    /**
     * The sampler for a study that hands out so many trials, if that is known.
     *
     * @param trials the budget of the study; a sampler need not look at it
     */
    default Sampler build(OptionalInt trials) {
        return build();
    }

    /**
     * Refuses what this sampler cannot work with.
     *
     * @param space the declared space; {@link SearchSpace#UNDECLARED} for define-by-run
     * @param objectives how many values a trial has
     * @throws dev.parzen.space.InvalidValueException naming the setting that is in the way
     */
    default void requireFits(SearchSpace space, int objectives) {}

    /** The same sampler with this seed. */
    default SamplerSpec withSeed(long seed) {
        return (SamplerSpec) Defaults.with((Record) this, "seed", OptionalLong.of(seed));
    }
}
