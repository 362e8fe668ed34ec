package dev.parzen.sampler.tpe;

import dev.parzen.numerics.Normal;
import java.util.random.RandomGenerator;

/**
 * Normal kernels of a continuous axis, truncated to it.
 *
 * <pre>
 * μ, σ   centre and width, n + 1 each        Z = Φ((1 − μ)/σ) − Φ(−μ/σ)
 * k(x) = φ((x − μ)/σ) / (σ Z): height 1 / (√(2π) σ), mass Z
 * </pre>
 */
final class Gaussians implements Kernels {
    /** Beyond so many widths, a normal distribution holds less than the last digit of 1. */
    private static final double FAR = 8.3;

    private static final double INVERSE_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

    private final double[] mu;
    private final double[] inverseSigma;

    Gaussians(double[] mu, double[] sigma) {
        this.mu = mu;
        this.inverseSigma = new double[sigma.length];
        for (int k = 0; k < sigma.length; k++) {
            inverseSigma[k] = 1 / sigma[k];
        }
    }

    double mu(int k) {
        return mu[k];
    }

    double inverseSigma(int k) {
        return inverseSigma[k];
    }

    @Override
    public double mass(int k) {
        double toLow = mu[k] * inverseSigma[k];
        double toHigh = (1 - mu[k]) * inverseSigma[k];
        double mass = 1;
        if (toLow < FAR) {
            mass -= Normal.cdf(-toLow);
        }
        return toHigh < FAR ? mass - Normal.cdf(-toHigh) : mass;
    }

    @Override
    public void multiplyByHeights(double[] products) {
        for (int k = 0; k < products.length; k++) {
            products[k] *= inverseSigma[k] * INVERSE_SQRT_TWO_PI;
        }
    }

    @Override
    public double log(int k, double x) {
        double z = (x - mu[k]) * inverseSigma[k];
        return -0.5 * z * z;
    }

    /** Adds {@link #log} to the terms of all kernels: a plain loop that the compiler turns into vector instructions. */
    void addToAll(double x, double[] terms) {
        double[] centres = mu;
        double[] inverses = inverseSigma;
        for (int k = 0; k < centres.length; k++) {
            double z = (x - centres[k]) * inverses[k];
            terms[k] -= 0.5 * z * z;
        }
    }

    @Override
    public int add(double x, double[] terms, int[] alive, int count, double floor) {
        int living = 0;
        for (int i = 0; i < count; i++) {
            int k = alive[i];
            double z = (x - mu[k]) * inverseSigma[k];
            double term = terms[k] - 0.5 * z * z;
            terms[k] = term;
            alive[living] = k;
            living += term > floor ? 1 : 0;
        }
        return living;
    }

    @Override
    public double draw(int k, RandomGenerator random) {
        double low = -mu[k] * inverseSigma[k];
        double high = (1 - mu[k]) * inverseSigma[k];
        double x = mu[k] + Normal.truncatedQuantile(random.nextDouble(), low, high) / inverseSigma[k];
        return Math.min(1, Math.max(0, x));
    }
}
