package dev.parzen.benchmark;

import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.SearchSpace;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Functions to minimise, with the scale by which their regret is judged: 0 at the optimum, 1 for a typical random point. */
enum TestFunction {
    SPHERE(5, -5.12, 5.12, 0, 49.5633912112969, x -> sum(shifted(x, 5.12), z -> z * z)),
    ROSENBROCK(4, -5, 10, 0, 261626.026982765, TestFunction::rosenbrock),
    ACKLEY(8, -32.768, 32.768, 0, 21.3284916772108, x -> ackley(shifted(x, 32.768))),
    RASTRIGIN(
            5,
            -5.12,
            5.12,
            0,
            99.6946451952417,
            x -> 50 + sum(shifted(x, 5.12), z -> z * z - 10 * Math.cos(2 * Math.PI * z))),
    BRANIN(2, 0, 1, 0.3978873577297, 34.9469177806839, TestFunction::branin),
    HARTMANN_3(3, 0, 1, -3.862779787333, -0.55359757635854, x -> hartmann(x, Hartmann.A_3, Hartmann.P_3)),
    HARTMANN_6(6, 0, 1, -3.322368011416, -0.104417902351784, x -> hartmann(x, Hartmann.A_6, Hartmann.P_6)),
    LEVY(6, -10, 10, 0, 63.8259698625991, TestFunction::levy),
    STYBLINSKI_TANG(
            5, -5, 5, -195.8308285189, -33.1659215603338, x -> 0.5 * sum(x, z -> z * z * z * z - 16 * z * z + 5 * z)),
    GRIEWANK(6, -600, 600, 0, 211.440221542777, x -> griewank(shifted(x, 600)));

    private static final double[] SHIFT = {0.31, -0.23, 0.17, -0.37, 0.11, -0.29, 0.41, -0.07};

    private final int dimensions;
    private final double low;
    private final double high;
    private final double minimum;
    private final double randomMedian;
    private final ToDoubleFunction<double[]> formula;

    TestFunction(
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

    SearchSpace space() {
        return new SearchSpace(IntStream.range(0, dimensions)
                .mapToObj(i -> Parameter.of("x" + i, range(i)))
                .toList());
    }

    private FloatRange range(int i) {
        if (this == BRANIN) {
            return i == 0 ? FloatRange.of(-5, 10) : FloatRange.of(0, 15);
        }
        return FloatRange.of(low, high);
    }

    double at(double... x) {
        return formula.applyAsDouble(x);
    }

    double regret(double value) {
        return (value - minimum) / (randomMedian - minimum);
    }

    private static double[] shifted(double[] x, double half) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> x[i] - half * SHIFT[i])
                .toArray();
    }

    private static double sum(double[] x, java.util.function.DoubleUnaryOperator term) {
        double sum = 0;
        for (double z : x) {
            sum += term.applyAsDouble(z);
        }
        return sum;
    }

    private static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += 100 * Math.pow(x[i + 1] - x[i] * x[i], 2) + Math.pow(1 - x[i], 2);
        }
        return sum;
    }

    private static double ackley(double[] z) {
        double root = Math.sqrt(sum(z, v -> v * v) / 8);
        return -20 * Math.exp(-0.2 * root) - Math.exp(sum(z, v -> Math.cos(2 * Math.PI * v)) / 8) + 20 + Math.E;
    }

    private static double branin(double[] x) {
        double bowl = x[1] - 5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
        return bowl * bowl + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x[0]) + 10;
    }

    private static double hartmann(double[] x, double[][] a, double[][] p) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double distance = 0;
            for (int j = 0; j < x.length; j++) {
                distance += a[i][j] * Math.pow(x[j] - p[i][j], 2);
            }
            sum += Hartmann.ALPHA[i] * Math.exp(-distance);
        }
        return -sum;
    }

    private static double levy(double[] x) {
        double[] w = IntStream.range(0, 6).mapToDouble(i -> 1 + (x[i] - 1) / 4).toArray();
        double sum = Math.pow(Math.sin(Math.PI * w[0]), 2);
        for (int i = 0; i < 5; i++) {
            sum += Math.pow(w[i] - 1, 2) * (1 + 10 * Math.pow(Math.sin(Math.PI * w[i] + 1), 2));
        }
        return sum + Math.pow(w[5] - 1, 2) * (1 + Math.pow(Math.sin(2 * Math.PI * w[5]), 2));
    }

    private static double griewank(double[] z) {
        double product = 1;
        for (int i = 0; i < z.length; i++) {
            product *= Math.cos(z[i] / Math.sqrt(i + 1));
        }
        return 1 + sum(z, v -> v * v) / 4000 - product;
    }

    private static final class Hartmann {
        static final double[] ALPHA = {1, 1.2, 3, 3.2};
        static final double[][] A_3 = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
        static final double[][] P_3 = {
            {0.3689, 0.117, 0.2673}, {0.4699, 0.4387, 0.747}, {0.1091, 0.8732, 0.5547}, {0.0381, 0.5743, 0.8828}
        };
        static final double[][] A_6 = {
            {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
        };
        static final double[][] P_6 = {
            {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
            {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
            {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665},
            {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
        };
    }
}
