package dev.parzen.sampler;

import dev.parzen.sampler.tpe.Bandwidth;
import dev.parzen.sampler.tpe.Gamma;
import dev.parzen.sampler.tpe.TpeSampler;
import dev.parzen.sampler.tpe.Weights;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.OptionalLong;

/** The tree-structured Parzen estimator. */
@Described("Compares the densities of good and of other trials, and tries where their ratio is highest (TPE).")
public record Tpe(
        @Described(value = "Random trials before the model begins.", byDefault = "10")
        int startupTrials,

        @Described(value = "Points drawn from the good trials' density, of which the best is tried.", byDefault = "24")
        int candidates,

        @Described(value = "How many trials count as good.", byDefault = "\"linear\"")
        Gamma gamma,

        @Described(value = "What a good trial weighs by in its density.", byDefault = "\"improvement\"")
        Weights weights,

        @Described(value = "How narrow the kernels of numbers may become.", byDefault = "\"fixed-floor\"")
        Bandwidth bandwidth,

        @Described(
                value = "Models the parameters that all trials have together instead of one by one.",
                byDefault = "true")
        boolean multivariate,

        @Described(
                value = "Also models together what appears together under a condition; needs multivariate.",
                byDefault = "false")
        boolean group,

        @Described(value = "Counts trials in flight as bad, so that parallel workers keep apart.", byDefault = "true")
        boolean constantLiar,

        @Described(value = "The weight of the even prior, where each trial has at most 1.", byDefault = "1.0")
        double priorWeight,

        @Described(value = "What all random numbers are derived from.", byDefault = "null")
        OptionalLong seed)
        implements SamplerSpec {
    private static final int MOST_CANDIDATES = 10_000;

    public Tpe {
        Settings.requireAtLeast("startupTrials", startupTrials, 0);
        Settings.requireBetween("candidates", candidates, 1, MOST_CANDIDATES);
        if (group && !multivariate) {
            throw new InvalidValueException("group", "group is set without multivariate: set both or neither.");
        }
        Settings.requireAbove0("priorWeight", priorWeight);
    }

    /** With every setting left out. */
    public static Tpe defaults() {
        return Defaults.of(Tpe.class);
    }

    @Override
    public Sampler build() {
        return new TpeSampler(this, new RandomSampler());
    }
}
