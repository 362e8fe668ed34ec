package dev.parzen.objective.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.ObjectiveSpec.Benchmark;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrontFunctionTest {

    static Stream<Arguments> checkValues() {
        double[] tenHalves = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        double[] ten = {0.25, 0.1, 0.2, 0, 0.3, 0, 0.1, 0.05, 0.15, 0.4};
        return Stream.of(
                Arguments.of(FrontFunction.ZDT1_10, tenHalves, new double[] {0.5, 3.8416876048223}),
                Arguments.of(FrontFunction.ZDT1_10, ten, new double[] {0.25, 1.54171245559484}),
                Arguments.of(FrontFunction.ZDT2_10, tenHalves, new double[] {0.5, 5.45454545454546}),
                Arguments.of(FrontFunction.ZDT2_10, ten, new double[] {0.25, 2.27282608695652}),
                Arguments.of(
                        FrontFunction.DTLZ2_7_3OBJ,
                        new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5},
                        new double[] {0.5, 0.5, 0.707106781186547}),
                Arguments.of(
                        FrontFunction.DTLZ2_7_3OBJ,
                        new double[] {0.25, 0.75, 0.1, 0.9, 0.4, 0.6, 0.3},
                        new double[] {0.487903679018718, 1.17790367901872, 0.528103136663824}));
    }

    @ParameterizedTest
    @MethodSource("checkValues")
    void hasTheCheckValues(FrontFunction function, double[] point, double[] values) {
        assertThat(function.evaluate(point)).containsExactly(values, within(1e-12));
    }

    /** Integrated by hand: r₁ r₂ less the area below the front, for which f2 = 1 − √f1, 1 − f1² and |f| = 1. */
    @Test
    void knowsTheHypervolumeOfItsFront() {
        double ends = 6 * 0.1;
        assertThat(FrontFunction.ZDT1_10.frontHypervolume()).isCloseTo(6 - (1 - 2 / 3.0) + ends, within(1e-6));
        assertThat(FrontFunction.ZDT2_10.frontHypervolume()).isCloseTo(6 - (1 - 1 / 3.0) + ends, within(1e-6));
        double eighthOfABall = Math.PI / 6;
        assertThat(FrontFunction.DTLZ2_7_3OBJ.frontHypervolume())
                .isCloseTo(2.5 * 2.5 * 2.5 - eighthOfABall, within(1e-4));
    }

    @Test
    void isABenchmarkLikeTheOthers() {
        Benchmark benchmark = new Benchmark("DTLZ2-7-3obj");
        assertThat(benchmark.resolve()).isEqualTo(FrontFunction.DTLZ2_7_3OBJ);
        assertThat(benchmark.valueCount()).hasValue(3);
        assertThat(benchmark.ownSpace().orElseThrow().parameters()).hasSize(7);
        assertThatThrownBy(() -> new Benchmark("zdt9"))
                .hasMessageContaining("zdt1-10")
                .hasMessageContaining("branin-2");
    }
}
