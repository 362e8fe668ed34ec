package dev.parzen.objective.network.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.layer.Convolution2d;
import dev.parzen.objective.network.layer.GlobalPooling;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.network.layer.MaxPooling;
import dev.parzen.objective.network.layer.Side;
import dev.parzen.objective.setting.Setting;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSummaryTest {

    @Test
    void hasALineForEachLayerAndTellsThoseOfAKindApart() {
        NetworkSummary summary = summary(
                new NetworkDraft(),
                convolution(Side.BEFORE),
                new MaxPooling(Setting.of(3), Optional.of(Setting.of(2)), Setting.of(Padding.VALID)),
                convolution(Side.AFTER),
                new GlobalPooling(Setting.of(Pooling.AVERAGE)),
                Dense.of(Setting.of(7)),
                new LayerSpec.Dropout(Setting.of(0.25)));
        assertThat(summary.lines().stream().map(NetworkSummaryTest::text))
                .containsExactly(
                        "convolution-2d-1 | 5 × 5, stride 2 | 12 × 12 × 4 | 100",
                        "batch-normalization-1 |  | 12 × 12 × 4 | 16",
                        "activation-1 | tanh | 12 × 12 × 4 | 0",
                        "max-pooling-1 | 3, stride 2 | 5 × 5 × 4 | 0",
                        "convolution-2d-2 | 5 × 5, stride 2, tanh | 1 × 1 × 4 | 404",
                        "batch-normalization-2 |  | 1 × 1 × 4 | 16",
                        "global-pooling-1 | average | 4 | 0",
                        "dense-1 | ReLU | 7 | 35",
                        "dropout-1 | 0.25 | 7 | 0",
                        "output | softmax | 10 | 80");
        assertThat(summary.input()).isEqualTo(Shape.of(28, 28, 1));
        assertThat(summary.trainable()).isEqualTo(635);
        assertThat(summary.frozen()).isEqualTo(16);
        assertThat(summary.parameters()).isEqualTo(651);
    }

    @ParameterizedTest
    @CsvSource({"SGD, 0", "NESTEROV, 1", "ADAM, 2", "AMSGRAD, 3"})
    void estimatesMemoryFromWhatIsHeld(Optimizer optimizer, int remembered) {
        NetworkDraft draft = new NetworkDraft();
        draft.optimizer = Setting.of(optimizer);
        draft.batchSize = Setting.of(8);
        Memory memory = summary(draft, convolution(Side.BEFORE)).memory();
        int outputs = 784 + 3 * 576 + 576 + 10; // the input, three layers, the flattened image, the output
        int trainable = 100 + 8 + 5770;
        assertThat(memory)
                .isEqualTo(new Memory(
                        4 * 2 * (trainable + 8),
                        4 * trainable,
                        4 * remembered * trainable,
                        4 * 8 * (2 * outputs + 144 * 25),
                        8));
        assertThat(memory.total())
                .isEqualTo(memory.parameters() + memory.gradients() + memory.optimizer() + memory.activations());
    }

    @Test
    void measuresHowMuchALayerHoldsForARow() {
        ResolvedNetwork network = new NetworkDraft()
                .layers(convolution(Side.BEFORE), MaxPooling.of(Setting.of(2)))
                .build()
                .resolve(Map.of());
        assertThat(network.architecture(RowForm.of(Shape.of(28, 28, 1)), 10).widest())
                .isEqualTo(784 + 576 + 144 * 25);
    }

    private static NetworkSummary summary(NetworkDraft draft, LayerSpec... layers) {
        ResolvedNetwork network = draft.layers(layers).build().resolve(Map.of());
        return NetworkSummary.of(network, network.architecture(RowForm.of(Shape.of(28, 28, 1)), 10));
    }

    private static Convolution2d convolution(Side side) {
        return new Convolution2d(
                Setting.of(4),
                Setting.of(5),
                Setting.of(2),
                Setting.of(Padding.VALID),
                Setting.of(ActivationFunction.TANH),
                Setting.of(Initialization.AUTO),
                Setting.of(true),
                Setting.of(side),
                Setting.of(0.0));
    }

    private static String text(NetworkSummary.Line line) {
        return String.join(
                " | ", line.name(), line.details(), line.output().toString(), Long.toString(line.parameters()));
    }
}
