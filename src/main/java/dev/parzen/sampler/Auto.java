package dev.parzen.sampler;

import dev.parzen.sampler.auto.AutoSampler;
import dev.parzen.sampler.exhaustive.BruteForceSampler;
import dev.parzen.sampler.gp.LocalSampler;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The one that chooses among the others. */
@Described(
        "Chooses a method for each trial by the space, the budget, the objectives and the trials so far, and notes why.")
public record Auto(
        @Described(value = "What all random numbers are derived from.", byDefault = "null")
        OptionalLong seed) implements SamplerSpec {
    /** One trial of so many is chosen by the model of the best one's surroundings. */
    private static final int TURNS = 4;

    /** With every setting left out. */
    public static Auto defaults() {
        return Defaults.of(Auto.class);
    }

    @Override
    public Sampler build() {
        return build(OptionalInt.empty());
    }

    @Override
    public Sampler build(OptionalInt trials) {
        Gp gp = Gp.defaults();
        Sampler tpe = Tpe.defaults().build();
        var members = new AutoSampler.Members(
                Qmc.defaults().withSeed(seed.orElse(0)).build(),
                gp.build(),
                new LocalSampler(gp, TURNS, tpe, InstantSource.system()),
                tpe,
                new BruteForceSampler(new RandomSampler()));
        return new AutoSampler(trials, members);
    }
}
