package dev.parzen.space;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal arithmetic for stepped float ranges, so that 0 + 3 · 0.1 is 0.3 and a bound of 1.0 lies on a grid of 0.1. */
final class Grid {
    /** Share of a step by which a value may miss the grid and still be meant. */
    private static final double TOLERANCE = 1e-8;

    private Grid() {}

    /** The last grid point that is not above {@code high}. */
    static double last(double low, double high, double step) {
        BigDecimal steps = exact(high).subtract(exact(low)).divide(exact(step), 0, RoundingMode.FLOOR);
        return point(low, step, steps);
    }

    static double nearest(double low, double high, double step, double x) {
        double rounded = Math.rint((x - low) / step);
        return Math.min(high, point(low, step, new BigDecimal(rounded)));
    }

    static boolean isOn(double gridPoint, double x, double step) {
        return Math.abs(gridPoint - x) <= TOLERANCE * step;
    }

    private static double point(double low, double step, BigDecimal steps) {
        return exact(low).add(exact(step).multiply(steps)).doubleValue();
    }

    private static BigDecimal exact(double number) {
        return BigDecimal.valueOf(number);
    }
}
