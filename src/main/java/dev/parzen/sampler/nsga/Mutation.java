package dev.parzen.sampler.nsga;

import dev.parzen.space.Axis;
import java.util.random.RandomGenerator;

/** How a parameter of a child changes by chance. Choices are always drawn anew. */
public enum Mutation {
    /** By mostly small steps. */
    POLYNOMIAL,
    /** To any value, each equally likely. */
    UNIFORM;

    private static final double ETA = 20;

    /** Another coordinate of the same axis; of a discrete axis always another value. */
    double mutated(Axis axis, double u, RandomGenerator random) {
        if (axis.isCategorical()) {
            int other = random.nextInt((int) axis.cells() - 1);
            return other < u ? other : other + 1;
        }
        double moved = this == UNIFORM ? random.nextDouble() : Spread.mutated(u, ETA, random.nextDouble());
        return axis.isContinuous() ? moved : stepped(axis, u, moved);
    }

    /** At least to the neighbour in the direction of the move; from the end back. */
    private static double stepped(Axis axis, double u, double moved) {
        long before = axis.index(axis.value(u));
        long after = axis.index(axis.value(moved));
        if (after != before) {
            return axis.coordinateAt(after);
        }
        long last = (long) axis.cells() - 1;
        boolean isDown = before == last || moved < u && before > 0;
        return axis.coordinateAt(isDown ? before - 1 : before + 1);
    }
}
