package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.InputSpec;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.network.architecture.Pooling;
import dev.parzen.objective.network.layer.Convolution1d;
import dev.parzen.objective.network.layer.Convolution2d;
import dev.parzen.objective.network.layer.Embedding;
import dev.parzen.objective.network.layer.GlobalPooling;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.network.layer.Lstm;
import dev.parzen.objective.network.layer.MaxPooling;
import dev.parzen.objective.network.layer.Side;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.InvalidValueException;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whole trainings of networks for images and sequences. */
class LayersTrainingTest extends DigitTrainings {
    private static final Setting<Initialization> AUTO = Setting.of(Initialization.AUTO);

    @Test
    void learnsDigitsWithConvolutions() {
        NetworkDraft draft = images(600, 6);
        var training = prepare(draft);
        var result = training.train(TrainingListener.SILENT);
        assertThat(result.ending()).isEqualTo(Ending.COMPLETED);
        var figures = training.evaluate().orElseThrow();
        assertThat(figures.examples()).isEqualTo(120);
        assertThat(figures.accuracy())
                .as("of 120 images never seen; chance is 0.1")
                .isGreaterThan(0.85);
    }

    @Test
    void learnsDigitsRowByRowWithALstm() {
        NetworkDraft draft = digits(600).layers(Lstm.of(Setting.of(24)));
        draft.input = Optional.of(new InputSpec(List.of(28, 28)));
        draft.optimizer = Setting.of(Optimizer.MOMENTUM);
        draft.learningRate = Setting.of(0.1);
        var training = prepare(draft);
        training.train(TrainingListener.SILENT);
        assertThat(training.evaluate().orElseThrow().accuracy())
                .as("of 120 images never seen; chance is 0.1")
                .isGreaterThan(0.5);
    }

    @Test
    void givesTheSameCurvesAloneAndOnTwoThreads() throws Exception {
        List<NetworkDraft> drafts = List.of(images(60, 2), sequences());
        List<List<Double>> alone = drafts.stream().map(this::losses).toList();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<Double>>> together = new ArrayList<>();
            drafts.forEach(draft -> together.add(threads.submit(() -> losses(draft))));
            for (int i = 0; i < drafts.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i)).hasSize(2 * drafts.get(i).epochs);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesTokensThatAnEmbeddingHasNoVectorFor() {
        LayerSpec embedding = new Embedding(Setting.of(100), Setting.of(3), AUTO);
        NetworkDraft draft = digits(20).layers(embedding, new GlobalPooling(Setting.of(Pooling.MAX)));
        assertThatThrownBy(() -> prepare(draft))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.pointer()).isEqualTo("/layers/0"))
                .hasMessageContaining("0 to 99")
                .hasMessageContaining("scaling");
    }

    @Test
    void refusesLayersThatDoNotFitTheData() {
        NetworkDraft draft = digits(20).layers(Lstm.of(Setting.of(3)));
        assertThatThrownBy(() -> prepare(draft))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("28 × 28 × 1");
        draft.input = Optional.of(new InputSpec(List.of(28, 27)));
        assertThatThrownBy(() -> prepare(draft)).hasMessageContaining("784");
    }

    private static NetworkDraft images(int samples, int epochs) {
        NetworkDraft draft = digits(samples)
                .layers(
                        new Convolution2d(
                                Setting.of(8),
                                Setting.of(5),
                                Setting.of(2),
                                Setting.of(Padding.SAME),
                                Setting.of(ActivationFunction.RELU),
                                AUTO,
                                Setting.of(true),
                                Setting.of(Side.BEFORE),
                                Setting.of(0.1)),
                        MaxPooling.of(Setting.of(2)),
                        Dense.of(Setting.of(32)));
        draft.learningRate = Setting.of(0.01);
        draft.epochs = epochs;
        return draft;
    }

    private static NetworkDraft sequences() {
        NetworkDraft draft = digits(60)
                .layers(
                        Convolution1d.of(Setting.of(6)),
                        new Lstm(Setting.of(5), Setting.of(true), AUTO, Setting.of(0.2)));
        draft.input = Optional.of(new InputSpec(List.of(28, 28)));
        draft.epochs = 3;
        return draft;
    }

    private List<Double> losses(NetworkDraft draft) {
        List<Double> losses = new ArrayList<>();
        TRAINER.prepare(
                        draft.build(),
                        Map.of(),
                        directory.resolve(Thread.currentThread().getName() + ".zip"))
                .train(epoch -> {
                    losses.add(epoch.of(Metric.VALIDATION_LOSS));
                    losses.add(epoch.of(Metric.TRAIN_LOSS));
                    return Answer.CONTINUE;
                });
        return losses;
    }
}
