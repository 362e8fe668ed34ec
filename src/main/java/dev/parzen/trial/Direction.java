package dev.parzen.trial;

/** Whether smaller or larger values are better. */
public enum Direction {
    MINIMIZE,
    MAXIMIZE;

    /** The value as a loss: smaller is better whatever the direction. Its own inverse. */
    public double loss(double value) {
        return this == MINIMIZE ? value : -value;
    }

    /** True if {@code value} is strictly better than {@code other}. */
    public boolean isBetter(double value, double other) {
        return loss(value) < loss(other);
    }
}
