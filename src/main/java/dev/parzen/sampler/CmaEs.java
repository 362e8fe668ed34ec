package dev.parzen.sampler;

import dev.parzen.sampler.cmaes.CmaEsSampler;
import dev.parzen.sampler.cmaes.Independent;
import dev.parzen.sampler.cmaes.Restarts;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.SearchSpace;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The covariance matrix adaptation evolution strategy. */
@Described("Draws numbers from a normal distribution that moves, with every generation, to the better ones (CMA-ES).")
public record CmaEs(
        @Described(value = "Random trials before the first generation.", byDefault = "1")
        int startupTrials,

        @Described(
                value = "How many trials are a generation; if none is given, 4 + 3 ln of the dimensions.",
                byDefault = "null")
        OptionalInt populationSize,

        @Described(
                value = "The first generation's standard deviation, as a share of each parameter's range.",
                byDefault = "0.16666666666666666")
        double sigma0,

        @Described(
                value = "Begins around the best tenth of the trials before the first generation. Around that of earlier"
                        + " studies' trials it begins in any case.",
                byDefault = "false")
        boolean warmStart,

        @Described(
                value = "Keeps integers and steps able to change, however small the steps become.",
                byDefault = "true")
        boolean margin,

        @Described(
                value = "Learns no correlations, for very many parameters or such as hardly interact.",
                byDefault = "false")
        boolean separable,

        @Described(value = "What follows when a search has converged.", byDefault = "\"none\"")
        Restarts restarts,

        @Described(
                value = "What chooses the parameters that are no numbers or that some trial lacks.",
                byDefault = "\"tpe\"")
        Independent independent,

        @Described(value = "What all random numbers are derived from.", byDefault = "null")
        OptionalLong seed)
        implements SamplerSpec {
    private static final int SMALLEST_POPULATION = 3;
    private static final int LARGEST_POPULATION = 10_000;

    public CmaEs {
        Settings.requireAtLeast("startupTrials", startupTrials, 0);
        populationSize.ifPresent(
                size -> Settings.requireBetween("populationSize", size, SMALLEST_POPULATION, LARGEST_POPULATION));
        Settings.requireUpTo("sigma0", sigma0, 1);
    }

    /** With every setting left out. */
    public static CmaEs defaults() {
        return Defaults.of(CmaEs.class);
    }

    @Override
    public void requireFits(SearchSpace space, int objectives) {
        if (objectives > 1) {
            throw new InvalidValueException(
                    "type", "cma-es improves one value, and there are " + objectives + ": take auto, tpe or nsga2.");
        }
    }

    @Override
    public Sampler build() {
        Sampler random = new RandomSampler();
        return new CmaEsSampler(
                this, random, independent == Independent.TPE ? Tpe.defaults().build() : random);
    }
}
