package dev.parzen.pruner;

import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import dev.parzen.space.IntOrAuto;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Kinds;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** The catalogue of pruners: each record is one kind with its settings. */
public sealed interface PrunerSpec
        permits PrunerSpec.None,
                PrunerSpec.Median,
                PrunerSpec.Percentile,
                PrunerSpec.Asha,
                PrunerSpec.Hyperband,
                Threshold,
                Patient,
                Wilcoxon,
                Pareto {
    /** What {@link #audit} is for. */
    String AUDIT = "The share of trials that go on although they should be pruned, to measure how often that is wrong.";

    /** The pruner that works by these settings in a study. */
    Pruner build(Outline outline);

    /** The share, from 0 to 1, of trials that go on although they should be pruned. */
    default double audit() {
        return 0;
    }

    /**
     * What a study will probably spend with this pruner, where that can be told: of successive halving.
     *
     * @param trials how many there will be; empty if nobody knows
     * @param chance for what cannot be computed but drawn
     */
    default Optional<BudgetPlan> plan(Outline outline, OptionalInt trials, RandomGenerator chance) {
        return Optional.empty();
    }

    /**
     * Refuses what this pruner cannot work with.
     *
     * @param objectives how many values a trial has
     */
    default void requireFits(int objectives) {
        if (objectives > 1) {
            throw new InvalidValueException(
                    "type",
                    "The pruner \"" + Kinds.nameOf(this) + "\" compares trials by one value, there are " + objectives
                            + " directions: give \"pareto\", or leave the pruner out.");
        }
    }

    /** Never prunes. */
    @Described("Lets every trial go on to its end.")
    record None() implements PrunerSpec {
        @Override
        public Pruner build(Outline outline) {
            return new NoPruner();
        }

        @Override
        public void requireFits(int objectives) {}
    }

    /** Prunes what is worse than the median. */
    @Described("Gives up a trial whose best value so far is worse than the median of complete trials at the same step.")
    record Median(
            @Described(value = "Complete trials before anything is pruned.", byDefault = "5")
            int startupTrials,

            @Described(value = "Steps of each trial before it may be pruned.", byDefault = "0")
            int warmupSteps,

            @Described(value = "Looks only at the first report of every so many steps.", byDefault = "1")
            int intervalSteps,

            @Described(value = "Complete trials that must have reported the step.", byDefault = "1")
            int minTrials,

            @Described(value = AUDIT, byDefault = "0.0") double audit)
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

    /** Prunes what is worse than a percentile. */
    @Described(
            "Gives up a trial whose best value so far is worse than a percentile of complete trials at the same step.")
    record Percentile(
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

            @Described(value = AUDIT, byDefault = "0.0") double audit)
            implements PrunerSpec {

        public Percentile {
            require(percentile, startupTrials, warmupSteps, intervalSteps, minTrials, audit);
        }

        @Override
        public Pruner build(Outline outline) {
            return new PercentilePruner(this);
        }

        private static void require(
                double percentile, int startup, int warmup, int interval, int minTrials, double audit) {
            Settings.requireBetween("percentile", percentile, 0, 100);
            Settings.requireAtLeast("startupTrials", startup, 0);
            Settings.requireAtLeast("warmupSteps", warmup, 0);
            Settings.requireAtLeast("intervalSteps", interval, 1);
            Settings.requireAtLeast("minTrials", minTrials, 1);
            Settings.requireBetween("audit", audit, 0, 1);
        }
    }

    /** Asynchronous successive halving. */
    @Described("Compares trials at steps r·η^k and lets the best part of those that came so far go on (ASHA).")
    record Asha(
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

            @Described(value = AUDIT, byDefault = "0.0") double audit)
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

    /** Several brackets of successive halving. */
    @Described(
            "Divides trials into brackets of successive halving, of which some prune early and some late (Hyperband).")
    record Hyperband(
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

            @Described(
                    value = "Lets the sampler of a trial see the trials of the same bracket alone.",
                    byDefault = "true")
            boolean confined,

            @Described(value = AUDIT, byDefault = "0.0") double audit)
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
}
