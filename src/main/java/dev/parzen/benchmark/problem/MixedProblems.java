package dev.parzen.benchmark.problem;

import static dev.parzen.benchmark.problem.Coordinates.logShare;
import static dev.parzen.benchmark.problem.Coordinates.number;
import static dev.parzen.benchmark.problem.Coordinates.square;

import dev.parzen.benchmark.problem.Yardstick.Regret;
import dev.parzen.objective.function.BenchmarkFunction;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.ParameterValue;
import java.util.List;
import java.util.Map;

/** Several kinds of parameters in one space. */
final class MixedProblems {
    private static final List<String> CHOICES = List.of("a", "b", "c", "d", "e");
    /** What the choices of ackley-mixed-8 stand for, in an order that says nothing; the first coordinate's, the second's. */
    private static final double[][] MEANINGS = {{7, 0, 19, 3, 12}, {4, 22, 9, 15, 0}};

    private MixedProblems() {}

    static List<Problem> all() {
        return List.of(ackley(), rosenbrock(), branin(), hartmann());
    }

    /**
     * Ackley's function of four floats, two integers and two choices: z_i = x_i less (9, −6, 13, −17, 4, −11), or what
     * the choice stands for. The minimum is exact.
     */
    private static Problem ackley() {
        Distribution range = FloatRange.of(-32.768, 32.768);
        Distribution whole = IntRange.of(-32, 32);
        Distribution choice = Coordinates.choices(CHOICES);
        double[] shift = {9, -6, 13, -17, 4, -11};
        return Problem.of(
                "ackley-mixed-8",
                Suite.MIXED,
                Coordinates.space(range, range, range, range, whole, whole, choice, choice),
                new Regret(0, 20.57147318203765),
                point -> {
                    double[] z = new double[8];
                    for (int i = 0; i < 6; i++) {
                        z[i] = number(point, "x" + i) - shift[i];
                    }
                    for (int i = 6; i < 8; i++) {
                        z[i] = MEANINGS[i - 6][CHOICES.indexOf(Coordinates.text(point, "x" + i))];
                    }
                    return ackley(z);
                });
    }

    private static double ackley(double[] z) {
        double squares = 0;
        double waves = 0;
        for (double t : z) {
            squares += square(t);
            waves += Math.cos(2 * Math.PI * t);
        }
        return -20 * Math.exp(-0.2 * Math.sqrt(squares / z.length)) - Math.exp(waves / z.length) + 20 + Math.E;
    }

    /** Rosenbrock's function where x0 and x2 take steps of a quarter and x1 and x3 are integers: (1, 1, 1, 1) is a point. */
    private static Problem rosenbrock() {
        return Problem.of(
                "rosenbrock-step-4",
                Suite.MIXED,
                Coordinates.space(
                        FloatRange.stepped(-5, 10, 0.25),
                        IntRange.of(-5, 10),
                        FloatRange.stepped(-5, 10, 0.25),
                        IntRange.of(-5, 10)),
                new Regret(0, 284665.3515625),
                BenchmarkFunction.ROSENBROCK_4::evaluate);
    }

    /** Branin's function of the logarithms of two rates. */
    private static Problem branin() {
        return Problem.of(
                "branin-log-2",
                Suite.MIXED,
                Coordinates.space(FloatRange.log(1e-6, 1), FloatRange.log(1, 1e4)),
                new Regret(BenchmarkFunction.BRANIN_2.minimum(), BenchmarkFunction.BRANIN_2.randomMedian()),
                point -> BenchmarkFunction.BRANIN_2.evaluate(
                        -5 + 15 * logShare(number(point, "x0"), 1e-6, 1), 15 * logShare(number(point, "x1"), 1, 1e4)));
    }

    /**
     * Hartmann's function of six coordinates: two floats, two floats on a logarithmic scale, an integer from 0 to 20 and
     * an integer from 1 to 1000 on a logarithmic scale. The minimum was found by gradient descent from 40 points for each
     * of the integers near the optimum of the continuous function.
     */
    private static Problem hartmann() {
        return Problem.of(
                "hartmann-mixed-6",
                Suite.MIXED,
                Coordinates.space(
                        FloatRange.of(0, 1),
                        FloatRange.of(0, 1),
                        FloatRange.log(1e-5, 1e-1),
                        FloatRange.log(1e-3, 10),
                        IntRange.of(0, 20),
                        IntRange.log(1, 1000)),
                new Regret(-3.3156747654179215, -0.09725789039758327),
                MixedProblems::hartmann);
    }

    private static double hartmann(Map<String, ParameterValue> point) {
        return BenchmarkFunction.HARTMANN_6.evaluate(
                number(point, "x0"),
                number(point, "x1"),
                logShare(number(point, "x2"), 1e-5, 1e-1),
                logShare(number(point, "x3"), 1e-3, 10),
                number(point, "x4") / 20,
                logShare(number(point, "x5"), 1, 1000));
    }
}
