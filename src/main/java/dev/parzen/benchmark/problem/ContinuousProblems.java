package dev.parzen.benchmark.problem;

import static dev.parzen.benchmark.problem.Coordinates.square;
import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

import dev.parzen.benchmark.problem.Yardstick.Regret;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.SearchSpace;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Floats, where the best point lies elsewhere than in the functions of the page. */
final class ContinuousProblems {
    private ContinuousProblems() {}

    static List<Problem> all() {
        return List.of(
                problem("schwefel-4", Coordinates.cube(4, -500, 500), SCHWEFEL, ContinuousProblems::schwefel),
                problem("michalewicz-5", Coordinates.cube(5, 0, PI), MICHALEWICZ, ContinuousProblems::michalewicz),
                problem("ellipsoid-8", Coordinates.cube(8, -5, 5), ELLIPSOID, ContinuousProblems::ellipsoid),
                problem("slope-6", Coordinates.cube(6, -1, 1), SLOPE, ContinuousProblems::slope),
                problem(
                        "camel-2",
                        Coordinates.space(FloatRange.of(-3, 3), FloatRange.of(-2, 2)),
                        CAMEL,
                        ContinuousProblems::camel),
                problem("sphere-20", Coordinates.cube(20, -5, 5), SPHERE, ContinuousProblems::sphere));
    }

    /** At 420.968746 in each coordinate, near a corner. */
    private static final Regret SCHWEFEL = new Regret(0, 1671.072645004116);
    /** Found one coordinate after the other, which do not touch each other. */
    private static final Regret MICHALEWICZ = new Regret(-4.6876581790881, -0.42133114076638944);

    private static final Regret ELLIPSOID = new Regret(0, 83025.37742106107);
    private static final Regret SLOPE = new Regret(0, 25.281147636696694);
    private static final Regret CAMEL = new Regret(-1.0316284534898774, 8.065675702701116);
    private static final Regret SPHERE = new Regret(0, 256.42527126608627);

    private static Problem problem(
            String name, SearchSpace space, Regret yardstick, ToDoubleFunction<double[]> formula) {
        int dimensions = space.parameters().size();
        return Problem.of(
                name,
                Suite.CONTINUOUS,
                space,
                yardstick,
                point -> formula.applyAsDouble(Coordinates.of(point, dimensions)));
    }

    /** 418.98… d − Σ x sin √|x| (Schwefel 1981). */
    private static double schwefel(double[] x) {
        double sum = 0;
        for (double t : x) {
            sum += t * sin(sqrt(abs(t)));
        }
        return 418.9828872724338 * x.length - sum;
    }

    /** −Σ sin x_i · sin²⁰((i + 1) x_i² / π): narrow valleys at right angles. */
    private static double michalewicz(double[] x) {
        return -IntStream.range(0, x.length)
                .mapToDouble(i -> sin(x[i]) * pow(sin((i + 1) * square(x[i]) / PI), 20))
                .sum();
    }

    /**
     * Σ 10^{4i/(d−1)} y_i² with y = (I − 2vvᵀ/vᵀv)(x − c), v = (1, 2, …, d): an ellipsoid of condition 10⁴ that no axis
     * is parallel to. c_i = 2 cos i.
     */
    private static double ellipsoid(double[] x) {
        double along = 0;
        double length = 0;
        for (int i = 0; i < x.length; i++) {
            along += (i + 1) * (x[i] - 2 * Math.cos(i));
            length += square(i + 1);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double mirrored = x[i] - 2 * Math.cos(i) - 2 * (i + 1) * along / length;
            sum += pow(10, 4.0 * i / (x.length - 1)) * square(mirrored);
        }
        return sum;
    }

    /** Σ 10^{i/(d−1)} (1 − s_i x_i) with signs s alternating: straight down into a corner. */
    private static double slope(double[] x) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> pow(10, (double) i / (x.length - 1)) * (1 - (i % 2 == 0 ? x[i] : -x[i])))
                .sum();
    }

    /** The six-hump camel back (Dixon and Szegő 1978). */
    private static double camel(double[] x) {
        double a = square(x[0]);
        double b = square(x[1]);
        return (4 - 2.1 * a + a * a / 3) * a + x[0] * x[1] + (4 * b - 4) * b;
    }

    /** Σ (x_i − 3 sin(i + 1))². */
    private static double sphere(double[] x) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> square(x[i] - 3 * sin(i + 1)))
                .sum();
    }
}
