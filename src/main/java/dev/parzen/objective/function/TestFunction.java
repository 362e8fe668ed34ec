package dev.parzen.objective.function;

import dev.parzen.objective.setting.Labelled;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A function of floats {@code x0}, {@code x1}, … that samplers are compared on. Each of its values is to be minimised. */
public sealed interface TestFunction extends Labelled permits BenchmarkFunction, FrontFunction {

    /** How many coordinates a point has. */
    int dimensions();

    /** How many values a point has. */
    int objectives();

    /** The domain: floats x0, x1, …. */
    SearchSpace space();

    /** The values at the point that a trial's values name. */
    List<Double> values(Map<String, ParameterValue> point);

    /** All of them, those with one value first. */
    static List<TestFunction> all() {
        return Stream.<TestFunction>concat(
                        Arrays.stream(BenchmarkFunction.values()), Arrays.stream(FrontFunction.values()))
                .toList();
    }

    /** The function that {@code name} means, with one value or with several. */
    static Optional<TestFunction> find(String name) {
        return Stream.<Optional<? extends TestFunction>>of(
                        Labelled.find(BenchmarkFunction.class, name), Labelled.find(FrontFunction.class, name))
                .<TestFunction>flatMap(Optional::stream)
                .findFirst();
    }

    /** All names, for messages. */
    static String labels() {
        return all().stream().map(Labelled::label).collect(Collectors.joining(", "));
    }

    /** The coordinates that a trial's values name. */
    static double[] coordinates(Map<String, ParameterValue> point, int dimensions) {
        double[] x = new double[dimensions];
        for (int i = 0; i < dimensions; i++) {
            x[i] = point.get("x" + i).asDouble();
        }
        return x;
    }
}
