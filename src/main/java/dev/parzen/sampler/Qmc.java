package dev.parzen.sampler;

import dev.parzen.sampler.qmc.QmcSampler;
import dev.parzen.sampler.qmc.Sequence;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import java.util.OptionalLong;

/** Quasi-Monte Carlo. */
@Described("Spreads the trials more evenly over the whole space than chance does: each takes one point of a sequence.")
public record Qmc(
        @Described(value = "Which sequence, scrambled by the seed.", byDefault = "\"sobol\"")
        Sequence sequence,

        @Described(value = "What all random numbers are derived from.", byDefault = "null")
        OptionalLong seed)
        implements SamplerSpec {

    /** With every setting left out. */
    public static Qmc defaults() {
        return Defaults.of(Qmc.class);
    }

    @Override
    public Sampler build() {
        return new QmcSampler(sequence, seed.orElse(0), new RandomSampler());
    }
}
