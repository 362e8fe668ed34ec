package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Activation;
import dev.parzen.objective.network.layer.LayerSpec.BatchNormalization;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.network.layer.LayerSpec.Dropout;
import dev.parzen.objective.network.layer.LayerSpec.Flatten;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.InvalidValueException;
import dev.parzen.training.Predictor;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks whose first layers have no weights, trained, measured and asked. */
class LeadingLayersTest extends DigitTrainings {
    private static final Activation ACTIVATION = new Activation(Setting.of(ActivationFunction.TANH));
    private static final Dropout DROPOUT = new Dropout(Setting.of(0.2));
    private static final BatchNormalization NORMALIZATION = new BatchNormalization(Setting.of(0.9), Setting.of(1e-5));

    static Stream<List<LayerSpec>> leading() {
        return Stream.of(
                List.of(DROPOUT),
                List.of(new Flatten(), DROPOUT),
                List.of(NORMALIZATION, ACTIVATION, DROPOUT),
                List.of(DROPOUT, NORMALIZATION, DROPOUT, ACTIVATION, DROPOUT));
    }

    static Stream<List<LayerSpec>> refused() {
        return Stream.of(
                List.of(ACTIVATION),
                List.of(ACTIVATION, DROPOUT),
                List.of(DROPOUT, ACTIVATION),
                List.of(new Flatten(), ACTIVATION),
                List.of(DROPOUT, DROPOUT));
    }

    /** In inference DL4J would write an activation over the rows, and fails where a second layer hands them on. */
    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatWouldWorkOnTheRowsThemselves(List<LayerSpec> first) {
        NetworkDraft draft = digits(100);
        draft.layers = Stream.concat(first.stream(), Stream.of(Dense.of(Setting.of(8))))
                .toList();
        assertThatThrownBy(() -> prepare(draft))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("the data's own numbers");
    }

    @ParameterizedTest
    @MethodSource("leading")
    void trainsMeasuresAndAnswers(List<LayerSpec> first) {
        NetworkDraft draft = digits(200);
        draft.epochs = 3;
        draft.layers = Stream.concat(first.stream(), Stream.of(Dense.of(Setting.of(8))))
                .toList();
        Training training = prepare(draft);
        TrainingResult result = training.train(TrainingListener.SILENT);
        assertThat(result.values()).isPresent();
        assertThat(result.validation().orElseThrow().loss())
                .as("measured by DL4J as it was by the steps")
                .isCloseTo(result.values().orElseThrow().get(0), within(1e-5));
        assertThat(training.evaluate().orElseThrow().examples()).isEqualTo(40);
        try (Predictor predictor = Predictor.load(model())) {
            float[] row = new float[784];
            assertThat(predictor.predict(List.of(row, row.clone()))).hasSize(2);
        }
    }
}
