package dev.parzen.benchmark.problem;

import static dev.parzen.benchmark.problem.Coordinates.logShare;
import static dev.parzen.benchmark.problem.Coordinates.number;
import static dev.parzen.benchmark.problem.Coordinates.square;
import static dev.parzen.benchmark.problem.Coordinates.text;

import dev.parzen.benchmark.problem.Yardstick.Regret;
import dev.parzen.objective.function.BenchmarkFunction;
import dev.parzen.space.Condition;
import dev.parzen.space.Condition.Between;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Parameters that exist only under a condition. All minima are exact. */
final class ConditionalProblems {
    private static final int DEEPEST = 6;

    private ConditionalProblems() {}

    static List<Problem> all() {
        return List.of(optimizers(), functions(), depths());
    }

    /**
     * Four optimizers, each with a learning rate of its own and two with one more setting, beside a weight decay that all
     * have. The loss is a bowl over the logarithms, steeper towards large rates as a real one is; the best optimizer has
     * the narrowest.
     */
    private static Problem optimizers() {
        ParameterValue momentum = ParameterValue.of("Momentum");
        ParameterValue adam = ParameterValue.of("Adam");
        SearchSpace space = SearchSpace.of(
                Parameter.of("optimizer", Coordinates.choices("SGD", "Momentum", "Adam", "RMSprop")),
                Parameter.of("weight_decay", FloatRange.log(1e-7, 1e-1)),
                rate("SGD"),
                rate("Momentum"),
                rate("Adam"),
                rate("RMSprop"),
                Parameter.of("momentum", FloatRange.of(0, 0.99)).when("optimizer", momentum),
                Parameter.of("beta2", FloatRange.log(1e-4, 1e-1)).when("optimizer", adam));
        return Problem.of(
                "optimizers",
                Suite.CONDITIONAL,
                space,
                new Regret(0.1, 0.9922089824077774),
                ConditionalProblems::optimizerLoss);
    }

    private static Parameter rate(String optimizer) {
        return Parameter.of(optimizer + "_rate", FloatRange.log(1e-6, 1))
                .when("optimizer", ParameterValue.of(optimizer));
    }

    private static double optimizerLoss(Map<String, ParameterValue> point) {
        String optimizer = text(point, "optimizer");
        double rate = logShare(number(point, optimizer + "_rate"), 1e-6, 1);
        double decay = square(logShare(number(point, "weight_decay"), 1e-7, 1e-1) - 0.45);
        return decay
                + switch (optimizer) {
                    case "SGD" -> 0.4 + bowl(rate - 0.8, 3);
                    case "Momentum" -> 0.2 + bowl(rate - 0.65, 5) + square(number(point, "momentum") - 0.85);
                    case "Adam" ->
                        0.1 + bowl(rate - 0.5, 12) + square(logShare(number(point, "beta2"), 1e-4, 1e-1) - 0.3);
                    default -> 0.25 + bowl(rate - 0.45, 6);
                };
    }

    /** steepness · t², three times as steep above 0 as below. */
    private static double bowl(double t, double steepness) {
        return steepness * (t > 0 ? 3 : 1) * t * t;
    }

    /**
     * A choice of one of three functions, each on the scale of its random median and with coordinates of its own: the
     * easiest, sphere-5, ends 0.2 and hartmann-3 0.05 above branin-2, whose minimum is the best value.
     */
    private static Problem functions() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.of("function", Coordinates.choices("sphere-5", "hartmann-3", "branin-2")));
        for (BenchmarkFunction function :
                List.of(BenchmarkFunction.SPHERE_5, BenchmarkFunction.HARTMANN_3, BenchmarkFunction.BRANIN_2)) {
            function.space()
                    .parameters()
                    .forEach(axis ->
                            parameters.add(Parameter.of(function.label() + "_" + axis.name(), axis.distribution())
                                    .when("function", ParameterValue.of(function.label()))));
        }
        return Problem.of(
                "functions",
                Suite.CONDITIONAL,
                new SearchSpace(parameters),
                new Regret(0, 1.0848046578872266),
                point -> switch (text(point, "function")) {
                    case "sphere-5" -> 0.2 + share(BenchmarkFunction.SPHERE_5, point);
                    case "hartmann-3" -> 0.05 + share(BenchmarkFunction.HARTMANN_3, point);
                    default -> share(BenchmarkFunction.BRANIN_2, point);
                });
    }

    private static double share(BenchmarkFunction function, Map<String, ParameterValue> point) {
        double[] x = new double[function.dimensions()];
        for (int i = 0; i < x.length; i++) {
            x[i] = number(point, function.label() + "_x" + i);
        }
        return new Regret(function.minimum(), function.randomMedian()).of(function.evaluate(x));
    }

    /**
     * A number of layers n from 1 to 6, and a width for each that exists: 0.1 for each layer that is not there, plus the
     * mean squared distance of the log widths from ones that grow with the layer. The minimum, six layers of the right
     * widths, takes the most parameters.
     */
    private static Problem depths() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.of("layers", IntRange.of(1, DEEPEST)));
        for (int i = 1; i <= DEEPEST; i++) {
            Condition exists =
                    new Condition(Map.of("layers", new Between(OptionalDouble.of(i), OptionalDouble.empty())));
            parameters.add(new Parameter("width" + i, FloatRange.log(1, 1024), exists, Optional.empty()));
        }
        return Problem.of(
                "depths",
                Suite.CONDITIONAL,
                new SearchSpace(parameters),
                new Regret(0, 0.3444590934151933),
                ConditionalProblems::depthLoss);
    }

    private static double depthLoss(Map<String, ParameterValue> point) {
        int layers = (int) number(point, "layers");
        double squares = 0;
        for (int i = 1; i <= layers; i++) {
            squares += square(logShare(number(point, "width" + i), 1, 1024) - (0.2 + 0.1 * i));
        }
        return 0.1 * (DEEPEST - layers) + squares / layers;
    }
}
