package dev.parzen.pruner;

import dev.parzen.space.Defaults;
import dev.parzen.space.Described;

/** Prunes what is worse than the median. */
@Described("Gives up a trial whose best value so far is worse than the median of complete trials at the same step.")
public record Median(
        @Described(value = "Complete trials before anything is pruned.", byDefault = "5")
        int startupTrials,

        @Described(value = "Steps of each trial before it may be pruned.", byDefault = "0")
        int warmupSteps,

        @Described(value = "Looks only at the first report of every so many steps.", byDefault = "1")
        int intervalSteps,

        @Described(value = "Complete trials that must have reported the step.", byDefault = "1")
        int minTrials,

        @Described(value = PrunerSpec.AUDIT, byDefault = "0.0")
        double audit)
        implements PrunerSpec {
    private static final double HALF = 50;

    public Median {
        Percentile.require(HALF, startupTrials, warmupSteps, intervalSteps, minTrials, audit);
    }

    /** With every setting left out. */
    public static Median defaults() {
        return Defaults.of(Median.class);
    }

    @Override
    public Pruner build(Outline outline) {
        return new Percentile(HALF, startupTrials, warmupSteps, intervalSteps, minTrials, audit).build(outline);
    }
}
