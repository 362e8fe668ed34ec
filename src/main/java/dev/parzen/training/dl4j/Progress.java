package dev.parzen.training.dl4j;

import dev.parzen.objective.network.ResolvedNetwork.Watching;
import java.util.OptionalDouble;

/**
 * Follows the watched metric from epoch to epoch: which epoch's model is to be kept, and whether waiting for a better one
 * has an end. Step for step Keras's EarlyStopping callback, where "patience" and the others have the same meaning.
 */
final class Progress {
    private final Watching rule;
    private final double sign;
    private double bestLoss;
    private int waited;
    private int epochs;
    private int bestEpoch;
    private boolean keeps;
    private boolean exhausted;

    Progress(Watching rule) {
        this(rule, State.START);
    }

    /** Goes on where another one was. */
    Progress(Watching rule, State state) {
        this.rule = rule;
        sign = rule.minimizing() ? 1 : -1;
        bestLoss = state.best().isPresent() ? sign * state.best().getAsDouble() : Double.POSITIVE_INFINITY;
        bestEpoch = state.bestEpoch();
        waited = state.waited();
        epochs = state.epochs();
    }

    /**
     * All that it remembers after an epoch.
     *
     * @param epochs how many there were
     * @param waited how many of them patience has counted since it began anew
     * @param best the best value; empty if there is none yet
     * @param bestEpoch its epoch, from 0
     */
    record State(int epochs, int waited, OptionalDouble best, int bestEpoch) {
        static final State START = new State(0, 0, OptionalDouble.empty(), 0);
    }

    State state() {
        OptionalDouble best = Double.isInfinite(bestLoss) ? OptionalDouble.empty() : OptionalDouble.of(sign * bestLoss);
        return new State(epochs, waited, best, bestEpoch);
    }

    /** Takes the metric of the next epoch; true if it is the best so far, by more than {@code minDelta}. */
    boolean isBest(double value) {
        int epoch = epochs++;
        boolean isBegun = epoch <= rule.startAfter();
        bestEpoch = isBegun ? epoch : bestEpoch;
        keeps = isBegun || !rule.restoreBest();
        exhausted = false;
        if (epoch < rule.startAfter()) {
            return false;
        }
        waited++;
        if (isBetter(sign * value, bestLoss)) {
            accept(sign * value, epoch);
            return true;
        }
        exhausted = epoch > 0
                && rule.patience().isPresent()
                && waited >= rule.patience().getAsInt();
        return false;
    }

    private void accept(double loss, int epoch) {
        bestLoss = loss;
        bestEpoch = epoch;
        keeps = true;
        if (rule.baseline().isEmpty() || isBetter(loss, sign * rule.baseline().getAsDouble())) {
            waited = 0;
        }
    }

    /** True if the model of the epoch just taken is the one to keep for now. */
    boolean keeps() {
        return keeps;
    }

    /** True if as many epochs have gone by without an improvement as patience allows. */
    boolean isExhausted() {
        return exhausted;
    }

    /** The epoch with the best value, from 0. */
    int bestEpoch() {
        return bestEpoch;
    }

    private boolean isBetter(double loss, double other) {
        return loss + rule.minDelta() < other;
    }
}
