package dev.parzen.sampler;

import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Any sampler with some parameters held. */
@Described(
        "Holds some parameters at values that are given; another sampler chooses the others as if there were no more.")
public record PartialFixed(
        @Described(value = "The values to hold, by name of the parameter.", byDefault = "{}")
        Map<String, ParameterValue> fixed,

        @Described(
                value = "What chooses the others: a sampler of this catalogue with its settings; not partial-fixed.",
                byDefault = "{\"type\":\"auto\"}")
        SamplerSpec sampler,

        @Described(
                value = "What all random numbers are derived from, also those of the sampler within;"
                        + " left out: the seed that is given there.",
                byDefault = "null")
        OptionalLong seed)
        implements SamplerSpec {

    public PartialFixed {
        fixed = Collections.unmodifiableMap(new TreeMap<>(fixed));
        if (sampler instanceof PartialFixed) {
            throw new InvalidValueException(
                    "sampler", "A partial-fixed sampler holds no other one: give it all values to hold.");
        }
        seed = seed.isPresent() ? seed : sampler.seed();
    }

    /** With every setting left out. */
    public static PartialFixed defaults() {
        return Defaults.of(PartialFixed.class);
    }

    @Override
    public Sampler build() {
        return build(OptionalInt.empty());
    }

    @Override
    public Sampler build(OptionalInt trials) {
        SamplerSpec others = seed.isPresent() ? sampler.withSeed(seed.getAsLong()) : sampler;
        return new PartialFixedSampler(new Held(fixed), others.build(trials));
    }

    /** Holds only what a declared space has, at values that it has, and leaves the others to a sampler that can do them. */
    @Override
    public void requireFits(SearchSpace space, int objectives) {
        if (space.isDeclared()) {
            fixed.forEach((name, value) -> requireContained(name, value, space));
        }
        try {
            sampler.requireFits(new Held(fixed).rest(space), objectives);
        } catch (InvalidValueException refused) {
            throw refused.under("sampler");
        }
    }

    private static void requireContained(String name, ParameterValue value, SearchSpace space) {
        Parameter parameter = space.find(name)
                .orElseThrow(() -> new InvalidValueException(
                                name, "\"" + name + "\" is no parameter of the space: name one of them.")
                        .under("fixed"));
        if (!parameter.distribution().contains(value)) {
            throw new InvalidValueException(name, value + " is not among the values of \"" + name + "\".")
                    .under("fixed");
        }
    }
}
