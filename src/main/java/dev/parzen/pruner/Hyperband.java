package dev.parzen.pruner;

import dev.parzen.space.Described;
import dev.parzen.space.IntOrAuto;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Several brackets of successive halving. */
@Described("Divides trials into brackets of successive halving, of which some prune early and some late (Hyperband).")
public record Hyperband(
        @Described(value = "The step r of the first rung of the first bracket.", byDefault = "1")
        int minResource,

        @Described(
                value = "R, how many steps a trial has; auto: as the objective says, or as the first complete trial"
                        + " had.",
                byDefault = "\"auto\"")
        IntOrAuto maxResource,

        @Described(value = "η: of so many trials one goes on, and rungs lie so far apart.", byDefault = "3")
        int reductionFactor,

        @Described(value = "The first so many trials at each rung go no further.", byDefault = "0")
        int bootstrapCount,

        @Described(value = "Lets the sampler of a trial see the trials of the same bracket alone.", byDefault = "true")
        boolean confined,

        @Described(value = PrunerSpec.AUDIT, byDefault = "0.0")
        double audit)
        implements PrunerSpec {

    public Hyperband {
        Settings.requireAtLeast("minResource", minResource, 1);
        int least = minResource;
        maxResource.number().ifPresent(most -> Settings.requireAtLeast("maxResource", most, least));
        Settings.requireAtLeast("reductionFactor", reductionFactor, 2);
        Settings.requireAtLeast("bootstrapCount", bootstrapCount, 0);
        Settings.requireBetween("audit", audit, 0, 1);
    }

    @Override
    public Pruner build(Outline outline) {
        return new HyperbandPruner(this, outline);
    }

    @Override
    public Optional<BudgetPlan> plan(Outline outline, OptionalInt trials, RandomGenerator chance) {
        return Optional.of(Planning.of(this, outline, trials, chance));
    }

    /** The successive halving of a bracket. */
    Asha within(int bracket) {
        return new Asha(IntOrAuto.of(minResource), reductionFactor, bracket, bootstrapCount, 0);
    }

    /** The brackets, if it is known how many steps a trial has. */
    Optional<Brackets> brackets(Outline outline) {
        OptionalInt most = maxResource.number().isPresent() ? maxResource.number() : outline.steps();
        return most.isPresent() ? Optional.of(brackets(outline.study(), most.getAsInt())) : Optional.empty();
    }

    Brackets brackets(String study, int most) {
        return Brackets.of(study, minResource, Math.max(minResource, most), reductionFactor);
    }
}
