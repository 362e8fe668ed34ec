package dev.parzen.pruner;

import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Kinds;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** The catalogue of pruners: each record is one kind with its settings. */
public sealed interface PrunerSpec
        permits None, Median, Percentile, Asha, Hyperband, Threshold, Patient, Wilcoxon, Pareto {
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
}
