package dev.parzen.sampler;

import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import java.util.OptionalLong;

/** Independent values. */
@Described("Draws every value independently and uniformly, on a log scale where the parameter asks for it.")
public record Random(
        @Described(value = "What all random numbers are derived from.", byDefault = "null")
        OptionalLong seed) implements SamplerSpec {

    /** With every setting left out. */
    public static Random defaults() {
        return Defaults.of(Random.class);
    }

    @Override
    public Sampler build() {
        return new RandomSampler();
    }
}
