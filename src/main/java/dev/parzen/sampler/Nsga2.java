package dev.parzen.sampler;

import dev.parzen.sampler.nsga.Breeding;
import dev.parzen.sampler.nsga.Crossover;
import dev.parzen.sampler.nsga.Mutation;
import dev.parzen.sampler.nsga.NsgaSampler;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Evolution with non-dominated sorting and crowding. */
@Described("Breeds trials from the best so far, and of equally good ones keeps those that lie far apart (NSGA-II)."
        + " For several objectives and many trials.")
public record Nsga2(
        @Described(value = "How many trials breed: the best so far.", byDefault = "50")
        int populationSize,

        @Described(value = "Random trials before the first are bred.", byDefault = "50")
        int startupTrials,

        @Described(value = "How a trial's numbers are made from those of its parents.", byDefault = "\"uniform\"")
        Crossover crossover,

        @Described(value = "With what probability a trial has several parents.", byDefault = "0.9")
        double crossoverProbability,

        @Described(value = "With what probability a parameter comes whole from the second parent.", byDefault = "0.5")
        double swappingProbability,

        @Described(value = "How a parameter changes by chance.", byDefault = "\"polynomial\"")
        Mutation mutation,

        @Described(
                value = "With what probability a parameter changes by chance; if none is given, 1 over their number.",
                byDefault = "null")
        OptionalDouble mutationProbability,

        @Described(value = "What all random numbers are derived from.", byDefault = "null")
        OptionalLong seed)
        implements SamplerSpec {
    static final int SMALLEST_POPULATION = 4;
    static final int LARGEST_POPULATION = 1_000;

    public Nsga2 {
        Settings.requireBetween("populationSize", populationSize, SMALLEST_POPULATION, LARGEST_POPULATION);
        Settings.requireAtLeast("startupTrials", startupTrials, 0);
        Settings.requireProbability("crossoverProbability", crossoverProbability);
        Settings.requireProbability("swappingProbability", swappingProbability);
        mutationProbability.ifPresent(p -> Settings.requireProbability("mutationProbability", p));
    }

    /** With every setting left out. */
    public static Nsga2 defaults() {
        return Defaults.of(Nsga2.class);
    }

    @Override
    public Sampler build() {
        Breeding breeding =
                new Breeding(crossover, crossoverProbability, swappingProbability, mutation, mutationProbability);
        return NsgaSampler.crowding(populationSize, startupTrials, breeding, new RandomSampler());
    }
}
