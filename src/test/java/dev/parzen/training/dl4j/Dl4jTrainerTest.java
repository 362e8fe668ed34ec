package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.ActivationFunction;
import dev.parzen.objective.DataSpec.DrawnDigits;
import dev.parzen.objective.Initialization;
import dev.parzen.objective.LayerSpec.Dense;
import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.NeuralNetwork.EarlyStopping;
import dev.parzen.objective.NeuralNetwork.Metric;
import dev.parzen.objective.NeuralNetwork.Mode;
import dev.parzen.objective.Optimizer;
import dev.parzen.objective.Setting;
import dev.parzen.objective.Split;
import dev.parzen.space.ParameterValue;
import dev.parzen.training.Epoch;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.Trainer;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.training.data.DataSets;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Dl4jTrainerTest {
    private static final Trainer TRAINER = new Dl4jTrainer(new DataSets(Path.of("none")));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void learnsToTellDigitsApartWithEveryOptimizer(Optimizer optimizer) {
        NetworkDraft draft = digits(600);
        draft.optimizer = Setting.of(optimizer);
        draft.learningRate = Setting.of(optimizer == Optimizer.ADAM || optimizer == Optimizer.RMSPROP ? 0.003 : 0.03);
        draft.metric = Metric.VALIDATION_ACCURACY;
        draft.epochs = 8;
        assertThat(train(draft, TrainingListener.SILENT).value().orElseThrow()).isGreaterThan(0.6);
        assertThat(prepare(draft).evaluate().orElseThrow().accuracy()).isGreaterThan(0.6);
    }

    @Test
    void learnsWithBatchNormalisationAndDropout() {
        NetworkDraft draft = digits(600)
                .layers(new Dense(
                        Setting.of(64),
                        Setting.of(ActivationFunction.RELU),
                        Setting.of(Initialization.AUTO),
                        Setting.of(true),
                        Setting.of(0.2)));
        draft.metric = Metric.VALIDATION_ACCURACY;
        draft.learningRate = Setting.of(0.003);
        draft.epochs = 8;
        assertThat(train(draft, TrainingListener.SILENT).value().orElseThrow()).isGreaterThan(0.6);
    }

    @Test
    void tellsEveryEpoch() {
        NetworkDraft draft = digits(200);
        draft.epochs = 4;
        List<Epoch> epochs = new ArrayList<>();
        TrainingResult result = train(draft, epoch -> {
            epochs.add(epoch);
            return Answer.CONTINUE;
        });
        assertThat(epochs).extracting(Epoch::index).containsExactly(0, 1, 2, 3);
        assertThat(epochs).allMatch(epoch -> epoch.value() == epoch.validationLoss());
        assertThat(epochs.get(3).trainingLoss()).isLessThan(epochs.get(0).trainingLoss());
        assertThat(epochs.get(3).trainingAccuracy()).isBetween(0.2, 1.0);
        Epoch best = epochs.stream().filter(Epoch::best).reduce((a, b) -> b).orElseThrow();
        assertThat(result)
                .isEqualTo(new TrainingResult(
                        Ending.COMPLETED,
                        "all 4 epochs were run",
                        OptionalDouble.of(best.value()),
                        OptionalInt.of(best.index()),
                        4));
    }

    @Test
    void givesTheSameFiguresForTheSameSeedAlsoBesideAnotherTraining() throws Exception {
        Callable<List<Double>> training = () -> losses(dropping(0));
        List<Double> alone = training.call();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (Future<List<Double>> beside : two.invokeAll(List.of(training, training, training))) {
                assertThat(beside.get()).isEqualTo(alone);
            }
        } finally {
            two.shutdown();
        }
        assertThat(losses(dropping(1))).isNotEqualTo(alone);
    }

    @Test
    void shufflesOnlyIfAskedTo() {
        NetworkDraft fixed = dropping(0);
        fixed.shuffle = false;
        assertThat(losses(fixed)).isNotEqualTo(losses(dropping(0)));
    }

    @Test
    void stopsEarlyAndKeepsTheBestModel() {
        NetworkDraft draft = digits(200);
        draft.learningRate = Setting.of(0.03);
        draft.epochs = 200;
        draft.earlyStopping = Optional.of(new EarlyStopping(3, 0, Mode.AUTO, OptionalDouble.empty(), true));
        TrainingResult result = train(draft, TrainingListener.SILENT);
        assertThat(result.ending()).isEqualTo(Ending.EARLY_STOPPED);
        assertThat(result.epochs()).isEqualTo(result.bestEpoch().orElseThrow() + 4);
        NetworkDraft shorter = digits(200);
        shorter.learningRate = Setting.of(0.03);
        shorter.epochs = result.bestEpoch().getAsInt() + 1;
        TestMetrics kept = prepare(draft).evaluate().orElseThrow();
        train(shorter, TrainingListener.SILENT);
        assertThat(prepare(shorter).evaluate().orElseThrow()).isEqualTo(kept);
    }

    @Test
    void keepsTheLastModelIfAskedTo() {
        NetworkDraft draft = digits(200);
        draft.epochs = 200;
        draft.learningRate = Setting.of(0.03);
        draft.earlyStopping = Optional.of(new EarlyStopping(3, 0, Mode.AUTO, OptionalDouble.empty(), false));
        List<Double> losses = new ArrayList<>();
        TrainingResult result = train(draft, epoch -> {
            losses.add(epoch.validationLoss());
            return Answer.CONTINUE;
        });
        assertThat(result.bestEpoch()).hasValue(result.epochs() - 1);
        assertThat(result.value()).hasValue(losses.get(losses.size() - 1));
    }

    @Test
    void stopsWhenTold() {
        TrainingResult result = train(digits(200), epoch -> epoch.index() == 1 ? Answer.STOP : Answer.CONTINUE);
        assertThat(result.ending()).isEqualTo(Ending.STOPPED);
        assertThat(result.epochs()).isEqualTo(2);
        assertThat(result.value()).isPresent();
    }

    @Test
    void stopsBetweenTwoBatchesWhenInterrupted() {
        Thread.currentThread().interrupt();
        TrainingResult result = train(digits(200), TrainingListener.SILENT);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.ending()).isEqualTo(Ending.STOPPED);
        assertThat(result.epochs()).isZero();
        assertThat(model()).doesNotExist();
    }

    @Test
    void tellsOfALossThatExplodes() {
        NetworkDraft draft = digits(200);
        draft.optimizer = Setting.of(Optimizer.SGD);
        draft.learningRate = Setting.of(1e30);
        TrainingResult result = train(draft, TrainingListener.SILENT);
        assertThat(result.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(result.reason()).contains("NaN");
        assertThat(result.value()).isEmpty();
    }

    @Test
    void measuresTheKeptModelOnTheTestPart() {
        NetworkDraft draft = digits(600);
        draft.learningRate = Setting.of(0.003);
        draft.epochs = 6;
        train(draft, TrainingListener.SILENT);
        TestMetrics metrics = prepare(draft).evaluate().orElseThrow();
        assertThat(metrics.examples()).isEqualTo(120);
        assertThat(metrics.accuracy()).isGreaterThan(0.6);
        assertThat(metrics.f1()).isCloseTo(metrics.accuracy(), within(0.15));
        assertThat(metrics.classes()).hasSize(10);
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
        assertThat(result.value()).isEmpty();
        assertThat(result.bestEpoch()).hasValue(2);
        assertThat(epochs).hasSize(3).allMatch(epoch -> Double.isNaN(epoch.validationLoss()));
        assertThat(prepare(draft).evaluate()).isPresent();
        TestMetrics retrained = prepare(draft).evaluate().orElseThrow();
        joined.epochs = 3;
        train(joined, TrainingListener.SILENT);
        assertThat(prepare(joined).evaluate().orElseThrow().loss()).isNotEqualTo(retrained.loss());
    }

    @Test
    void takesTheValuesOfTheTrial() {
        NetworkDraft draft = digits(100).layers(Dense.of(Setting.param("width")));
        draft.epochs = 1;
        Training training = TRAINER.prepare(draft.build(), Map.of("width", ParameterValue.of(3)), model());
        training.train(TrainingListener.SILENT);
        assertThat(new ModelFile(model()).load().getParam("0_W").columns()).isEqualTo(3);
    }

    @Test
    void writesAModelThatNeedsNothingButTheLibrary() throws Exception {
        NetworkDraft draft = digits(100);
        draft.optimizer = Setting.of(Optimizer.MOMENTUM);
        train(draft, TrainingListener.SILENT);
        try (ZipFile zip = new ZipFile(model().toFile())) {
            String configuration = new String(
                    zip.getInputStream(zip.getEntry("configuration.json")).readAllBytes());
            assertThat(configuration).contains("Nesterovs").doesNotContain("parzen");
        }
    }

    @Test
    void leavesNoUnfinishedFileBehind() throws Exception {
        train(digits(100), TrainingListener.SILENT);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(model());
        }
    }

    private static NetworkDraft digits(int samples) {
        NetworkDraft draft = new NetworkDraft().layers(Dense.of(Setting.of(32)));
        draft.data = new DrawnDigits(samples, 0, NetworkDraft.usualSplit());
        draft.batchSize = Setting.of(16);
        draft.epochs = 10;
        return draft;
    }

    private static NetworkDraft dropping(long seed) {
        NetworkDraft draft = digits(150)
                .layers(new Dense(
                        Setting.of(16),
                        Setting.of(ActivationFunction.RELU),
                        Setting.of(Initialization.AUTO),
                        Setting.of(true),
                        Setting.of(0.3)));
        draft.epochs = 3;
        draft.seed = seed;
        return draft;
    }

    private static Split split(double validation, double test) {
        return new Split(
                OptionalDouble.of(validation), OptionalDouble.of(test), Optional.empty(), true, 0, OptionalInt.empty());
    }

    private List<Double> losses(NetworkDraft draft) {
        List<Double> losses = new ArrayList<>();
        TRAINER.prepare(
                        draft.build(),
                        Map.of(),
                        directory.resolve(Thread.currentThread().getName() + ".zip"))
                .train(epoch -> {
                    losses.add(epoch.validationLoss());
                    losses.add(epoch.trainingLoss());
                    return Answer.CONTINUE;
                });
        return losses;
    }

    private TrainingResult train(NetworkDraft draft, TrainingListener listener) {
        return prepare(draft).train(listener);
    }

    private Training prepare(NetworkDraft draft) {
        return TRAINER.prepare(draft.build(), Map.of(), model());
    }

    private Path model() {
        return directory.resolve("model.zip");
    }
}
