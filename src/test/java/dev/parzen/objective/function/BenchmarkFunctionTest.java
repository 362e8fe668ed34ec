package dev.parzen.objective.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.ObjectiveSpec.Benchmark;
import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BenchmarkFunctionTest {

    static Stream<Arguments> publishedValues() {
        return Stream.of(
                at("sphere-5", 8.56948736, 0, 0, 0, 0, 0),
                at("sphere-5", 45.93628736, 1, -2, 0.5, 3, -4),
                at("rosenbrock-4", 3, 0, 0, 0, 0),
                at("rosenbrock-4", 2801, -1.5, 2, 3.5, 7),
                at("ackley-8", 18.6764151671931, 0, 0, 0, 0, 0, 0, 0, 0),
                at("ackley-8", 6.95094943754125, 10, -5, 2.5, -12, 3, -9, 13, -2),
                at("rastrigin-5", 57.1916907051864, 0, 0, 0, 0, 0),
                at("rastrigin-5", 108.286031505223, 1, -2, 0.5, 3, -4),
                at("branin-2", 55.6021126422703, 0, 0),
                at("branin-2", 24.1299644136223, 2.5, 7.5),
                at("hartmann-3", -0.628022015070594, 0.5, 0.5, 0.5),
                at("hartmann-3", -3.56071573560349, 0.1, 0.6, 0.8),
                at("hartmann-6", -0.505314991702233, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5),
                at("hartmann-6", -2.8567310380001, 0.2, 0.1, 0.5, 0.3, 0.4, 0.6),
                at("levy-6", 1.07922277058487, 0, 0, 0, 0, 0, 0),
                at("levy-6", 42.333124128459, -3, 2, 5, -7.5, 1.5, 8),
                at("styblinski-tang-5", 0, 0, 0, 0, 0, 0),
                at("styblinski-tang-5", -89.71875, -3, 2, -2.5, 4, 1),
                at("griewank-6", 37.9596586894674, 0, 0, 0, 0, 0, 0),
                at("griewank-6", 2.8544008410587, 150, -100, 75, -250, 50, -120));
    }

    static Stream<Arguments> optima() {
        return Stream.of(
                at("sphere-5", 0, 1.5872, -1.1776, 0.8704, -1.8944, 0.5632),
                at("rosenbrock-4", 0, 1, 1, 1, 1),
                at("ackley-8", 0, 10.15808, -7.53664, 5.57056, -12.12416, 3.60448, -9.50272, 13.43488, -2.29376),
                at("rastrigin-5", 0, 1.5872, -1.1776, 0.8704, -1.8944, 0.5632),
                at("branin-2", 0.3978873577297, Math.PI, 2.275),
                at("hartmann-3", -3.862779787333, 0.1145889, 0.5556489, 0.852547),
                at("hartmann-6", -3.322368011416, 0.2016895, 0.1500107, 0.476874, 0.2753324, 0.3116516, 0.6573005),
                at("levy-6", 0, 1, 1, 1, 1, 1, 1),
                at("styblinski-tang-5", -195.8308285189, -2.903534, -2.903534, -2.903534, -2.903534, -2.903534),
                at("griewank-6", 0, 186, -138, 102, -222, 66, -174));
    }

    @ParameterizedTest
    @MethodSource("publishedValues")
    void hasThePublishedValues(String name, double value, double[] point) {
        double scale = Math.max(1, Math.abs(value));
        assertThat(function(name).evaluate(point)).isCloseTo(value, within(1e-12 * scale));
    }

    @ParameterizedTest
    @MethodSource("optima")
    void isSmallestAtItsOptimum(String name, double value, double[] point) {
        BenchmarkFunction function = function(name);
        assertThat(function.minimum()).isEqualTo(value);
        assertThat(function.evaluate(point)).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void isRarelyBelowAndRarelyAboveItsRandomMedian(BenchmarkFunction function) {
        Random random = new Random(1);
        int below = 0;
        for (int i = 0; i < 2000; i++) {
            Map<String, ParameterValue> point = function.space().walk((parameter, values) -> {
                Distribution.FloatRange range = (Distribution.FloatRange) parameter.distribution();
                return ParameterValue.of(range.low() + random.nextDouble() * (range.high() - range.low()));
            });
            below += function.evaluate(point) < function.randomMedian() ? 1 : 0;
        }
        assertThat(below).as("of 2000, ±5 standard deviations").isBetween(890, 1110);
    }

    @Test
    void readsItsNameIgnoringCaseAndHyphens() {
        assertThat(new Benchmark("Branin2").function()).isEqualTo("branin-2");
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> new Benchmark("brainin-2"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("brainin-2")
                .hasMessageContaining("branin-2");
    }

    @Test
    void refusesASpaceWithoutItsCoordinates() {
        Benchmark branin = new Benchmark("branin-2");
        branin.requireFits(branin.ownSpace().orElseThrow());
        SearchSpace lacking = SearchSpace.of(Parameter.of("x0", Distribution.FloatRange.of(0, 1)));
        assertThatThrownBy(() -> branin.requireFits(lacking)).hasMessageContaining("x1");
    }

    private static BenchmarkFunction function(String name) {
        return (BenchmarkFunction) new Benchmark(name).resolve();
    }

    private static Arguments at(String name, double value, double... point) {
        return Arguments.of(name, value, point);
    }
}
