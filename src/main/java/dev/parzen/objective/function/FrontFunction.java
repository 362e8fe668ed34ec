package dev.parzen.objective.function;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Functions with several values on [0, 1]^d, each value to be minimised; no point is best for all of them. The first
 * number in a name is the dimension d.
 *
 * <p>The figure of merit is the hypervolume between the trials' points and a reference point; a point that is not below
 * the reference point in every value counts nothing.
 */
public enum FrontFunction implements TestFunction {
    /** With g = 1 + 9/(d − 1) Σ_{i≥1} x_i: (x0, g (1 − √(x0/g))). Zitzler, Deb and Thiele 2000. */
    ZDT1_10("zdt1-10", 10, 6.266667, new double[] {1.1, 6}, FrontFunction::zdt1),
    /** With the same g: (x0, g (1 − (x0/g)²)). */
    ZDT2_10("zdt2-10", 10, 5.933333, new double[] {1.1, 6}, FrontFunction::zdt2),
    /**
     * With r = 1 + Σ_{i≥2} (x_i − ½)² and a_i = x_i π/2: (r cos a0 cos a1, r cos a0 sin a1, r sin a0). Deb, Thiele,
     * Laumanns and Zitzler 2002.
     */
    DTLZ2_7_3OBJ("dtlz2-7-3obj", 7, 15.1014, new double[] {2.5, 2.5, 2.5}, FrontFunction::dtlz2);

    private final String label;
    private final int dimensions;
    private final double frontHypervolume;
    private final double[] referencePoint;
    private final UnaryOperator<double[]> formula;

    FrontFunction(
            String label,
            int dimensions,
            double frontHypervolume,
            double[] referencePoint,
            UnaryOperator<double[]> formula) {
        this.label = label;
        this.dimensions = dimensions;
        this.frontHypervolume = frontHypervolume;
        this.referencePoint = referencePoint;
        this.formula = formula;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public int objectives() {
        return referencePoint.length;
    }

    @Override
    public SearchSpace space() {
        return new SearchSpace(IntStream.range(0, dimensions)
                .mapToObj(i -> Parameter.of("x" + i, FloatRange.of(0, 1)))
                .toList());
    }

    /** Where the hypervolume is measured from, one coordinate for each value. */
    public double[] referencePoint() {
        return referencePoint.clone();
    }

    /** The hypervolume of all points that are best: the most there is to reach, to seven digits at most. */
    public double frontHypervolume() {
        return frontHypervolume;
    }

    /** The values at a point of {@link #dimensions} coordinates. */
    public double[] evaluate(double... x) {
        if (x.length != dimensions) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s takes %d coordinates, not %d.", label, dimensions, x.length));
        }
        return formula.apply(x);
    }

    @Override
    public List<Double> values(Map<String, ParameterValue> point) {
        return DoubleStream.of(evaluate(TestFunction.coordinates(point, dimensions)))
                .boxed()
                .toList();
    }

    private static double[] zdt1(double[] x) {
        double g = zdt(x);
        return new double[] {x[0], g * (1 - sqrt(x[0] / g))};
    }

    private static double[] zdt2(double[] x) {
        double g = zdt(x);
        return new double[] {x[0], g * (1 - (x[0] / g) * (x[0] / g))};
    }

    private static double zdt(double[] x) {
        return 1 + 9.0 / (x.length - 1) * Arrays.stream(x).skip(1).sum();
    }

    private static double[] dtlz2(double[] x) {
        double r = 1 + Arrays.stream(x).skip(2).map(t -> (t - 0.5) * (t - 0.5)).sum();
        double a = x[0] * PI / 2;
        double b = x[1] * PI / 2;
        return new double[] {r * cos(a) * cos(b), r * cos(a) * sin(b), r * sin(a)};
    }
}
