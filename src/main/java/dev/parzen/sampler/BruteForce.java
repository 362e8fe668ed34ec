package dev.parzen.sampler;

import dev.parzen.sampler.exhaustive.BruteForceSampler;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import java.util.OptionalLong;

/** Every way through the choices. */
@Described(
        "Tries every combination of finitely many values once, also where parameters depend on each other, then again"
                + " until the budget is spent. Continuous parameters are drawn at random.")
public record BruteForce(
        @Described(value = "What all random numbers are derived from.", byDefault = "null")
        OptionalLong seed) implements SamplerSpec {

    /** With every setting left out. */
    public static BruteForce defaults() {
        return Defaults.of(BruteForce.class);
    }

    @Override
    public Sampler build() {
        return new BruteForceSampler(new RandomSampler());
    }
}
