package dev.parzen.training.dl4j;

import static dev.parzen.training.dl4j.LayerNet.AUTO;
import static dev.parzen.training.dl4j.LayerNet.ROWS;
import static dev.parzen.training.dl4j.LayerNet.convolution2d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.network.layer.Convolution1d;
import dev.parzen.objective.network.layer.Side;
import dev.parzen.objective.setting.Setting;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Convolutions against their formulas written out, for images and sequences. */
class ConvolutionTest {
    @ParameterizedTest
    @EnumSource
    void convolvesAnImage(Padding padding) {
        int height = 7;
        int width = 16;
        int channels = 7;
        LayerNet net = new LayerNet(List.of(height, width, channels), convolution2d(3, 5, 2, padding));
        INDArray w = net.param("0_W"); // filter, channel, row, column
        INDArray b = net.param("0_b");
        int rows = padding == Padding.SAME ? 4 : 2;
        int columns = padding == Padding.SAME ? 8 : 6;
        int top = padding == Padding.SAME ? 2 : 0; // of (4 − 1)·2 + 5 − 7 = 4 in all
        int left = padding == Padding.SAME ? 1 : 0; // of (8 − 1)·2 + 5 − 16 = 3 in all
        INDArray y = net.outputOfLayer(0);
        assertThat(y.shape()).containsExactly(ROWS, 3, rows, columns);
        for (int r = 0; r < ROWS; r++) {
            for (int f = 0; f < 3; f++) {
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        double sum = b.getDouble(f);
                        for (int m = 0; m < 5; m++) {
                            for (int n = 0; n < 5; n++) {
                                int p = 2 * i + m - top;
                                int q = 2 * j + n - left;
                                for (int c = 0; c < channels && p >= 0 && p < height && q >= 0 && q < width; c++) {
                                    sum += w.getDouble(f, c, m, n) * net.x(r, (p * width + q) * channels + c);
                                }
                            }
                        }
                        assertThat(y.getDouble(r, f, i, j)).isCloseTo(Math.tanh(sum), within(2e-6));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void convolvesASequence(Padding padding) {
        LayerNet net = new LayerNet(
                List.of(56, 14),
                new Convolution1d(
                        Setting.of(3),
                        Setting.of(4),
                        Setting.of(3),
                        Setting.of(padding),
                        Setting.of(ActivationFunction.TANH),
                        AUTO,
                        Setting.of(false),
                        Setting.of(Side.BEFORE),
                        Setting.of(0.0)));
        INDArray w = net.param("0_W"); // filter, feature, step, 1
        int places = padding == Padding.SAME ? 19 : 18;
        int ahead = padding == Padding.SAME ? 1 : 0; // of (19 − 1)·3 + 4 − 56 = 2 in all
        INDArray y = net.outputOfLayer(0);
        assertThat(y.shape()).containsExactly(ROWS, 3, places, 1);
        for (int r = 0; r < ROWS; r++) {
            for (int f = 0; f < 3; f++) {
                for (int i = 0; i < places; i++) {
                    double sum = net.param("0_b").getDouble(f);
                    for (int m = 0; m < 4; m++) {
                        int step = 3 * i + m - ahead;
                        for (int c = 0; c < 14 && step >= 0 && step < 56; c++) {
                            sum += w.getDouble(f, c, m, 0) * net.x(r, step * 14 + c);
                        }
                    }
                    assertThat(y.getDouble(r, f, i, 0)).isCloseTo(Math.tanh(sum), within(2e-6));
                }
            }
        }
    }
}
