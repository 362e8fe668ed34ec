package dev.parzen.sampler.gp;

import dev.parzen.numerics.BoundedMinimum;
import dev.parzen.numerics.InverseFactor;
import dev.parzen.numerics.Normal;
import java.util.Arrays;

/**
 * How well a kernel explains the observations: its parameters are those of the highest posterior density (MAP).
 *
 * <pre>
 * y     observations, n                 K     their covariances with the noise: k(xₐ, x_b) + ν [a = b], n × n
 * α     K⁻¹ y                           p     ln θ₁ … ln θ_d, ln φ₁ … ln φ_d, ln s, ln t, and ln(ν − ν₀) unless the noise is ν₀
 *
 * −ln p(y | p)   = ½ yᵀα + ½ ln|K| + n/2 ln 2π                          (Rasmussen and Williams 2006, equation 2.30)
 * ∂ ln p(y)/∂pₘ  = ½ tr((ααᵀ − K⁻¹) ∂K/∂pₘ)                              (their equation 5.9)
 * </pre>
 */
final class Evidence implements BoundedMinimum.Smooth {
    /** ν₀, where the variance of all observations is 1. */
    static final double LEAST_NOISE = 1e-8;

    static final int FARTHEST = 12;
    private static final double LEAST_FREE_NOISE = 1e-10;
    private static final BoundedMinimum.Patience PATIENCE = new BoundedMinimum.Patience(60, 1e-2, 1e-5);

    private final Points points;
    private final Kernel.Row[] rows;
    private final double[][] columns;
    private final double[] y;
    private final boolean fixedNoise;
    private final Deadline deadline;

    Evidence(Points points, double[] y, boolean fixedNoise, Deadline deadline) {
        this.points = points;
        this.rows = new Kernel.Row[y.length];
        Arrays.setAll(rows, a -> Kernel.Row.of(a, points.dimensions()));
        this.columns = Arrays.stream(rows).map(Kernel.Row::covariances).toArray(double[][]::new);
        this.y = y;
        this.fixedNoise = fixedNoise;
        this.deadline = deadline;
    }

    /** The best kernel near this one. */
    BoundedMinimum.Minimum near(Kernel start) {
        double[] p = parameters(start);
        double[] high = new double[p.length];
        Arrays.fill(high, FARTHEST);
        double[] low = Arrays.stream(high).map(bound -> -bound).toArray();
        if (!fixedNoise) {
            low[p.length - 1] = Math.log(LEAST_FREE_NOISE);
        }
        return BoundedMinimum.near(p, low, high, this, PATIENCE);
    }

    /** The kernel with these parameters p. */
    Kernel kernel(double[] p) {
        int d = points.dimensions();
        double[] e = Arrays.stream(p).map(Math::exp).toArray();
        double noise = fixedNoise ? 0 : e[2 * d + 2];
        return new Kernel(
                Arrays.copyOf(e, d), e[2 * d], Arrays.copyOfRange(e, d, 2 * d), e[2 * d + 1], LEAST_NOISE + noise);
    }

    private double[] parameters(Kernel kernel) {
        int d = points.dimensions();
        double[] p = new double[2 * d + (fixedNoise ? 2 : 3)];
        for (int j = 0; j < d; j++) {
            p[j] = Math.log(kernel.theta()[j]);
            p[d + j] = Math.log(kernel.phi()[j]);
        }
        p[2 * d] = Math.log(kernel.scale());
        p[2 * d + 1] = Math.log(kernel.addend());
        if (!fixedNoise) {
            p[2 * d + 2] = Math.log(kernel.noise() - LEAST_NOISE);
        }
        return p;
    }

    /** −ln p(y | p) − ln prior. */
    @Override
    public double at(double[] p, double[] gradient) {
        deadline.check();
        int n = y.length;
        Kernel kernel = kernel(p);
        Covariances covariances = new Covariances(kernel, points);
        for (int a = 0; a < n; a++) {
            covariances.fill(points.point(a), a, rows[a]);
        }
        InverseFactor factor = InverseFactor.of(columns, kernel.variance() + kernel.noise(), kernel.noise() / 2);
        double[] alpha = factor.solve(y);
        double misfit = 0;
        for (int a = 0; a < n; a++) {
            misfit += y[a] * alpha[a];
        }
        Arrays.fill(gradient, 0);
        derive(kernel, alpha, factor.inverse(), gradient);
        double likelihood = 0.5 * misfit + 0.5 * factor.logDeterminant() + n * Normal.HALF_LOG_TWO_PI;
        return likelihood - Prior.log(kernel, gradient);
    }

    /** Row by row of the lower triangle, whose weights ααᵀ − K⁻¹ take the inverse's place. */
    private void derive(Kernel kernel, double[] alpha, double[][] inverse, double[] gradient) {
        int d = points.dimensions();
        for (int a = 0; a < alpha.length; a++) {
            double[] weights = inverse[a];
            for (int b = 0; b <= a; b++) {
                weights[b] = alpha[a] * alpha[b] - weights[b];
            }
            double half = 0.5 * weights[a];
            double joint = InverseFactor.dot(weights, rows[a].joint(), a);
            double all = InverseFactor.dot(weights, rows[a].covariances(), a);
            gradient[2 * d] -= joint + half * kernel.scale();
            gradient[2 * d + 1] -= all - joint + half * kernel.addend();
            if (!fixedNoise) {
                gradient[2 * d + 2] -= half * (kernel.noise() - LEAST_NOISE);
            }
            deriveByLengths(kernel, rows[a], a, weights, gradient);
        }
    }

    private void deriveByLengths(Kernel kernel, Kernel.Row row, int a, double[] weights, double[] gradient) {
        int d = points.dimensions();
        double[] squares = new double[a];
        for (int j = 0; j < d; j++) {
            Arrays.fill(squares, 0);
            points.addSquares(j, 1, points.columns()[j][a], a, squares);
            for (int b = 0; b < a; b++) {
                squares[b] *= weights[b];
            }
            gradient[j] -= kernel.theta()[j] * InverseFactor.dot(squares, row.slopes(), a);
            gradient[d + j] -= kernel.phi()[j] * InverseFactor.dot(squares, row.alone()[j], a);
        }
    }
}
