package dev.parzen.sampler;

import dev.parzen.sampler.nsga.Breeding;
import dev.parzen.sampler.nsga.Crossover;
import dev.parzen.sampler.nsga.Mutation;
import dev.parzen.sampler.nsga.NsgaSampler;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.SearchSpace;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Evolution with non-dominated sorting and reference directions. */
@Described("Breeds trials from the best so far, and of equally good ones keeps some near each of many even directions"
        + " (NSGA-III). For more than three objectives and many trials.")
public record Nsga3(
        @Described(value = "How many trials breed: the best so far.", byDefault = "50")
        int populationSize,

        @Described(value = "Random trials before the first are bred.", byDefault = "50")
        int startupTrials,

        @Described(
                value = "Into how many parts the directions divide each objective; if none is given, as many as make"
                        + " no more directions than trials breed.",
                byDefault = "null")
        OptionalInt dividingParameter,

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
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_DIRECTIONS = 10_000;

    public Nsga3 {
        Settings.requireBetween("populationSize", populationSize, Nsga2.SMALLEST_POPULATION, Nsga2.LARGEST_POPULATION);
        dividingParameter.ifPresent(parts -> Settings.requireBetween("dividingParameter", parts, 1, MOST_PARTS));
        Settings.requireAtLeast("startupTrials", startupTrials, 0);
        Settings.requireProbability("crossoverProbability", crossoverProbability);
        Settings.requireProbability("swappingProbability", swappingProbability);
        mutationProbability.ifPresent(p -> Settings.requireProbability("mutationProbability", p));
    }

    /** With every setting left out. */
    public static Nsga3 defaults() {
        return Defaults.of(Nsga3.class);
    }

    @Override
    public void requireFits(SearchSpace space, int objectives) {
        long directions = NsgaSampler.directions(objectives, dividingParameter.orElse(1));
        if (directions > MOST_DIRECTIONS) {
            throw new InvalidValueException(
                    "dividingParameter",
                    "dividingParameter is " + dividingParameter.orElse(1) + ": with " + objectives
                            + " objectives this makes more than " + MOST_DIRECTIONS
                            + " directions; give a smaller one.");
        }
    }

    @Override
    public Sampler build() {
        Breeding breeding =
                new Breeding(crossover, crossoverProbability, swappingProbability, mutation, mutationProbability);
        return NsgaSampler.niches(populationSize, startupTrials, dividingParameter, breeding, new RandomSampler());
    }
}
