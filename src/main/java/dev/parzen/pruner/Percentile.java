package dev.parzen.pruner;

import dev.parzen.space.Described;

/** Prunes what is worse than a percentile. */
@Described("Gives up a trial whose best value so far is worse than a percentile of complete trials at the same step.")
public record Percentile(
        @Described(value = "Counted from the best value: 25 lets the best quarter go on.", byDefault = "50.0")
        double percentile,

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

    public Percentile {
        require(percentile, startupTrials, warmupSteps, intervalSteps, minTrials, audit);
    }

    @Override
    public Pruner build(Outline outline) {
        return new PercentilePruner(this);
    }

    static void require(double percentile, int startup, int warmup, int interval, int minTrials, double audit) {
        Settings.requireBetween("percentile", percentile, 0, 100);
        Settings.requireAtLeast("startupTrials", startup, 0);
        Settings.requireAtLeast("warmupSteps", warmup, 0);
        Settings.requireAtLeast("intervalSteps", interval, 1);
        Settings.requireAtLeast("minTrials", minTrials, 1);
        Settings.requireBetween("audit", audit, 0, 1);
    }
}
