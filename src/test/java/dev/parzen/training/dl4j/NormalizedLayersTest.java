package dev.parzen.training.dl4j;

import static dev.parzen.training.dl4j.LayerNet.ROWS;
import static dev.parzen.training.dl4j.LayerNet.tanhDense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.MaxPooling;
import dev.parzen.objective.network.layer.Side;
import dev.parzen.objective.setting.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What dense layers and batch normalisation compute, against their formulas written out. */
class NormalizedLayersTest {
    @Test
    void keepsTheOrderOfARowWhereNothingMadeAnImageOfItYet() {
        LayerNet net = new LayerNet(List.of(7, 14, 8), new LayerSpec.Flatten(), tanhDense(3, false, Side.BEFORE));
        for (int k = 0; k < 3; k++) {
            double sum = 0;
            for (int i = 0; i < 784; i++) {
                sum += net.x(1, i) * net.param("0_W").getDouble(i, k);
            }
            assertThat(net.outputOfLayer(0).getDouble(1, k)).isCloseTo(Math.tanh(sum), within(2e-5));
        }
    }

    /** In training: (a − mean) / √(variance + ε) of each unit or channel, over rows (and places). */
    @ParameterizedTest
    @EnumSource
    void normalisesOnTheSideOfTheActivationAskedFor(Side side) {
        LayerNet net = new LayerNet(List.of(784), tanhDense(6, true, side));
        List<INDArray> outputs = net.network.feedForward(net.input, true);
        INDArray normalized = outputs.get(2);
        INDArray before = outputs.get(1);
        for (int k = 0; k < 6; k++) {
            double first = before.getDouble(0, k);
            double second = before.getDouble(1, k);
            double expected = (first - second) / 2 / Math.sqrt(Math.pow((first - second) / 2, 2) + 1e-5);
            assertThat(normalized.getDouble(0, k)).isCloseTo(expected, within(1e-4));
            double sum = side == Side.BEFORE ? 0 : net.param("0_b").getDouble(k);
            for (int i = 0; i < 784; i++) {
                sum += net.x(0, i) * net.param("0_W").getDouble(i, k);
            }
            assertThat(first).isCloseTo(side == Side.BEFORE ? sum : Math.tanh(sum), within(2e-5));
        }
        assertThat(net.network.getnLayers()).isEqualTo(side == Side.BEFORE ? 4 : 3);
    }

    @Test
    void normalisesEachChannelWithTheConstantsGiven() {
        double momentum = 0.75;
        double epsilon = 0.5;
        LayerNet net = new LayerNet(
                List.of(7, 14, 8),
                MaxPooling.of(Setting.of(1)),
                new LayerSpec.BatchNormalization(Setting.of(momentum), Setting.of(epsilon)));
        INDArray y = net.network.feedForward(net.input, true).get(2);
        for (int c = 0; c < 8; c++) {
            double mean = 0;
            double square = 0;
            for (int k = 0; k < ROWS * 98; k++) {
                double x = net.x(k / 98, k % 98 * 8 + c);
                mean += x / (ROWS * 98);
                square += x * x / (ROWS * 98);
            }
            double expected = (net.x(1, c) - mean) / Math.sqrt(square - mean * mean + epsilon);
            assertThat(y.getDouble(1, c, 0, 0)).isCloseTo(expected, within(1e-5));
        }
    }
}
