package dev.parzen.training.dl4j;

import static dev.parzen.training.dl4j.LayerNet.AUTO;
import static dev.parzen.training.dl4j.LayerNet.ROWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.network.layer.Embedding;
import dev.parzen.objective.network.layer.Lstm;
import dev.parzen.objective.setting.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An LSTM and an embedding against their formulas written out. */
class SequenceLayersTest {
    /** DL4J keeps the weights of g, f, o and i side by side in this order. */
    @Test
    void stepsThroughASequenceAsTheFormulasOfTheLstmSay() {
        int steps = 7;
        int features = 112;
        int units = 5;
        LayerNet every = new LayerNet(
                List.of(steps, features), new Lstm(Setting.of(units), Setting.of(true), AUTO, Setting.of(0.0)));
        LayerNet last = new LayerNet(List.of(steps, features), Lstm.of(Setting.of(units)));
        assertThat(every.param("0_b").getDouble(units))
                .as("the forget gate's bias at the beginning")
                .isEqualTo(1);
        INDArray w = every.param("0_W");
        INDArray u = every.param("0_RW");
        INDArray b = every.param("0_b");
        double[] h = new double[units];
        double[] c = new double[units];
        for (int t = 0; t < steps; t++) {
            double[] z = new double[4 * units];
            for (int k = 0; k < z.length; k++) {
                z[k] = b.getDouble(k);
                for (int f = 0; f < features; f++) {
                    z[k] += every.x(1, t * features + f) * w.getDouble(f, k);
                }
                for (int j = 0; j < units; j++) {
                    z[k] += h[j] * u.getDouble(j, k);
                }
            }
            for (int j = 0; j < units; j++) {
                double g = Math.tanh(z[j]);
                c[j] = sigmoid(z[units + j]) * c[j] + sigmoid(z[3 * units + j]) * g;
                h[j] = sigmoid(z[2 * units + j]) * Math.tanh(c[j]);
                assertThat(every.outputOfLayer(0).getDouble(1, j, t)).isCloseTo(h[j], within(2e-6));
            }
        }
        for (int j = 0; j < units; j++) {
            assertThat(last.outputOfLayer(0).getDouble(1, j)).isCloseTo(h[j], within(2e-6));
        }
    }

    @Test
    void looksUpTheVectorOfEachNumber() {
        LayerNet net = new LayerNet(List.of(784), new Embedding(Setting.of(9), Setting.of(3), AUTO));
        INDArray tokens = Nd4j.zeros(DataType.FLOAT, ROWS, 784);
        for (int i = 0; i < 784; i++) {
            tokens.putScalar(1, i, i % 9);
        }
        INDArray y = net.network.feedForward(tokens, false).get(1);
        assertThat(y.shape()).containsExactly(ROWS, 3, 784);
        for (int i = 0; i < 784; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(y.getDouble(1, j, i)).isEqualTo(net.param("0_W").getDouble(i % 9, j));
                assertThat(y.getDouble(0, j, i)).isEqualTo(net.param("0_W").getDouble(0, j));
            }
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
