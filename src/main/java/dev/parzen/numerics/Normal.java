package dev.parzen.numerics;

/**
 * The standard normal distribution, exact far into its tails.
 *
 * <pre>
 * φ(x) = exp(−x²/2) / √(2π)      Φ(x) = ∫₋∞ˣ φ(t) dt = ½ erfc(−x/√2)
 * </pre>
 */
public final class Normal {
    /** ½ ln 2π. */
    public static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    private static final double SQRT_HALF = 0.70710678118654752440;
    private static final double LOG_HALF = -0.69314718055994530942;
    private static final double NARROW = 1e-4;

    private Normal() {}

    /** Φ(x). */
    public static double cdf(double x) {
        return 0.5 * ErrorFunction.erfc(-x * SQRT_HALF);
    }

    /** ln Φ(x). */
    public static double logCdf(double x) {
        if (x > 0) {
            return Math.log1p(-cdf(-x));
        }
        return x > -1 ? Math.log(cdf(x)) : Math.log(0.5 * ErrorFunction.erfcx(-x * SQRT_HALF)) - 0.5 * x * x;
    }

    /** ln(Φ(b) − Φ(a)) for a ≤ b, without cancellation. */
    public static double logMass(double a, double b) {
        if (b - a < NARROW) {
            return logMassOfNarrow(0.5 * (a + b), b - a);
        }
        if (a > 0) {
            return logMass(-b, -a);
        }
        return b <= 0 ? logMassOfLowerTail(a, b) : Math.log1p(-cdf(a) - cdf(-b));
    }

    private static double logMassOfLowerTail(double a, double b) {
        double upper = logCdf(b);
        return upper + Math.log(-Math.expm1(logCdf(a) - upper));
    }

    /** φ at the middle m times the width h, with the second term of its series: 1 + (m² − 1) h²/24. */
    private static double logMassOfNarrow(double m, double h) {
        return Math.log(h) - HALF_LOG_TWO_PI - 0.5 * m * m + Math.log1p((m * m - 1) * h * h / 24);
    }

    /** The x with Φ(x) = p. */
    public static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= QuantileFit.CENTRAL) {
            return QuantileFit.centre(q);
        }
        return q < 0 ? quantileOfLog(Math.log(p)) : -quantileOfLog(Math.log(1 - p));
    }

    /** The x with ln Φ(x) = y. */
    public static double quantileOfLog(double y) {
        if (y > LOG_HALF) {
            return -quantileOfLog(Math.log(-Math.expm1(y)));
        }
        double p = Math.exp(y);
        if (p >= 0.5 - QuantileFit.CENTRAL) {
            return QuantileFit.centre(p - 0.5);
        }
        double r = Math.sqrt(-y);
        return r <= QuantileFit.FARTHEST ? -QuantileFit.tail(r) : newton(y);
    }

    /** Newton's method on ln Φ, whose slope is φ/Φ, from the leading term of its asymptote. */
    private static double newton(double y) {
        if (y == Double.NEGATIVE_INFINITY) {
            return y;
        }
        double x = -Math.sqrt(-2 * (y + HALF_LOG_TWO_PI));
        for (int i = 0; i < 8; i++) {
            double logCdf = logCdf(x);
            x -= (logCdf - y) * Math.exp(logCdf + HALF_LOG_TWO_PI + 0.5 * x * x);
        }
        return x;
    }

    /** The {@code u}-quantile, 0 ≤ u ≤ 1, of the normal distribution restricted to [a, b]. */
    public static double truncatedQuantile(double u, double a, double b) {
        if (a > 0) {
            return -truncatedQuantile(1 - u, -b, -a);
        }
        double lowest = cdf(a);
        double p = lowest + u * (cdf(b) - lowest);
        double x = p > Double.MIN_NORMAL ? quantile(p) : quantileOfLog(logOfShare(u, a, b));
        return Math.min(b, Math.max(a, x));
    }

    private static double logOfShare(double u, double a, double b) {
        double upper = logCdf(b);
        double below = Math.exp(logCdf(a) - upper);
        return upper + Math.log(below + u * (1 - below));
    }
}
