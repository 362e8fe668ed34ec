package dev.parzen.pruner;

import dev.parzen.space.Defaults;
import dev.parzen.space.Described;

/** Prunes what a paired test finds worse than the best trial. */
@Described("Gives up a trial that is worse than the best one on the same folds or instances, by Wilcoxon's signed-rank"
        + " test. For steps that are repetitions of one task, in random order.")
public record Wilcoxon(
        @Described(
                value = "Prunes if a trial that is no worse would look so bad with less than this probability.",
                byDefault = "0.1")
        double pThreshold,

        @Described(value = "How many steps both trials must have reported, at least 2.", byDefault = "2")
        int startupSteps,

        @Described(value = PrunerSpec.AUDIT, byDefault = "0.0")
        double audit)
        implements PrunerSpec {

    public Wilcoxon {
        Settings.requireBetween("pThreshold", pThreshold, 0, 1);
        Settings.requireAtLeast("startupSteps", startupSteps, 2);
        Settings.requireBetween("audit", audit, 0, 1);
    }

    /** With every setting left out. */
    public static Wilcoxon defaults() {
        return Defaults.of(Wilcoxon.class);
    }

    @Override
    public Pruner build(Outline outline) {
        return new WilcoxonPruner(this);
    }
}
