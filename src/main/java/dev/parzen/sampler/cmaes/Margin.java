package dev.parzen.sampler.cmaes;

import dev.parzen.numerics.Normal;
import dev.parzen.space.Axis;
import java.util.function.DoubleSupplier;

/**
 * Keeps every discrete parameter able to change: each of the neighbouring values has at least a certain probability,
 * however small the step size (Hamano 2022, section 4).
 *
 * <pre>
 * α        the least probability to leave a cell: 1 / (d λ)
 * ℓ        where the mean's cell ends; below the first one and above the last one there is no end
 * m, s     mean and standard deviation along the coordinate
 * z(p)     Φ⁻¹(1 − p)
 * </pre>
 */
record Margin(Box box, double alpha) {
    /** So many deviations away, all of a cell's probability lies at its nearer end. */
    private static final double FAR = 30;

    private static final double NOTHING_BEYOND = 1e3;

    static Margin of(Box box, Constants constants) {
        return new Margin(box, 1.0 / (constants.d() * constants.lambda()));
    }

    /** The distribution with mean and widening corrected. */
    Evolution applied(Evolution evolution) {
        double[] mean = evolution.mean().clone();
        double[] widening = evolution.widening().clone();
        for (int j = 0; j < mean.length; j++) {
            Axis axis = box.axes().get(j);
            if (!axis.isContinuous()) {
                double deviation = evolution.deviation(j);
                Marginal corrected = corrected(axis, new Marginal(mean[j], deviation));
                mean[j] = corrected.mean;
                widening[j] *= corrected.deviation / deviation;
            }
        }
        return evolution.moved(mean, widening);
    }

    /** m and s. */
    private record Marginal(double mean, double deviation) {
        double below(double end) {
            return Normal.cdf((end - mean) / deviation);
        }

        double above(double end) {
            return Normal.cdf((mean - end) / deviation);
        }
    }

    private Marginal corrected(Axis axis, Marginal marginal) {
        double inside = Math.min(1, Math.max(0, marginal.mean));
        double low = axis.lower(inside);
        double high = axis.upper(inside);
        if (isFirst(low)) {
            return isLast(high) ? marginal : kept(marginal, high);
        }
        return isLast(high) ? kept(marginal, low) : kept(marginal, low, high);
    }

    /** At a cell with one end: the mean stays so near to it that what lies beyond has at least α. */
    private Marginal kept(Marginal marginal, double end) {
        double farthest = quantile(alpha) * marginal.deviation;
        double mean = Math.min(end + farthest, Math.max(end - farthest, marginal.mean));
        return new Marginal(mean, marginal.deviation);
    }

    /** Between two ends: each side gets at least α / 2, at the cost of the other two. */
    private Marginal kept(Marginal marginal, double low, double high) {
        double half = alpha / 2;
        double below = marginal.below(low);
        double above = marginal.above(high);
        if (below >= half && above >= half) {
            return marginal;
        }
        double between = 1 - below - above;
        double raisedBelow = Math.max(half, below);
        double raisedAbove = Math.max(half, above);
        double sum = raisedBelow + raisedAbove + between;
        double share = (1 - sum) / (sum - 3 * half);
        double zLow = quantile(raisedBelow + share * (raisedBelow - half));
        double zHigh = quantile(raisedAbove + share * (raisedAbove - half));
        double deviation = (high - low) / (zLow + zHigh);
        return new Marginal(low + zLow * deviation, deviation);
    }

    /**
     * Where in its cell a trial of this distribution may have been drawn: along each discrete coordinate a quantile of the
     * normal distribution restricted to the cell.
     *
     * @param quantiles gives a number from 0 to 1 for each
     */
    double[] within(double[] point, Evolution evolution, DoubleSupplier quantiles) {
        double[] drawn = point.clone();
        for (int j = 0; j < drawn.length; j++) {
            Axis axis = box.axes().get(j);
            if (!axis.isContinuous()) {
                Marginal marginal = new Marginal(evolution.mean()[j], evolution.deviation(j));
                drawn[j] = within(axis.lower(point[j]), axis.upper(point[j]), marginal, quantiles.getAsDouble());
            }
        }
        return drawn;
    }

    private static double within(double low, double high, Marginal marginal, double quantile) {
        double a = isFirst(low) ? -NOTHING_BEYOND : (low - marginal.mean) / marginal.deviation;
        double b = isLast(high) ? NOTHING_BEYOND : (high - marginal.mean) / marginal.deviation;
        if (a > FAR) {
            return low;
        }
        return b < -FAR ? high : marginal.mean + marginal.deviation * Normal.truncatedQuantile(quantile, a, b);
    }

    private static boolean isFirst(double low) {
        return low <= 1e-15;
    }

    private static boolean isLast(double high) {
        return high >= 1 - 1e-15;
    }

    private static double quantile(double p) {
        return -Normal.quantile(p);
    }
}
