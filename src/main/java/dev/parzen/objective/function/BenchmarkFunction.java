package dev.parzen.objective.function;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Functions that samplers are compared on; each is to be minimised. The number in a name is the dimension d; parameters
 * are {@code x0}, {@code x1}, ….
 *
 * <p>Where the optimum would lie in the middle of the domain [−h, h]^d, it is moved to h·u with u = (0.31, −0.23, 0.17,
 * −0.37, 0.11, −0.29, 0.41, −0.07), so that a search that begins in the middle gains nothing: z = x − h·u.
 */
public enum BenchmarkFunction implements TestFunction {
    /** Σ z². */
    SPHERE_5(5, -5.12, 5.12, 0, 49.5633912112969, BenchmarkFunction::sphere),
    /** Σ 100 (x_{i+1} − x_i²)² + (1 − x_i)². */
    ROSENBROCK_4(4, -5, 10, 0, 261626.026982765, BenchmarkFunction::rosenbrock),
    /** −20 e^{−0.2 √(Σ z²/d)} − e^{Σ cos(2πz)/d} + 20 + e. */
    ACKLEY_8(8, -32.768, 32.768, 0, 21.3284916772108, BenchmarkFunction::ackley),
    /** 10 d + Σ (z² − 10 cos 2πz). */
    RASTRIGIN_5(5, -5.12, 5.12, 0, 99.6946451952417, BenchmarkFunction::rastrigin),
    /** Branin's function, with x0 in [−5, 10] and x1 in [0, 15]. */
    BRANIN_2(2, -5, 10, 0.3978873577297, 34.9469177806839, BenchmarkFunction::branin),
    /** −Σ α_i e^{−Σ A_ij (x_j − P_ij)²} with three columns. */
    HARTMANN_3(3, 0, 1, -3.862779787333, -0.55359757635854, x -> hartmann(x, Hartmann.A3, Hartmann.P3)),
    /** The same with six columns. */
    HARTMANN_6(6, 0, 1, -3.322368011416, -0.104417902351784, x -> hartmann(x, Hartmann.A6, Hartmann.P6)),
    /** Levy's function of w = 1 + (x − 1)/4. */
    LEVY_6(6, -10, 10, 0, 63.8259698625991, BenchmarkFunction::levy),
    /** ½ Σ (x⁴ − 16 x² + 5 x). */
    STYBLINSKI_TANG_5(5, -5, 5, -195.8308285189, -33.1659215603338, BenchmarkFunction::styblinskiTang),
    /** 1 + Σ z²/4000 − Π cos(z_i / √(i + 1)). */
    GRIEWANK_6(6, -600, 600, 0, 211.440221542777, BenchmarkFunction::griewank);

    private static final double[] SHIFT = {0.31, -0.23, 0.17, -0.37, 0.11, -0.29, 0.41, -0.07};

    private final int dimensions;
    private final double low;
    private final double high;
    private final double minimum;
    private final double randomMedian;
    private final ToDoubleFunction<double[]> formula;

    BenchmarkFunction(
            int dimensions,
            double low,
            double high,
            double minimum,
            double randomMedian,
            ToDoubleFunction<double[]> formula) {
        this.dimensions = dimensions;
        this.low = low;
        this.high = high;
        this.minimum = minimum;
        this.randomMedian = randomMedian;
        this.formula = formula;
    }

    /** The name: {@code branin-2}. */
    @Override
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public int objectives() {
        return 1;
    }

    /** The smallest value. */
    public double minimum() {
        return minimum;
    }

    /** The median of the values at uniformly random points: 1 on the scale of the regret, where the minimum is 0. */
    public double randomMedian() {
        return randomMedian;
    }

    @Override
    public SearchSpace space() {
        return new SearchSpace(
                IntStream.range(0, dimensions).mapToObj(this::axis).toList());
    }

