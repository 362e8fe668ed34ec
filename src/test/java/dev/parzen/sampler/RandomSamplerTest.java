package dev.parzen.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each test has a level of 0.1 % and a fixed seed. */
class RandomSamplerTest {
    private static final int DRAWS = 6000;
    private static final double KOLMOGOROV = 1.95;
    private static final Map<Integer, Double> CHI_SQUARE = Map.of(3, 16.27, 4, 18.47, 5, 20.52, 9, 27.88);

    @Test
    void drawsFloatsEvenly() {
        assertFollows(FloatRange.of(-3, 5), x -> (x + 3) / 8);
    }

    @Test
    void drawsLogFloatsEvenlyOnTheirScale() {
        assertFollows(FloatRange.log(1e-4, 1), x -> 1 + Math.log10(x) / 4);
    }

    @Test
    void drawsIntegersEvenly() {
        assertEven(IntRange.of(1, 10), 10);
    }

    @Test
    void drawsStepsEvenlyWithBothEnds() {
        assertEven(FloatRange.stepped(0, 1, 0.25), 5);
        assertEven(new IntRange(-5, 10, false, 3), 6);
    }

    @Test
    void drawsChoicesEvenly() {
        assertEven(Categorical.of("a", "b", "c", "d"), 4);
    }

    @Test
    void drawsLogIntegersByTheWidthOfTheirCells() {
        Map<Double, Integer> counts = counts(IntRange.log(1, 6));
        double chiSquare = 0;
        for (int v = 1; v <= 6; v++) {
            double expected = DRAWS * Math.log((v + 0.5) / (v - 0.5)) / Math.log(6.5 / 0.5);
            chiSquare += Math.pow(counts.get((double) v) - expected, 2) / expected;
        }
        assertThat(chiSquare).isLessThan(CHI_SQUARE.get(5));
    }

    private static void assertFollows(Distribution distribution, DoubleUnaryOperator cumulative) {
        double[] shares = IntStream.range(0, DRAWS)
                .mapToDouble(trial -> cumulative.applyAsDouble(draw(distribution, trial)))
                .sorted()
                .toArray();
        double furthest = 0;
        for (int i = 0; i < DRAWS; i++) {
            double apart = Math.max(shares[i] - (double) i / DRAWS, (i + 1.0) / DRAWS - shares[i]);
            furthest = Math.max(furthest, apart);
        }
        assertThat(furthest * Math.sqrt(DRAWS)).isLessThan(KOLMOGOROV);
    }

    private static void assertEven(Distribution distribution, int values) {
        Map<Double, Integer> counts = counts(distribution);
        double expected = (double) DRAWS / values;
        double chiSquare = counts.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(counts).hasSize(values);
        assertThat(chiSquare).isLessThan(CHI_SQUARE.get(values - 1));
    }

    private static Map<Double, Integer> counts(Distribution distribution) {
        Map<Double, Integer> counts = new TreeMap<>();
        IntStream.range(0, DRAWS).forEach(trial -> counts.merge(draw(distribution, trial), 1, Integer::sum));
        return counts;
    }

    private static double draw(Distribution distribution, int trial) {
        ParameterValue value = new RandomSampler()
                .suggest("p", distribution, History.empty(Direction.MINIMIZE), Dice.of(42, trial, "p"))
                .value();
        return value.isNumber() ? value.asDouble() : value.toString().hashCode();
    }
}
