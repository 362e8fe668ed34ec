package dev.parzen.sampler;

import dev.parzen.sampler.gp.GpSampler;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Bayesian optimization with a Gaussian process. */
@Described("Models the objective as a Gaussian process and tries where it expects the largest improvement (GP).")
public record Gp(
        @Described(value = "Random trials that must complete before the model begins.", byDefault = "10")
        int startupTrials,

        @Described(
                value = "Random points from the best of which the search for the largest improvement begins.",
                byDefault = "256")
        int candidates,

        @Described(value = "From how many of them the search goes uphill.", byDefault = "4")
        int climbs,

        @Described(
                value = "States that the objective has no noise: the same parameters give the same value.",
                byDefault = "false")
        boolean deterministic,

        @Described(value = "The most finished trials that are modelled; with more, TPE chooses.", byDefault = "1000")
        int trials,

        @Described(value = "After so long, in seconds, TPE chooses for a trial instead.", byDefault = "2.0")
        double deadlineSeconds,

        @Described(value = "What all random numbers are derived from.", byDefault = "null")
        OptionalLong seed)
        implements SamplerSpec {
    private static final int MOST_CANDIDATES = 10_000;
    private static final int MOST_CLIMBS = 100;
    private static final int MOST_TRIALS = 5_000;
    private static final int LONGEST_SECONDS = 3_600;

    public Gp {
        Settings.requireAtLeast("startupTrials", startupTrials, 0);
        Settings.requireBetween("candidates", candidates, 1, MOST_CANDIDATES);
        Settings.requireBetween("climbs", climbs, 1, MOST_CLIMBS);
        Settings.requireBetween("trials", trials, 1, MOST_TRIALS);
        Settings.requireUpTo("deadlineSeconds", deadlineSeconds, LONGEST_SECONDS);
    }

    /** With every setting left out. */
    public static Gp defaults() {
        return Defaults.of(Gp.class);
    }

    @Override
    public Sampler build() {
        return new GpSampler(this, new RandomSampler(), Tpe.defaults().build(), InstantSource.system());
    }
}
