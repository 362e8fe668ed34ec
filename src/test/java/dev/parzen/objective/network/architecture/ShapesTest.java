package dev.parzen.objective.network.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.InputSpec;
import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.layer.AveragePooling;
import dev.parzen.objective.network.layer.Convolution1d;
import dev.parzen.objective.network.layer.Convolution2d;
import dev.parzen.objective.network.layer.Embedding;
import dev.parzen.objective.network.layer.GlobalPooling;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Block;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.network.layer.Lstm;
import dev.parzen.objective.network.layer.MaxPooling;
import dev.parzen.objective.network.layer.Side;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
    private static final Shape IMAGE = Shape.of(28, 28, 1);
    private static final Shape SEQUENCE = Shape.of(40, 3);
    private static final Shape PLAIN = Shape.of(784);

    /** The network of "Gradient-based learning applied to document recognition" as Keras's tutorials have it. */
    @Test
    void countsAsKerasDoes() {
        Architecture network = architecture(
                IMAGE,
                10,
                Convolution2d.of(Setting.of(32)),
                MaxPooling.of(Setting.of(2)),
                Convolution2d.of(Setting.of(64)),
                MaxPooling.of(Setting.of(2)),
                new LayerSpec.Flatten(),
                new LayerSpec.Dropout(Setting.of(0.5)));
        // keras.io, "Simple MNIST convnet": the shapes and parameters of its summary
        assertThat(outputs(network))
                .containsExactly(
                        "26 × 26 × 32",
                        "26 × 26 × 32",
                        "13 × 13 × 32",
                        "11 × 11 × 64",
                        "11 × 11 × 64",
                        "5 × 5 × 64",
                        "1600",
                        "1600",
                        "10");
        assertThat(network.stages().mapToLong(Stage::trainable).filter(n -> n > 0))
                .containsExactly(320L, 18_496L, 16_010L);
        assertThat(network.parameters()).isEqualTo(34_826);
        assertThat(network.frozen()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "VALID, 10, 3, 1, 8", "VALID, 10, 3, 2, 4", "VALID, 10, 10, 7, 1", "VALID, 10, 2, 3, 3",
        "SAME, 10, 3, 1, 10", "SAME, 10, 3, 2, 5", "SAME, 9, 4, 2, 5", "SAME, 10, 2, 3, 4"
    })
    void slidesAWindowAsKerasDoes(Padding padding, int extent, int size, int stride, int places) {
        assertThat(padding.places(extent, size, stride)).isEqualTo(places);
    }

    @Test
    void pullsEachAxisTheSame() {
        Architecture network = architecture(
                Shape.of(9, 16, 3),
                2,
                new Convolution2d(
                        Setting.of(4),
                        Setting.of(5),
                        Setting.of(2),
                        Setting.of(Padding.SAME),
                        Setting.of(ActivationFunction.RELU),
                        Setting.of(Initialization.AUTO),
                        Setting.of(true),
                        Setting.of(Side.BEFORE),
                        Setting.of(0.0)),
                new AveragePooling(Setting.of(3), Optional.of(Setting.of(1)), Setting.of(Padding.VALID)));
        assertThat(outputs(network)).containsExactly("5 × 8 × 4", "5 × 8 × 4", "5 × 8 × 4", "3 × 6 × 4", "72", "2");
        assertThat(network.trainable())
                .as("without biases before batch normalisation")
                .isEqualTo(300 + 8 + 146);
        assertThat(network.frozen()).isEqualTo(8);
    }

    @Test
    void followsASequence() {
        Architecture network = architecture(
                SEQUENCE,
                5,
                Convolution1d.of(Setting.of(8)),
                MaxPooling.of(Setting.of(2)),
                new Lstm(Setting.of(6), Setting.of(true), Setting.of(Initialization.AUTO), Setting.of(0.0)),
                Lstm.of(Setting.of(4)));
        assertThat(outputs(network)).containsExactly("38 × 8", "38 × 8", "19 × 8", "19 × 6", "4", "5");
        assertThat(network.stages().mapToLong(Stage::trainable))
                .containsExactly(80L, 0L, 0L, 4L * 6 * (8 + 6 + 1), 4L * 4 * (6 + 4 + 1), 25L);
    }

    @Test
    void embedsWholeNumbers() {
        Architecture network = architecture(
                Shape.of(12),
                2,
                new Embedding(Setting.of(100), Setting.of(8), Setting.of(Initialization.AUTO)),
                new GlobalPooling(Setting.of(Pooling.AVERAGE)));
        assertThat(outputs(network)).containsExactly("12 × 8", "8", "2");
        assertThat(network.parameters()).isEqualTo(800 + 18);
    }

    @Test
    void flattensBeforeADenseLayerAndTheOutput() {
        LayerSpec pooling = MaxPooling.of(Setting.of(2));
        assertThat(outputs(architecture(IMAGE, 10, pooling, Dense.of(Setting.of(32)))))
                .containsExactly("14 × 14 × 1", "196", "32", "32", "10");
        assertThat(outputs(architecture(SEQUENCE, 10, pooling))).containsExactly("20 × 3", "60", "10");
    }

    @Test
    void readsRowsAsPlainWhereNoLayerWorksOnImages() {
        LayerSpec normalization = new LayerSpec.BatchNormalization(Setting.of(0.9), Setting.of(1e-5));
        Architecture network = architecture(IMAGE, 10, normalization, Dense.of(Setting.of(32)));
        assertThat(outputs(network)).containsExactly("784", "32", "32", "10");
        assertThat(network.frozen()).isEqualTo(2 * 784);
    }

    @Test
    void readsARowAsTheInputSays() {
        NetworkDraft draft = new NetworkDraft().layers(Convolution2d.of(Setting.of(4)));
        draft.input = Optional.of(new InputSpec(List.of(28, 28, 1)));
        Architecture network = draft.build().resolve(Map.of()).architecture(RowForm.of(PLAIN), 10);
        assertThat(network.input()).isEqualTo(IMAGE);
        assertThat(outputs(network)).contains("26 × 26 × 4");
    }

    @Test
    void refusesAnInputThatTheRowsCannotBe() {
        NetworkDraft draft = new NetworkDraft();
        draft.input = Optional.of(new InputSpec(List.of(28, 27)));
        assertThatThrownBy(() -> draft.build().resolve(Map.of()).architecture(RowForm.of(PLAIN), 10))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.pointer()).isEqualTo("/input/shape"))
                .hasMessageContaining("28 × 27, which is 756 numbers")
                .hasMessageContaining("784");
        assertThatThrownBy(() -> new InputSpec(List.of(2, 0))).hasMessageContaining("[2, 0]");
        assertThatThrownBy(() -> new InputSpec(List.of(1, 1, 1, 1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new InputSpec(List.of(70_000, 70_000))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void refusesLayersThatDoNotFitAndSaysWhatToDo() {
        refuses(PLAIN, "/layers/0", "an image, and its input is a plain row, 784", Convolution2d.of(Setting.of(4)));
        refuses(PLAIN, "/layers/0", "[height, width, channels]", MaxPooling.of(Setting.of(2)));
        refuses(PLAIN, "/layers/0", "[steps, features]", Lstm.of(Setting.of(4)));
        refuses(IMAGE, "/layers/0", "a sequence, and its input is an image, 28 × 28 × 1", Lstm.of(Setting.of(4)));
        refuses(IMAGE, "/layers/0", "convolution-2d", Convolution1d.of(Setting.of(4)));
        refuses(SEQUENCE, "/layers/0", "its input is a sequence, 40 × 3", Convolution2d.of(Setting.of(4)));
        refuses(
                PLAIN,
                "/layers/1",
                "first",
                Dense.of(Setting.of(4)),
                new Embedding(Setting.of(9), Setting.of(2), Setting.of(Initialization.AUTO)));
        refuses(
                IMAGE,
                "/layers/1",
                "The convolution-2d at layers/1 needs an image, and its input is a plain row, 8",
                Dense.of(Setting.of(8)),
                Convolution2d.of(Setting.of(4)));
    }

    @Test
    void refusesAWindowLargerThanWhatIsLeft() {
        LayerSpec block =
                new Block(Setting.of(4), List.of(Convolution2d.of(Setting.of(4)), MaxPooling.of(Setting.of(2))));
        refuses(
                IMAGE,
                "/layers/0/layers/0",
                "The convolution-2d at layers/0/layers/0 has a window of 3, larger than its input, 1 × 1 × 4",
                block);
    }

    @Test
    void refusesAStudyOnlyIfNoTrialFits() {
        NetworkDraft draft = new NetworkDraft()
                .layers(new Convolution2d(
                        Setting.of(4),
                        Setting.param("kernel"),
                        Setting.of(1),
                        Setting.of(Padding.VALID),
                        Setting.of(ActivationFunction.RELU),
                        Setting.of(Initialization.AUTO),
                        Setting.of(false),
                        Setting.of(Side.BEFORE),
                        Setting.of(0.0)));
        draft.input = Optional.of(new InputSpec(List.of(8, 8, 1)));
        SearchSpace falling = SearchSpace.of(
                Parameter.of("kernel", new Categorical(List.of(ParameterValue.of(9), ParameterValue.of(8)))));
        draft.build().requireFits(falling);
        SearchSpace all = SearchSpace.of(Parameter.of("kernel", IntRange.of(9, 20)));
        assertThatThrownBy(() -> draft.build().requireFits(all))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.pointer()).isEqualTo("/layers/0"))
                .hasMessageContaining("window of 9");
        draft.input = Optional.empty();
        draft.build().requireFits(all);
        SearchSpace wide = SearchSpace.of(Parameter.of("kernel", IntRange.of(29, 40)));
        assertThatThrownBy(() -> draft.build().requireFits(wide))
                .as("drawn digits are 28 by 28")
                .hasMessageContaining("window of 29");
    }

    private static void refuses(Shape row, String pointer, String message, LayerSpec... layers) {
        assertThatThrownBy(() -> architecture(row, 10, layers))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.pointer()).isEqualTo(pointer))
                .hasMessageContaining(message);
    }

    private static Architecture architecture(Shape row, int outputs, LayerSpec... layers) {
        return new NetworkDraft().layers(layers).build().resolve(Map.of()).architecture(RowForm.of(row), outputs);
    }

    private static List<String> outputs(Architecture network) {
        return network.stages().map(stage -> stage.output().toString()).toList();
    }
}
