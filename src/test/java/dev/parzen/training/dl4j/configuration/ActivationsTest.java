package dev.parzen.training.dl4j.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.ResolvedNetwork.Shaping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Each activation function against its formula, and its gradient against differences of it. */
class ActivationsTest {
    private static final double SLOPE = 0.07;
    private static final double[] X = {-9, -3, -1.5, -0.4, -0.01, 0.01, 0.3, 1, 2.5, 8};
    private static final double H = 1e-5;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX")
    void computesTheFormula(ActivationFunction function) {
        for (double x : X) {
            assertThat(value(function, x)[0]).as("at " + x).isCloseTo(formula(function, x), within(1e-8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesBackByTheDerivative(ActivationFunction function) {
        for (double x : X) {
            double[] point = {x, 0.2, -0.7};
            double[] back = derivative(function, point);
            for (int i = 0; i < point.length; i++) {
                double[] above = point.clone();
                double[] below = point.clone();
                above[i] += H;
                below[i] -= H;
                double difference = (value(function, above)[0] - value(function, below)[0]) / (2 * H);
                assertThat(back[i]).as("number " + i + " at " + x).isCloseTo(difference, within(1e-8));
            }
        }
    }

    @Test
    void softmaxIsTheShareOfThePower() {
        double sum = Math.exp(1) + Math.exp(2) + Math.exp(-3);
        assertThat(value(ActivationFunction.SOFTMAX, 1, 2, -3))
                .containsExactly(
                        new double[] {Math.exp(1) / sum, Math.exp(2) / sum, Math.exp(-3) / sum}, within(1e-12));
    }

    /** x Φ(x) at 1 and −1.5, with Φ from tables of the normal distribution. */
    @Test
    void geluIsNearTheOneWithTheNormalDistribution() {
        assertThat(value(ActivationFunction.GELU, 1)[0]).isCloseTo(0.8413447461, within(0.0204));
        assertThat(value(ActivationFunction.GELU, -1.5)[0]).isCloseTo(-1.5 * 0.0668072013, within(0.0204));
    }

    private static double formula(ActivationFunction function, double x) {
        return switch (function) {
            case RELU -> Math.max(0, x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case LEAKY_RELU -> x > 0 ? x : SLOPE * x;
            case ELU -> x > 0 ? x : Math.exp(x) - 1;
            case SELU ->
                1.0507009873554804934193349852946 * (x > 0 ? x : 1.6732632423543772848170429916717 * (Math.exp(x) - 1));
            case GELU -> x / (1 + Math.exp(-1.702 * x));
            case SWISH -> x / (1 + Math.exp(-x));
            case IDENTITY -> x;
            case SOFTMAX -> throw new IllegalArgumentException("needs all units");
        };
    }

    private static double[] value(ActivationFunction function, double... x) {
        return inDl4j(function).getActivation(row(x), true).toDoubleVector();
    }

    /** The derivative of the first output by each input. */
    private static double[] derivative(ActivationFunction function, double[] x) {
        double[] first = new double[x.length];
        first[0] = 1;
        return inDl4j(function).backprop(row(x), row(first)).getFirst().toDoubleVector();
    }

    private static IActivation inDl4j(ActivationFunction function) {
        return new Activations(new Shaping(SLOPE, 1)).of(function);
    }

    private static INDArray row(double... x) {
        return Nd4j.createFromArray(new double[][] {x});
    }
}
