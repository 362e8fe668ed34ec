package dev.parzen.sampler.tpe;

import java.util.random.RandomGenerator;

/**
 * How much denser than the others the good trials of one division lie.
 *
 * <pre>
 * l, g   densities of the good and of the other trials
 * q      the good trials' share of all
 * x      a point of coordinates
 * </pre>
 */
final class Ratio {
    private final ParzenEstimator good;
    private final ParzenEstimator bad;
    private final double share;

    Ratio(ParzenEstimator good, ParzenEstimator bad, double share) {
        this.good = good;
        this.bad = bad;
        this.share = share;
    }

    /** l. */
    ParzenEstimator good() {
        return good;
    }

    /** g. */
    ParzenEstimator bad() {
        return bad;
    }

    /** A point drawn from l. */
    double[] draw(RandomGenerator random) {
        return good.draw(random);
    }

    /** ln l(x) − ln g(x), or something not above {@code least} if it is not above that. */
    double log(double[] x, double least) {
        double logGood = good.logDensity(x);
        return logGood - bad.logDensity(x, logGood - least);
    }

    /**
     * −ln(q + (1 − q) g(x) / l(x)): by what factor l expects the good more than chance (Watanabe and Hutter 2023). 0 where
     * all are good, and up to −ln q otherwise.
     */
    double logRelative(double[] x) {
        double log = log(x, Double.NEGATIVE_INFINITY);
        double one = Math.log(share);
        double other = Math.log(1 - share) - log;
        double higher = Math.max(one, other);
        return higher == Double.NEGATIVE_INFINITY ? 0 : -higher - Math.log1p(Math.exp(Math.min(one, other) - higher));
    }
}
