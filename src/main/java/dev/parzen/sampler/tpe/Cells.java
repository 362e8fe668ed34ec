package dev.parzen.sampler.tpe;

import dev.parzen.numerics.Normal;
import dev.parzen.space.Axis;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Normal kernels of an axis with discrete values: each value has the probability of its cell.
 *
 * <pre>
 * x⁻, x⁺   the ends of the cell around x        μ, σ, Z   as for {@link Gaussians}
 * k(x) = [Φ((x⁺ − μ)/σ) − Φ((x⁻ − μ)/σ)] / Z: height 1, mass Z
 * </pre>
 *
 * <p>Many trials share few values, so kernels with the same μ and σ are one kind, and a kind's logarithm is computed once
 * for each x.
 */
final class Cells implements Kernels {
    private final Axis axis;
    private final Gaussians normals;
    private final int[] kinds;
    private final int kindCount;

    /** ln by kind for the value asked for last; NaN where it is not known. */
    private final double[] known;

    private double knownAt = Double.NaN;

    Cells(Axis axis, double[] mu, double[] sigma, int[] ascending) {
        this.axis = axis;
        this.normals = new Gaussians(mu, sigma);
        this.kinds = new int[mu.length];
        int kind = 0; // of those without a coordinate
        for (int i = 0; i < ascending.length; i++) {
            boolean isSame =
                    i > 0 && mu[ascending[i]] == mu[ascending[i - 1]] && sigma[ascending[i]] == sigma[ascending[i - 1]];
            kind += isSame ? 0 : 1;
            kinds[ascending[i]] = kind;
        }
        this.kindCount = kind + 1;
        this.known = new double[kindCount];
    }

    @Override
    public void multiplyByHeights(double[] products) {
        // They are 1.
    }

    @Override
    public double mass(int k) {
        return normals.mass(k);
    }

    @Override
    public double log(int k, double x) {
        return log(k, axis.lower(x), axis.upper(x));
    }

    private double log(int k, double lower, double upper) {
        double mu = normals.mu(k);
        double inverseSigma = normals.inverseSigma(k);
        return Normal.logMass((lower - mu) * inverseSigma, (upper - mu) * inverseSigma);
    }

    @Override
    public int add(double x, double[] terms, int[] alive, int count, double floor) {
        double lower = axis.lower(x);
        double upper = axis.upper(x);
        if (x != knownAt) {
            Arrays.fill(known, Double.NaN);
            knownAt = x;
        }
        int living = 0;
        for (int i = 0; i < count; i++) {
            int k = alive[i];
            if (terms[k] + bound(k, lower, upper) > floor) {
                terms[k] += known(k, lower, upper);
                alive[living] = k;
                living += terms[k] > floor ? 1 : 0;
            }
        }
        return living;
    }

    private double known(int k, double lower, double upper) {
        int kind = kinds[k];
        if (Double.isNaN(known[kind])) {
            known[kind] = log(k, lower, upper);
        }
        return known[kind];
    }

    /** No less than the logarithm: the tail beyond a distance of e widths holds at most ½ exp(−e²/2). */
    private double bound(int k, double lower, double upper) {
        double mu = normals.mu(k);
        double distance = Math.max(0, Math.max(lower - mu, mu - upper)) * normals.inverseSigma(k);
        return -0.5 * distance * distance;
    }

    @Override
    public double draw(int k, RandomGenerator random) {
        return axis.snapped(normals.draw(k, random));
    }
}
