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
 * α     K⁻¹ y                           p     ln θ₁ … ln θ_d, ln s, and ln(ν − ν₀) unless the noise is fixed at ν₀
 *
 * −ln p(y | p)   = ½ yᵀα + ½ ln|K| + n/2 ln 2π                          (Rasmussen and Williams 2006, equation 2.30)
 * ∂ ln p(y)/∂pₘ  = ½ tr((ααᵀ − K⁻¹) ∂K/∂pₘ)                              (their equation 5.9)
 * ln prior       = −Σⱼ (0.1/θⱼ + 0.1 θⱼ) + ln s − s + 0.1 ln ν − 30 ν
 * </pre>
 *
 * The prior of s is Gamma(2, 1), that of ν Gamma(1.1, 30); that of θ keeps length-scales from vanishing and from growing
 * without bound.
 */
final class Evidence implements BoundedMinimum.Smooth {
    /** ν₀, where the variance of all observations is 1. */
    static final double LEAST_NOISE = 1e-6;

    private static final double FARTHEST = 12;
    private static final BoundedMinimum.Patience PATIENCE = new BoundedMinimum.Patience(60, 1e-2, 1e-5);

    private final Points points;
    private final double[] y;
    private final boolean fixedNoise;
    private final Deadline deadline;

    Evidence(Points points, double[] y, boolean fixedNoise, Deadline deadline) {
        this.points = points;
        this.y = y;
        this.fixedNoise = fixedNoise;
        this.deadline = deadline;
    }

    /** What is assumed before anything is known. */
    static Kernel prior(int dimensions, boolean fixedNoise) {
        double[] theta = new double[dimensions];
        Arrays.fill(theta, 1);
        return new Kernel(theta, 1, fixedNoise ? LEAST_NOISE : 1 + LEAST_NOISE);
    }

    /** The best kernel near this one. */
    BoundedMinimum.Minimum near(Kernel start) {
        double[] parameters = parameters(start);
        double[] high = new double[parameters.length];
        Arrays.fill(high, FARTHEST);
        double[] low = Arrays.stream(high).map(bound -> -bound).toArray();
        return BoundedMinimum.near(parameters, low, high, this, PATIENCE);
    }

    /** The kernel with these parameters p. */
    Kernel kernel(double[] parameters) {
        int d = points.dimensions();
        double[] theta = Arrays.stream(parameters, 0, d).map(Math::exp).toArray();
        double noise = fixedNoise ? 0 : Math.exp(parameters[d + 1]);
        return new Kernel(theta, Math.exp(parameters[d]), LEAST_NOISE + noise);
    }

    private double[] parameters(Kernel kernel) {
        int d = points.dimensions();
        double[] parameters = new double[d + (fixedNoise ? 1 : 2)];
        for (int j = 0; j < d; j++) {
            parameters[j] = Math.log(kernel.theta()[j]);
        }
        parameters[d] = Math.log(kernel.scale());
        if (!fixedNoise) {
            parameters[d + 1] = Math.log(kernel.noise() - LEAST_NOISE);
        }
        return parameters;
    }

    /** −ln p(y | p) − ln prior. */
    @Override
    public double at(double[] parameters, double[] gradient) {
        deadline.check();
        int n = y.length;
        Kernel kernel = kernel(parameters);
        Kernel.Row[] rows = new Kernel.Row[n];
        InverseFactor factor = InverseFactor.EMPTY;
        for (int a = 0; a < n; a++) {
            rows[a] = Kernel.Row.ofSize(a);
            kernel.fill(points, points.point(a), a, rows[a]);
            factor = factor.plus(rows[a].covariances(), kernel.scale() + kernel.noise(), kernel.noise() / 2);
        }
        double[] alpha = factor.solve(y);
        double misfit = 0;
        for (int a = 0; a < n; a++) {
            misfit += y[a] * alpha[a];
        }
        derive(kernel, rows, alpha, factor.inverse(), gradient);
        double likelihood = 0.5 * misfit + 0.5 * factor.logDeterminant() + n * Normal.HALF_LOG_TWO_PI;
        return likelihood - addPrior(kernel, gradient);
    }

    private void derive(Kernel kernel, Kernel.Row[] rows, double[] alpha, double[][] inverse, double[] gradient) {
        int d = points.dimensions();
        Arrays.fill(gradient, 0);
        double[] sums = new double[alpha.length];
        double ofScale = 0;
        double ofNoise = 0;
        for (int a = 0; a < alpha.length; a++) {
            double[] k = rows[a].covariances();
            double[] slopes = rows[a].slopes();
            for (int b = 0; b < a; b++) {
                double weight = alpha[a] * alpha[b] - inverse[a][b];
                ofScale += weight * k[b];
                slopes[b] *= weight;
            }
            for (int j = 0; j < d; j++) {
                gradient[j] -= kernel.theta()[j] * weighted(j, a, slopes, sums);
            }
            double diagonal = alpha[a] * alpha[a] - inverse[a][a];
            ofScale += 0.5 * kernel.scale() * diagonal;
            ofNoise += 0.5 * diagonal;
        }
        gradient[d] = -ofScale;
        if (!fixedNoise) {
            gradient[d + 1] = -ofNoise * (kernel.noise() - LEAST_NOISE);
        }
    }

    /** The sum of weights times squared differences in dimension j between point a and those before it. */
    private double weighted(int j, int a, double[] weights, double[] squares) {
        Arrays.fill(squares, 0, a, 0);
        points.addSquares(j, 1, points.columns()[j][a], a, squares);
        double sum = 0;
        for (int b = 0; b < a; b++) {
            sum += weights[b] * squares[b];
        }
        return sum;
    }

    private double addPrior(Kernel kernel, double[] gradient) {
        int d = points.dimensions();
        double sum = Math.log(kernel.scale()) - kernel.scale();
        for (int j = 0; j < d; j++) {
            double theta = kernel.theta()[j];
            sum -= 0.1 / theta + 0.1 * theta;
            gradient[j] -= 0.1 / theta - 0.1 * theta;
        }
        gradient[d] -= 1 - kernel.scale();
        if (!fixedNoise) {
            double free = kernel.noise() - LEAST_NOISE;
            gradient[d + 1] -= (0.1 / kernel.noise() - 30) * free;
            sum += 0.1 * Math.log(kernel.noise()) - 30 * kernel.noise();
        }
        return sum;
    }
}
