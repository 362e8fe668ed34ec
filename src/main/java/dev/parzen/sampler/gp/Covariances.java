package dev.parzen.sampler.gp;

import dev.parzen.numerics.Exponential;
import java.util.Arrays;

/**
 * A kernel's covariances of known points with any other. The additive part needs no exponential of a pair of points, as in
 * one dimension that of their distance is a product of one for each (which of two, the order of the points says):
 *
 * <pre>
 * λⱼ = √(5 φⱼ)                u = xⱼ − ½
 * exp(−λⱼ |u − uᵢ|) = min(exp(−λⱼ u) exp(λⱼ uᵢ), exp(λⱼ u) exp(−λⱼ uᵢ))
 * </pre>
 *
 * Neither factor overflows while φ is below e^{@value Evidence#FARTHEST}, and the product that does is not the smaller one.
 */
final class Covariances {
    private final Kernel kernel;
    private final Points points;
    private final double[] rates;
    private final double[][] rising;
    private final double[][] falling;

    Covariances(Kernel kernel, Points points) {
        this.kernel = kernel;
        this.points = points;
        int d = points.dimensions();
        this.rates = new double[d];
        this.rising = new double[d][];
        this.falling = new double[d][];
        for (int j = 0; j < d; j++) {
            rates[j] = Kernel.ROOT_OF_5 * Math.sqrt(kernel.phi()[j]);
            if (!points.categorical()[j]) {
                rising[j] = exponentials(rates[j], points.columns()[j]);
                falling[j] = inverses(rising[j]);
            }
        }
    }

    private static double[] exponentials(double rate, double[] column) {
        double[] e = new double[column.length];
        for (int i = 0; i < e.length; i++) {
            e[i] = Math.exp(rate * (column[i] - 0.5));
        }
        return e;
    }

    private static double[] inverses(double[] numbers) {
        double[] inverses = new double[numbers.length];
        for (int i = 0; i < inverses.length; i++) {
            inverses[i] = 1 / numbers[i];
        }
        return inverses;
    }

    Kernel kernel() {
        return kernel;
    }

    /** Those of {@code x} with the first {@code count} points. */
    void fill(double[] x, int count, Kernel.Row row) {
        Arrays.fill(row.slopes(), 0, count, 0);
        for (int j = 0; j < x.length; j++) {
            points.addSquares(j, kernel.theta()[j], x[j], count, row.slopes());
        }
        joint(kernel.scale(), count, row.joint(), row.slopes());
        System.arraycopy(row.joint(), 0, row.covariances(), 0, count);
        for (int j = 0; j < x.length; j++) {
            if (points.categorical()[j]) {
                addChoices(j, x[j], count, row.covariances(), row.alone()[j]);
            } else {
                addAlone(j, x[j], count, row.covariances(), row.alone()[j]);
            }
        }
    }

    /** Replaces each r² by s M′(r²), and sets the value to s M(r²). */
    private static void joint(double scale, int count, double[] values, double[] e) {
        for (int i = 0; i < count; i++) {
            values[i] = Kernel.ROOT_OF_5 * Math.sqrt(e[i]);
            e[i] = Math.max(Exponential.LOWEST, -values[i]);
        }
        Exponential.replace(e, count);
        for (int i = 0; i < count; i++) {
            double linear = (1 + values[i]) * scale * e[i];
            values[i] = linear + scale / 3 * values[i] * values[i] * e[i];
            e[i] = -5.0 / 6 * linear;
        }
    }

    private void addAlone(int j, double x, int count, double[] sums, double[] slopes) {
        double[] column = points.columns()[j];
        double[] rise = rising[j];
        double[] fall = falling[j];
        double rate = rates[j];
        double share = kernel.addend() / rates.length;
        double up = share * Math.exp(rate * (x - 0.5));
        double down = share * Math.exp(-rate * (x - 0.5));
        for (int i = 0; i < count; i++) {
            double z = rate * Math.abs(x - column[i]);
            double e = Math.min(down * rise[i], up * fall[i]);
            double linear = (1 + z) * e;
            sums[i] += linear + z * z * e * (1.0 / 3);
            slopes[i] = -5.0 / 6 * linear;
        }
    }

    private void addChoices(int j, double x, int count, double[] sums, double[] slopes) {
        double[] column = points.columns()[j];
        double z = rates[j];
        double share = kernel.addend() / rates.length;
        double e = share * Math.exp(-z);
        double other = (1 + z + z * z / 3) * e;
        double slope = -5.0 / 6 * (1 + z) * e;
        for (int i = 0; i < count; i++) {
            boolean isSame = column[i] == x;
            sums[i] += isSame ? share : other;
            slopes[i] = isSame ? -5.0 / 6 * share : slope;
        }
    }
}
