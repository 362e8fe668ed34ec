package dev.parzen.training.dl4j;

import static dev.parzen.training.dl4j.LayerNet.ROWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.network.architecture.Pooling;
import dev.parzen.objective.network.layer.AveragePooling;
import dev.parzen.objective.network.layer.GlobalPooling;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.MaxPooling;
import dev.parzen.objective.setting.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Poolings against their formulas written out. */
class PoolingTest {
    static Stream<LayerSpec> poolings() {
        return Stream.of(Padding.values())
                .flatMap(padding -> Stream.of(
                        new MaxPooling(Setting.of(3), Optional.of(Setting.of(2)), Setting.of(padding)),
                        new AveragePooling(Setting.of(3), Optional.of(Setting.of(2)), Setting.of(padding))));
    }

    /** Along an axis of 14, stride 2, a window of 3: 6 places inside, or 7 with 1 of padding behind the far edge. */
    @ParameterizedTest
    @MethodSource("poolings")
    void poolsAnImageAndASequence(LayerSpec pooling) {
        boolean isMax = pooling instanceof MaxPooling;
        LayerNet image = new LayerNet(List.of(14, 14, 4), pooling);
        INDArray y = image.outputOfLayer(0);
        int places = (int) y.size(2);
        assertThat(places).isEqualTo(pooling.toString().contains("SAME") ? 7 : 6);
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                for (int c = 0; c < 4; c++) {
                    Window window = new Window();
                    for (int p = 2 * i; p < Math.min(14, 2 * i + 3); p++) {
                        for (int q = 2 * j; q < Math.min(14, 2 * j + 3); q++) {
                            window.add(image.x(1, (p * 14 + q) * 4 + c));
                        }
                    }
                    assertThat(y.getDouble(1, c, i, j)).isCloseTo(window.pooled(isMax), within(1e-6));
                }
            }
        }
        LayerNet sequence = new LayerNet(List.of(14, 56), pooling);
        INDArray z = sequence.outputOfLayer(0);
        assertThat(z.shape()).containsExactly(ROWS, 56, places, 1);
        for (int i = 0; i < places; i++) {
            Window window = new Window();
            for (int p = 2 * i; p < Math.min(14, 2 * i + 3); p++) {
                window.add(sequence.x(1, p * 56 + 9));
            }
            assertThat(z.getDouble(1, 9, i, 0)).isCloseTo(window.pooled(isMax), within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void poolsEverything(Pooling function) {
        LayerNet image = new LayerNet(List.of(7, 14, 8), new GlobalPooling(Setting.of(function)));
        LayerNet sequence = new LayerNet(List.of(98, 8), new GlobalPooling(Setting.of(function)));
        for (int c = 0; c < 8; c++) {
            Window all = new Window();
            for (int place = 0; place < 98; place++) {
                all.add(image.x(1, place * 8 + c));
            }
            double expected = all.pooled(function == Pooling.MAX);
            assertThat(image.outputOfLayer(0).getDouble(1, c)).isCloseTo(expected, within(1e-6));
            assertThat(sequence.outputOfLayer(0).getDouble(1, c)).isCloseTo(expected, within(1e-6));
        }
    }

    /** Values that are pooled. */
    private static final class Window {
        private double max = Double.NEGATIVE_INFINITY;
        private double sum;
        private int count;

        void add(double x) {
            max = Math.max(max, x);
            sum += x;
            count++;
        }

        double pooled(boolean isMax) {
            return isMax ? max : sum / count;
        }
    }
}
