package dev.parzen.pruner;

import dev.parzen.space.Described;
import dev.parzen.space.IntOrAuto;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Asynchronous successive halving. */
@Described("Compares trials at steps r·η^k and lets the best part of those that came so far go on (ASHA).")
public record Asha(
        @Described(
                value = "The step r of the first rung; auto: a hundredth of a trial's steps, at least 1.",
                byDefault = "\"auto\"")
        IntOrAuto minResource,

        @Described(value = "η: of so many trials one goes on, and rungs lie so far apart.", byDefault = "4")
        int reductionFactor,

        @Described(value = "How many rungs are left out at the beginning.", byDefault = "0")
        int minEarlyStoppingRate,

        @Described(value = "The first so many trials at each rung go no further.", byDefault = "0")
        int bootstrapCount,

        @Described(value = PrunerSpec.AUDIT, byDefault = "0.0")
        double audit)
        implements PrunerSpec {

    public Asha {
        minResource.number().ifPresent(r -> Settings.requireAtLeast("minResource", r, 1));
        Settings.requireAtLeast("reductionFactor", reductionFactor, 2);
        Settings.requireAtLeast("minEarlyStoppingRate", minEarlyStoppingRate, 0);
        Settings.requireAtLeast("bootstrapCount", bootstrapCount, 0);
        Settings.requireBetween("audit", audit, 0, 1);
    }

    @Override
    public Pruner build(Outline outline) {
        return new AshaPruner(this, outline.steps());
    }

    @Override
    public Optional<BudgetPlan> plan(Outline outline, OptionalInt trials, RandomGenerator chance) {
        return Optional.of(Planning.of(this, outline.steps(), trials, chance));
    }
}
