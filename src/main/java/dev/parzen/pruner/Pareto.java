package dev.parzen.pruner;

import dev.parzen.space.Defaults;
import dev.parzen.space.Described;

/** Prunes by Pareto rank, with any number of objectives. */
@Described(
        "Gives up a trial whose latest values are dominated by more complete trials at the same step than a percentile"
                + " of those are among themselves. For one objective or several.")
public record Pareto(
        @Described(value = "Counted from the best rank: 25 lets the best quarter go on.", byDefault = "50.0")
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

    public Pareto {
        Settings.requireBetween("percentile", percentile, 0, 100);
        Settings.requireAtLeast("startupTrials", startupTrials, 0);
        Settings.requireAtLeast("warmupSteps", warmupSteps, 0);
        Settings.requireAtLeast("intervalSteps", intervalSteps, 1);
        Settings.requireAtLeast("minTrials", minTrials, 1);
        Settings.requireBetween("audit", audit, 0, 1);
    }

    /** With every setting left out. */
    public static Pareto defaults() {
        return Defaults.of(Pareto.class);
    }

    @Override
    public Pruner build(Outline outline) {
        return new ParetoPruner(this);
    }

    @Override
    public void requireFits(int objectives) {}
}
