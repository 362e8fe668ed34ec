package dev.parzen.training.dl4j;

import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.Mode;
import dev.parzen.objective.network.ResolvedNetwork;
import java.util.Optional;
import java.util.OptionalDouble;

/** Follows the metric from epoch to epoch: which epoch is the best, and whether waiting for a better one has an end. */
final class Progress {
    private final double sign;
    private final double minDelta;
    private final int patience;
    private final OptionalDouble baseline;
    private final boolean keepsBest;
    private double bestLoss;
    private int waited;
    private int epochs;
    private boolean improved;
    private int bestEpoch;

    Progress(ResolvedNetwork network) {
        this(network, State.START);
    }

    /** Goes on where another one was. */
    Progress(ResolvedNetwork network, State state) {
        Optional<EarlyStopping> rule = network.earlyStopping();
        Mode mode = rule.map(EarlyStopping::mode).orElse(Mode.AUTO);
        sign = mode.isMinimizing(network.metric()) ? 1 : -1;
        minDelta = rule.map(EarlyStopping::minDelta).orElse(0.0);
        patience = rule.map(EarlyStopping::patience).orElse(Integer.MAX_VALUE);
        baseline = rule.map(EarlyStopping::baseline).orElse(OptionalDouble.empty());
        keepsBest = rule.map(EarlyStopping::restoreBest).orElse(true);
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
        waited++;
        epochs++;
        double loss = sign * value;
        improved = isBetter(loss, bestLoss);
        if (!improved) {
            return false;
        }
        bestLoss = loss;
        bestEpoch = epochs - 1;
        if (baseline.isEmpty() || isBetter(loss, sign * baseline.getAsDouble())) {
            waited = 0;
        }
        return true;
    }

    /** True if as many epochs have gone by without an improvement as patience allows. */
    boolean isExhausted() {
        return !improved && epochs > 1 && waited >= patience;
    }

    /** The epoch with the best value, from 0. */
    int bestEpoch() {
        return bestEpoch;
    }

    /** True if the best model is kept, false if the last one is. */
    boolean keepsBest() {
        return keepsBest;
    }

    private boolean isBetter(double loss, double other) {
        return loss + minDelta < other;
    }
}
