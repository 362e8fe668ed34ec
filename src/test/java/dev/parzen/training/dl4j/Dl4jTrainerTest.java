package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.ParameterValue;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.dl4j.model.ModelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Dl4jTrainerTest extends DigitTrainings {

    @ParameterizedTest
    @EnumSource
    void learnsToTellDigitsApartWithEveryOptimizer(Optimizer optimizer) {
        NetworkDraft draft = digits(600);
        draft.optimizer = Setting.of(optimizer);
        draft.learningRate = Setting.of(
                switch (optimizer) {
                    case SGD, MOMENTUM, NESTEROV, ADAGRAD -> 0.03;
                    case RMSPROP, ADAM, ADAMW, AMSGRAD, NADAM -> 0.003;
                    case ADADELTA -> 1.0;
                });
        draft.metric = OneOrMore.of(Metric.VALIDATION_ACCURACY);
        draft.epochs = 8;
        assertThat(train(draft, TrainingListener.SILENT).values().orElseThrow().get(0))
                .isGreaterThan(0.6);
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
        draft.metric = OneOrMore.of(Metric.VALIDATION_ACCURACY);
        draft.learningRate = Setting.of(0.003);
        draft.epochs = 8;
        assertThat(train(draft, TrainingListener.SILENT).values().orElseThrow().get(0))
                .isGreaterThan(0.6);
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
    void takesTheValuesOfTheTrial() {
        NetworkDraft draft = digits(100).layers(Dense.of(Setting.param("width")));
        draft.epochs = 1;
        Training training = TRAINER.prepare(draft.build(), Map.of("width", ParameterValue.of(3)), model());
        training.train(TrainingListener.SILENT);
        assertThat(ModelFile.load(model()).getParam("0_W").columns()).isEqualTo(3);
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
