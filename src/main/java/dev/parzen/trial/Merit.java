package dev.parzen.trial;

import java.util.Comparator;

/**
 * Finished trials from best to worst: the feasible complete ones by value, then the feasible pruned ones by how far they
 * got and their value there, then the infeasible ones by how much they break constraints. The older of equals is better.
 */
public final class Merit implements Comparator<Observation> {
    private final Direction direction;
    private final Comparator<Observation> order;

    public Merit(Direction direction) {
        this.direction = direction;
        this.order = Comparator.comparingInt(Merit::tier)
                .thenComparingDouble(this::first)
                .thenComparingDouble(this::second)
                .thenComparingInt(Observation::number);
    }

    @Override
    public int compare(Observation one, Observation other) {
        return order.compare(one, other);
    }

    private static int tier(Observation trial) {
        if (!trial.isFeasible()) {
            return 2;
        }
        return trial.isComplete() ? 0 : 1;
    }

    private double first(Observation trial) {
        if (!trial.isFeasible()) {
            return trial.violation();
        }
        return trial.isComplete() ? loss(trial.value()) : furthest(trial.curve());
    }

    private static double furthest(Curve curve) {
        return curve.isEmpty() ? 1 : -curve.lastStep();
    }

    private double second(Observation trial) {
        boolean stopped =
                trial.isFeasible() && !trial.isComplete() && !trial.curve().isEmpty();
        return stopped ? loss(trial.curve().lastValue()) : 0;
    }

    /** NaN is the worst loss, and -0.0 is 0.0: so does comparing of doubles put it. */
    private double loss(double value) {
        return direction.loss(value) + 0.0;
    }
}
