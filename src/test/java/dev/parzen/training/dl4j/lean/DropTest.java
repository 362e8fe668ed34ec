package dev.parzen.training.dl4j.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.training.dl4j.lean.stage.Drop;
import dev.parzen.training.dl4j.lean.stage.Pass;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;

/** Seeds are fixed; bounds are five standard deviations of what independent choices would give. */
class DropTest {
    private static final int ROWS = 999;
    private static final int WIDTH = 101;
    private static final int COUNT = ROWS * WIDTH;

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 0.7, 0.999})
    void keepsTheShareAskedForAndScalesItUp(double kept) {
        float[] y = dropped(kept, 1, 1);
        long ones = 0;
        for (float value : y) {
            assertThat(value).isIn(0f, (float) (1 / kept));
            ones += value > 0 ? 1 : 0;
        }
        assertThat((double) ones / COUNT).isCloseTo(kept, within(5 * Math.sqrt(kept * (1 - kept) / COUNT)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, WIDTH, 2 * WIDTH})
    void choosesEachOnItsOwn(int apart) {
        float[] y = dropped(0.5, 1, 1);
        assertIndependent(y, Arrays.copyOfRange(y, apart, COUNT), COUNT - apart);
    }

    @Test
    void choosesAnewInEachIterationAndPlace() {
        float[] y = dropped(0.5, 1, 1);
        assertIndependent(y, dropped(0.5, 2, 1), COUNT);
        assertIndependent(y, dropped(0.5, 1, 2), COUNT);
        assertThat(dropped(0.5, 1, 1)).isEqualTo(y);
    }

    @Test
    void treatsColumnsAlike() {
        float[] y = dropped(0.7, 3, 0);
        double chi = 0;
        for (int column = 0; column < WIDTH; column++) {
            int ones = 0;
            for (int row = 0; row < ROWS; row++) {
                ones += y[row * WIDTH + column] > 0 ? 1 : 0;
            }
            double error = ones - 0.7 * ROWS;
            chi += error * error / (0.7 * 0.3 * ROWS);
        }
        assertThat(chi)
                .as("χ² of 101 columns, between its 0.001 and 0.999 quantiles")
                .isBetween(62.6, 150.7);
    }

    @Test
    void passesGradientsWhereItPassedValues() {
        Drop drop = new Drop(WIDTH, 0.6, 0, ROWS);
        Pass pass = new Pass(ROWS, true, 7);
        float[] y = drop.forward(ones(), pass).clone();
        assertThat(drop.backward(ones(), pass)).isEqualTo(y);
    }

    @Test
    void doesNothingWhenMeasured() {
        assertThat(new Drop(WIDTH, 0.6, 0, ROWS).forward(ones(), Pass.toMeasure(ROWS)))
                .isEqualTo(ones());
    }

    /** The gradient of a network with dropout against differences of the loss with the same outputs dropped. */
    @Test
    void isPartOfTheGradient() {
        Networks settings = new Networks()
                .layer(new DropoutLayer(0.8))
                .dense(20, Activation.TANH)
                .layer(new DropoutLayer(0.5))
                .dense(10, Activation.TANH);
        settings.updater = new Sgd(1e-30);
        MultiLayerNetwork network = settings.build();
        DataSet batch = Networks.batch(16, new Random(3));
        try (Step step = Step.of(network, 16)) {
            double loss = again(network, step, batch);
            INDArray gradient = network.getFlattenedGradients().dup();
            int moving = 0;
            for (long i = 0; i < gradient.length(); i++) {
                double slope = slope(network, step, batch, i);
                assertThat(gradient.getDouble(i)).as("weight %d", i).isCloseTo(slope, within(1e-3));
                moving += Math.abs(slope) > 5e-3 ? 1 : 0;
            }
            assertThat(moving).isGreaterThan((int) gradient.length() / 3);
            assertThat(again(network, step, batch)).isEqualTo(loss);
            float[] measured = network.output(batch.getFeatures()).data().asFloat();
            assertThat(step.outputs(batch.getFeatures())).containsExactly(measured, Offset.offset(1e-6f));
            assertThat(step.on(batch)).as("in the next iteration").isNotEqualTo(loss);
        }
    }

    /** The loss in iteration 0. */
    private static double again(MultiLayerNetwork network, Step step, DataSet batch) {
        network.getLayerWiseConfigurations().setIterationCount(0);
        return step.on(batch);
    }

    private static double slope(MultiLayerNetwork network, Step step, DataSet batch, long weight) {
        float h = 0.01f;
        float value = network.params().getFloat(weight);
        network.params().putScalar(weight, value + h);
        double above = again(network, step, batch);
        network.params().putScalar(weight, value - h);
        double below = again(network, step, batch);
        network.params().putScalar(weight, value);
        return (above - below) / (2 * h);
    }

    private static void assertIndependent(float[] one, float[] other, int count) {
        int same = 0;
        for (int i = 0; i < count; i++) {
            same += one[i] == other[i] ? 1 : 0;
        }
        assertThat((double) same / count).isCloseTo(0.5, within(2.5 / Math.sqrt(count)));
    }

    private static float[] dropped(double kept, long seed, int place) {
        return new Drop(WIDTH, kept, place, ROWS).forward(ones(), new Pass(ROWS, true, Drop.mix(seed)));
    }

    private static float[] ones() {
        float[] ones = new float[COUNT];
        Arrays.fill(ones, 1);
        return ones;
    }
}