    /** The value at a point of {@link #dimensions} coordinates. */
    public double evaluate(double... x) {
        if (x.length != dimensions) {
            throw new IllegalArgumentException(
                    label() + " takes " + dimensions + " coordinates, not " + x.length + ".");
        }
        return formula.applyAsDouble(x);
    }

    /** The value at the point that a trial's values name. */
    public double evaluate(Map<String, ParameterValue> values) {
        return evaluate(TestFunction.coordinates(values, dimensions));
    }

    @Override
    public List<Double> values(Map<String, ParameterValue> point) {
        return List.of(evaluate(point));
    }

    private Parameter axis(int i) {
        boolean second = this == BRANIN_2 && i == 1;
        return Parameter.of("x" + i, second ? FloatRange.of(0, 15) : FloatRange.of(low, high));
    }

    private static double[] shifted(double[] x, double h) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> x[i] - h * SHIFT[i])
                .toArray();
    }

    private static double sum(double[] x, DoubleUnaryOperator term) {
        return Arrays.stream(x).map(term).sum();
    }

    private static double square(double x) {
        return x * x;
    }

    private static double sphere(double[] x) {
        return sum(shifted(x, 5.12), BenchmarkFunction::square);
    }

    private static double rosenbrock(double[] x) {
        return IntStream.range(0, x.length - 1)
                .mapToDouble(i -> 100 * square(x[i + 1] - square(x[i])) + square(1 - x[i]))
                .sum();
    }

    private static double ackley(double[] x) {
        double[] z = shifted(x, 32.768);
        double root = sqrt(sum(z, BenchmarkFunction::square) / z.length);
        return -20 * exp(-0.2 * root) - exp(sum(z, t -> cos(2 * PI * t)) / z.length) + 20 + Math.E;
    }

    private static double rastrigin(double[] x) {
        return 10 * x.length + sum(shifted(x, 5.12), z -> square(z) - 10 * cos(2 * PI * z));
    }

    private static double branin(double[] x) {
        double inner = x[1] - 5.1 / (4 * PI * PI) * square(x[0]) + 5 / PI * x[0] - 6;
        return square(inner) + 10 * (1 - 1 / (8 * PI)) * cos(x[0]) + 10;
    }

    private static double hartmann(double[] x, double[][] a, double[][] p) {
        double[] alpha = {1, 1.2, 3, 3.2};
        return -IntStream.range(0, alpha.length)
                .mapToDouble(i -> alpha[i]
                        * exp(-IntStream.range(0, x.length)
                                .mapToDouble(j -> a[i][j] * square(x[j] - p[i][j]))
                                .sum()))
                .sum();
    }

    private static double levy(double[] x) {
        double[] w = Arrays.stream(x).map(t -> 1 + (t - 1) / 4).toArray();
        double last = w[w.length - 1];
        double middle = sum(Arrays.copyOf(w, w.length - 1), t -> square(t - 1) * (1 + 10 * square(sin(PI * t + 1))));
        return square(sin(PI * w[0])) + middle + square(last - 1) * (1 + square(sin(2 * PI * last)));
    }

    private static double styblinskiTang(double[] x) {
        return sum(x, t -> square(square(t)) - 16 * square(t) + 5 * t) / 2;
    }

    private static double griewank(double[] x) {
        double[] z = shifted(x, 600);
        double product = IntStream.range(0, z.length)
                .mapToDouble(i -> cos(z[i] / sqrt(i + 1)))
                .reduce(1, (a, b) -> a * b);
        return 1 + sum(z, BenchmarkFunction::square) / 4000 - product;
    }

    /** The constants of Hartmann's functions: a row for each α. */
    private static final class Hartmann {
        static final double[][] A3 = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
        static final double[][] P3 = {
            {0.3689, 0.117, 0.2673}, {0.4699, 0.4387, 0.747}, {0.1091, 0.8732, 0.5547}, {0.0381, 0.5743, 0.8828}
        };
        static final double[][] A6 = {
            {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
        };
        static final double[][] P6 = {
            {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
            {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
            {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665},
            {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
        };
    }
}
