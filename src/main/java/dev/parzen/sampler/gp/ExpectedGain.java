package dev.parzen.sampler.gp;

/**
 * The logarithm of the expected improvement on a value.
 *
 * <pre>
 * μ, σ²   of the posterior        f   the value to improve on        h   of {@link Improvement}
 * a = ½ ln σ² + h(u),   u = (f − μ)/σ             da/dμ = −h′/σ             da/dσ² = (1 − h′u)/(2σ²)
 * </pre>
 */
record ExpectedGain(Posterior posterior, double least) implements Acquisition.Part {

    @Override
    public double at(double[] x) {
        posterior.moveTo(x);
        return 0.5 * Math.log(posterior.variance()) + Improvement.log(u());
    }

    @Override
    public void addSlope(double[] gradient) {
        double slope = Improvement.slope(u());
        double byVariance = (1 - slope * u()) / (2 * posterior.variance());
        posterior.addSlope(-slope / posterior.deviation(), byVariance, gradient);
    }

    private double u() {
        return (least - posterior.mean()) / posterior.deviation();
    }
}
