package dev.parzen.sampler;

import dev.parzen.sampler.tpe.Bandwidth;
import dev.parzen.sampler.tpe.Constraints;
import dev.parzen.sampler.tpe.Gamma;
import dev.parzen.sampler.tpe.TpePreset;
import dev.parzen.sampler.tpe.TpeSampler;
import dev.parzen.sampler.tpe.Weights;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.SearchSpace;
import java.util.Optional;
import java.util.OptionalLong;

/** The tree-structured Parzen estimator. */
@Described("Compares the densities of good and of other trials, and tries where their ratio is highest (TPE).")
public record Tpe(
        @Described(
                value = "Gives the settings that are left out the values that somebody recommends together.",
                byDefault = "\"default\"")
        TpePreset preset,

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

        @Described(value = "Lets other than good trials weigh less the older they are.", byDefault = "true")
        boolean fading,

        @Described(
                value = "Models the parameters that all trials have together instead of one by one. Left out: together,"
                        + " of several objectives once there are as many good trials as such parameters.",
                byDefault = "null")
        Optional<Boolean> multivariate,

        @Described(
                value = "Also models together what appears together under a condition; needs multivariate.",
                byDefault = "false")
        boolean group,

        @Described(value = "Counts trials in flight as bad, so that parallel workers keep apart.", byDefault = "true")
        boolean constantLiar,

        @Described(
                value = "What becomes of trials that break constraints: they come last, or each constraint has"
                        + " densities of its own, which is for one objective alone.",
                byDefault = "\"ordering\"")
        Constraints constraints,

        @Described(value = "The weight of the even prior, where each trial has at most 1.", byDefault = "1.0")
        double priorWeight,

        @Described(value = "What all random numbers are derived from.", byDefault = "null")
        OptionalLong seed)
        implements SamplerSpec {
    private static final int MOST_CANDIDATES = 10_000;

    public Tpe {
        Settings.requireAtLeast("startupTrials", startupTrials, 0);
        Settings.requireBetween("candidates", candidates, 1, MOST_CANDIDATES);
        if (group && multivariate.equals(Optional.of(false))) {
            throw new InvalidValueException("group", "group is set and multivariate is not: set both or neither.");
        }
        Settings.requireAbove0("priorWeight", priorWeight);
    }

    /** With every setting left out. */
    public static Tpe defaults() {
        return Defaults.of(Tpe.class);
    }

    /** With this preset and every other setting left out. */
    public static Tpe of(TpePreset preset) {
        return Defaults.of(Tpe.class, preset);
    }

    @Override
    public void requireFits(SearchSpace space, int objectives) {
        if (constraints == Constraints.C_TPE && objectives > 1) {
            throw new InvalidValueException(
                    "constraints", "c-tpe is made for one objective, and there are " + objectives + ": take ordering.");
        }
    }

    @Override
    public Sampler build() {
        return new TpeSampler(this, new RandomSampler());
    }
}
