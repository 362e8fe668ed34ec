package dev.parzen.pruner;

import java.util.List;
import java.util.function.Function;

/**
 * What a study that prunes by successive halving will probably spend, told before it spends anything. An epoch is a
 * report: a trial reports at steps 0, 1, 2, …, so one that ends with the report of step s has spent s + 1 epochs.
 */
public sealed interface BudgetPlan {

    /**
     * Nothing can be said yet.
     *
     * @param trials true if it must be known how many trials there will be
     * @param steps true if it must be known how many steps a trial has
     */
    record Unknown(boolean trials, boolean steps) implements BudgetPlan {}

    /**
     * What is expected.
     *
     * @param trials how many there will be
     * @param steps how many steps a trial has
     * @param brackets of Hyperband, which share the trials; of successive halving alone there is one
     */
    record Expected(int trials, int steps, List<Bracket> brackets) implements BudgetPlan {
        public Expected {
            brackets = List.copyOf(brackets);
        }

        /** The epochs if nothing were pruned. */
        public long unpruned() {
            return (long) trials * steps;
        }

        /** How many trials run to their end. */
        public Estimate complete() {
            return sum(Bracket::complete);
        }

        /** The epochs of all trials. */
        public Estimate epochs() {
            return sum(Bracket::epochs);
        }

        private Estimate sum(Function<Bracket, Estimate> part) {
            return brackets.stream().map(part).reduce(Estimate.NOTHING, Estimate::plus);
        }
    }

    /**
     * Trials that compete with each other alone.
     *
     * @param trials how many there are
     * @param rungs by ascending step; none where nothing is pruned
     * @param complete how many of the trials run to their end
     * @param epochs of all its trials
     */
    record Bracket(int trials, List<Rung> rungs, Estimate complete, Estimate epochs) {
        public Bracket {
            rungs = List.copyOf(rungs);
        }
    }

    /**
     * A step at which trials are compared.
     *
     * @param reached how many trials come to it
     * @param goOn how many of them go on
     */
    record Rung(int step, Estimate reached, Estimate goOn) {
        /** What a trial that ends here has spent. */
        public int epochs() {
            return step + 1;
        }
    }

    /**
     * An expectation under two assumptions, between which curves lie that are somewhat alike along their way.
     *
     * @param low if each rung puts the trials in an order of its own
     * @param high if all rungs put them in the same order
     */
    record Estimate(double low, double high) {
        static final Estimate NOTHING = new Estimate(0, 0);

        /** What is certain. */
        static Estimate of(double certain) {
            return new Estimate(certain, certain);
        }

        Estimate plus(Estimate other) {
            return new Estimate(low + other.low, high + other.high);
        }

        Estimate times(double factor) {
            return new Estimate(low * factor, high * factor);
        }

        Estimate minus(Estimate other) {
            return plus(other.times(-1));
        }
    }
}
