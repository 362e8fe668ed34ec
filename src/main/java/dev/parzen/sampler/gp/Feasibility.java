package dev.parzen.sampler.gp;

import dev.parzen.numerics.Normal;

/**
 * The logarithm of the probability that a constraint holds (Gardner 2014, equation 5).
 *
 * <pre>
 * μ, σ²   of the posterior of the constraint's values        c   the largest value that is allowed
 * a = ln Φ(w),   w = (c − μ)/σ             da/dw = φ(w)/Φ(w)             dw/dμ = −1/σ             dw/dσ² = −w/(2σ²)
 * </pre>
 */
record Feasibility(Posterior posterior, double allowed) implements Acquisition.Part {

    @Override
    public double at(double[] x) {
        posterior.moveTo(x);
        return Normal.logCdf(w());
    }

    @Override
    public void addSlope(double[] gradient) {
        double w = w();
        double slope = Math.exp(-0.5 * w * w - Normal.HALF_LOG_TWO_PI - Normal.logCdf(w));
        posterior.addSlope(-slope / posterior.deviation(), -slope * w / (2 * posterior.variance()), gradient);
    }

    private double w() {
        return (allowed - posterior.mean()) / posterior.deviation();
    }
}
