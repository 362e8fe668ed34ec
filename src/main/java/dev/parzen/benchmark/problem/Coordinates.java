package dev.parzen.benchmark.problem;

import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Spaces of x0, x1, …, and the numbers that a trial's values are. */
final class Coordinates {
    private Coordinates() {}

    static SearchSpace space(Distribution... distributions) {
        return new SearchSpace(IntStream.range(0, distributions.length)
                .mapToObj(i -> Parameter.of("x" + i, distributions[i]))
                .toList());
    }

    static SearchSpace cube(int dimensions, double low, double high) {
        Distribution[] all = new Distribution[dimensions];
        Arrays.fill(all, FloatRange.of(low, high));
        return space(all);
    }

    static double[] of(Map<String, ParameterValue> point, int dimensions) {
        return IntStream.range(0, dimensions)
                .mapToDouble(i -> number(point, "x" + i))
                .toArray();
    }

    static double number(Map<String, ParameterValue> point, String name) {
        return point.get(name).asDouble();
    }

    static String text(Map<String, ParameterValue> point, String name) {
        return ((ParameterValue.Text) point.get(name)).value();
    }

    static Distribution choices(String... texts) {
        return new Distribution.Categorical(
                Arrays.stream(texts).map(ParameterValue::of).toList());
    }

    static Distribution choices(List<String> texts) {
        return choices(texts.toArray(String[]::new));
    }

    /** Where the positive number lies between low, 0, and high, 1, on a logarithmic scale. */
    static double logShare(double x, double low, double high) {
        return Math.log(x / low) / Math.log(high / low);
    }

    static double square(double x) {
        return x * x;
    }
}
