package dev.parzen.sampler.gp;

import dev.parzen.numerics.Normal;
import java.util.List;

/**
 * The logarithm of the expected gain of hypervolume, exactly, as the objectives are modelled apart. The gain is the volume
 * of what the new values dominate and no known ones do, so by Fubini's theorem its expectation is an integral of the
 * probability to be dominated, over disjoint boxes (Yang 2019, equation 12, and Daulton 2020, section 3).
 *
 * <pre>
 * (l, u)      a box, for each objective j from lⱼ to uⱼ             μⱼ, σⱼ   of the posteriors
 * Ψⱼ(z)       ∫₋∞ᶻ Φ((t − μⱼ)/σⱼ) dt = σⱼ exp h((z − μⱼ)/σⱼ)        h        of {@link Improvement}
 * a           ln Σ Πⱼ (Ψⱼ(uⱼ) − Ψⱼ(lⱼ))
 * dΨ/dμ = −Φ          dΨ/dσ² = φ/(2σ)
 * </pre>
 */
final class VolumeGain implements Acquisition.Part {
    private static final double NARROW = 1e-4;

    private final List<Posterior> posteriors;
    private final List<Boxes.Box> boxes;
    private final double[][] logs;
    private final double[] sums;
    private double total;

    VolumeGain(List<Posterior> posteriors, Boxes boxes) {
        this.posteriors = posteriors;
        this.boxes = boxes.boxes();
        this.logs = new double[this.boxes.size()][posteriors.size()];
        this.sums = new double[this.boxes.size()];
    }

    @Override
    public double at(double[] x) {
        posteriors.forEach(posterior -> posterior.moveTo(x));
        double most = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < sums.length; b++) {
            sums[b] = 0;
            for (int j = 0; j < posteriors.size(); j++) {
                logs[b][j] = side(b, j);
                sums[b] += logs[b][j];
            }
            most = Math.max(most, sums[b]);
        }
        double sum = 0;
        for (double log : sums) {
            sum += Math.exp(log - most);
        }
        total = most + Math.log(sum);
        return total;
    }

    @Override
    public void addSlope(double[] gradient) {
        for (int j = 0; j < posteriors.size(); j++) {
            Posterior posterior = posteriors.get(j);
            double byMean = 0;
            double byVariance = 0;
            for (int b = 0; b < sums.length; b++) {
                double share = Math.exp(sums[b] - total);
                if (share == 0) {
                    continue;
                }
                double low = standard(boxes.get(b).low()[j], posterior);
                double high = standard(boxes.get(b).high()[j], posterior);
                byMean -= share * Math.exp(logMass(low, high) - logs[b][j]);
                byVariance +=
                        share * (Math.exp(logDensity(high) - logs[b][j]) - Math.exp(logDensity(low) - logs[b][j]));
            }
            posterior.addSlope(byMean, byVariance / (2 * posterior.deviation()), gradient);
        }
    }

    /** ln(Ψⱼ(uⱼ) − Ψⱼ(lⱼ)). */
    private double side(int b, int j) {
        Posterior posterior = posteriors.get(j);
        double low = standard(boxes.get(b).low()[j], posterior);
        double high = standard(boxes.get(b).high()[j], posterior);
        double scale = Math.log(posterior.deviation());
        if (high - low < NARROW) {
            return scale + Math.log(high - low) + Normal.logCdf(0.5 * (low + high));
        }
        double upper = Improvement.log(high);
        return low == Double.NEGATIVE_INFINITY
                ? scale + upper
                : scale + upper + Math.log(-Math.expm1(Improvement.log(low) - upper));
    }

    private static double logMass(double low, double high) {
        return low == Double.NEGATIVE_INFINITY ? Normal.logCdf(high) : Normal.logMass(low, high);
    }

    private static double standard(double z, Posterior posterior) {
        return (z - posterior.mean()) / posterior.deviation();
    }

    private static double logDensity(double u) {
        return -0.5 * u * u - Normal.HALF_LOG_TWO_PI;
    }
}
