package dev.parzen.sampler;

import dev.parzen.space.Described;
import java.util.OptionalLong;

/** The catalogue of samplers: each record is one kind with its settings. */
public sealed interface SamplerSpec {

    /** What randomness is derived from; drawn when the study is made, if the user gives none. */
    OptionalLong seed();

    /** The same sampler with this seed. */
    SamplerSpec withSeed(long seed);

    /** The sampler that works by these settings. */
    Sampler build();

    /** Independent values. */
    @Described("Draws every value independently and uniformly, on a log scale where the parameter asks for it.")
    record Random(
            @Described(value = "What all random numbers are derived from.", byDefault = "null")
            OptionalLong seed) implements SamplerSpec {

        @Override
        public SamplerSpec withSeed(long newSeed) {
            return new Random(OptionalLong.of(newSeed));
        }

        @Override
        public Sampler build() {
            return new RandomSampler();
        }
    }
}
