package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.data.Split;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.LayerConstants;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.Measure;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.Epoch;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.model.ModelFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The model that a training leaves behind. */
class KeptModelTest extends DigitTrainings {

    @Test
    void measuresTheKeptModelOnTheTestPart() {
        NetworkDraft draft = digits(600);
        draft.learningRate = Setting.of(0.003);
        draft.epochs = 6;
        train(draft, TrainingListener.SILENT);
        TestMetrics metrics = prepare(draft).evaluate().orElseThrow();
        assertThat(metrics.examples()).isEqualTo(120);
        assertThat(metrics.accuracy()).isGreaterThan(0.6);
        assertThat(metrics.of(Measure.F1)).isCloseTo(metrics.accuracy(), within(0.15));
        assertThat(metrics.names()).hasSize(10);
    }

    @Test
    void measuresNothingWithoutATestPart() {
        NetworkDraft draft = digits(200);
        draft.data = new DrawnDigits(200, 0, split(0.2, 0));
        assertThat(prepare(draft).evaluate()).isEmpty();
        draft.data = new DrawnDigits(200, 0, split(0.2, 0.2));
        assertThatThrownBy(() -> prepare(draft).evaluate()).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void retrainsOnTrainingAndValidationTogether() {
        NetworkDraft draft = digits(100);
        draft.shuffle = false;
        NetworkDraft joined = digits(100);
        joined.shuffle = false;
        List<Epoch> epochs = new ArrayList<>();
        TrainingResult result = prepare(draft).retrain(3, epoch -> {
            epochs.add(epoch);
            return Answer.CONTINUE;
        });
        assertThat(result.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(result.values()).isEmpty();
        assertThat(result.bestEpoch()).hasValue(2);
        assertThat(epochs).hasSize(3).allMatch(epoch -> !epoch.figures().containsKey(Metric.VALIDATION_LOSS));
        assertThat(prepare(draft).evaluate()).isPresent();
        TestMetrics retrained = prepare(draft).evaluate().orElseThrow();
        joined.epochs = 3;
        train(joined, TrainingListener.SILENT);
        assertThat(prepare(joined).evaluate().orElseThrow().loss()).isNotEqualTo(retrained.loss());
    }

    @ParameterizedTest
    @CsvSource({"MOMENTUM, Nesterovs", "ADADELTA, AdaDelta", "NADAM, Nadam"})
    void writesAModelThatNeedsNothingButTheLibrary(Optimizer optimizer, String nearest) throws Exception {
        NetworkDraft draft = digits(100);
        draft.optimizer = Setting.of(optimizer);
        draft.epochs = 1;
        train(draft, TrainingListener.SILENT);
        try (ZipFile zip = new ZipFile(model().toFile())) {
            String configuration = new String(
                    zip.getInputStream(zip.getEntry("configuration.json")).readAllBytes());
            assertThat(configuration).contains(nearest).doesNotContain("parzen");
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesEveryActivationSoThatItIsReadAgain(ActivationFunction function) {
        NetworkDraft draft = digits(100)
                .layers(
                        Dense.of(Setting.of(4)),
                        new LayerSpec.Activation(Setting.of(function)),
                        Dense.of(Setting.of(4)));
        draft.layerConstants = new LayerConstants(Setting.of(0.3), Setting.of(0.05));
        draft.epochs = 1;
        double[] kept = new double[1];
        train(draft, epoch -> {
            kept[0] = epoch.of(Metric.VALIDATION_LOSS);
            return Answer.CONTINUE;
        });
        Dataset data = new DataSets(directory).load(draft.data);
        try (Probe probe = new Probe(data.validation(), data, Loss.CROSS_ENTROPY, Integer.MAX_VALUE)) {
            assertThat(probe.measure(ModelFile.load(model()), false).figure(Measure.LOSS))
                    .isCloseTo(kept[0], within(1e-6));
        }
    }

    @Test
    void leavesNoUnfinishedFileBehind() throws Exception {
        train(digits(100), TrainingListener.SILENT);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(model());
        }
    }

    private static Split split(double validation, double test) {
        return new Split(
                OptionalDouble.of(validation), OptionalDouble.of(test), Optional.empty(), true, 0, OptionalInt.empty());
    }
}
