package dev.parzen.sampler.gp;

import dev.parzen.numerics.ErrorFunction;
import dev.parzen.numerics.Normal;

/**
 * The logarithm of the expected improvement on a value, which neither underflows nor has a vanishing slope where the
 * improvement is small (Ament 2023, equations 8 and 9).
 *
 * <pre>
 * u      how far the mean is below the value to improve on, in standard deviations
 * EI   = σ (φ(u) + u Φ(u))                 ln EI = ln σ + h(u)
 * m(u) = Φ(u)/φ(u) = √(π/2) erfcx(−u/√2)
 * h(u) = ln φ(u) + ln(1 + u m(u))          h′(u) = Φ(u)/(φ(u) + u Φ(u)) = m(u)/(1 + u m(u))
 * </pre>
 *
 * Far below 0, where 1 + u m(u) cancels, it is u⁻² − 3 u⁻⁴ + 15 u⁻⁶ ….
 */
final class Improvement {
    private static final double ROOT_OF_HALF_PI = 1.25331413731550025121;
    private static final double ROOT_OF_HALF = 0.70710678118654752440;
    private static final double FAR = -500;

    private Improvement() {}

    /** h(u). */
    static double log(double u) {
        if (u > -1) {
            return Math.log(density(u) + u * Normal.cdf(u));
        }
        return -0.5 * u * u - Normal.HALF_LOG_TWO_PI + Math.log(rest(u));
    }

    /** h′(u). */
    static double slope(double u) {
        if (u > -1) {
            double below = Normal.cdf(u);
            return below / (density(u) + u * below);
        }
        return ratio(u) / rest(u);
    }

    private static double density(double u) {
        return Math.exp(-0.5 * u * u - Normal.HALF_LOG_TWO_PI);
    }

    /** 1 + u m(u). */
    private static double rest(double u) {
        if (u < FAR) {
            double inverse = 1 / (u * u);
            return inverse * (1 - inverse * (3 - 15 * inverse));
        }
        return 1 + u * ratio(u);
    }

    /** m(u). */
    private static double ratio(double u) {
        return ROOT_OF_HALF_PI * ErrorFunction.erfcx(-u * ROOT_OF_HALF);
    }
}
