package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Mode;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.Schedule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.Epoch;
import dev.parzen.training.TrainingListener.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the learning rate of each epoch is the one at which it trains. */
class LearningRateTest extends DigitTrainings {

    @Test
    void tellsTheLearningRateOfEachEpoch() {
        NetworkDraft draft = draft(Optimizer.ADAM, new Schedule.Cosine(Setting.of(2)));
        draft.epochs = 4;
        draft.learningRate = Setting.of(0.01);
        assertThat(epochs(draft).stream().mapToDouble(Epoch::learningRate).toArray())
                .containsExactly(new double[] {0.005, 0.01, 0.005, 0}, within(1e-15));
    }

    /** Velocities go on without a learning rate, so the two that have them are left out. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MOMENTUM", "NESTEROV"})
    void trainsNoMoreOnceTheRateIsNothing(Optimizer optimizer) {
        NetworkDraft draft = draft(optimizer, new Schedule.Step(Setting.of(1e-30), Setting.of(2)));
        draft.weightDecay = Optional.of(Setting.of(0.1));
        List<Epoch> epochs = epochs(draft);
        assertThat(epochs.get(1).of(Metric.TRAIN_LOSS))
                .isNotEqualTo(epochs.get(0).of(Metric.TRAIN_LOSS));
        assertThat(epochs.get(2).of(Metric.TRAIN_LOSS)).isEqualTo(epochs.get(1).of(Metric.TRAIN_LOSS));
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheStateOfTheOptimizerWhenTheRateIsSet(Optimizer optimizer) {
        List<Double> constant = losses(draft(optimizer, Schedule.CONSTANT));
        assertThat(losses(draft(optimizer, new Schedule.Exponential(Setting.of(1.0)))))
                .isEqualTo(constant);
        assertThat(losses(draft(optimizer, new Schedule.Exponential(Setting.of(0.5)))))
                .isNotEqualTo(constant);
    }

    @Test
    void reducesTheRateWhenTheValidationPartSaysSo() {
        Schedule plateau = new Schedule.ReduceOnPlateau(
                Metric.VALIDATION_LOSS,
                Setting.of(0.5),
                Setting.of(1),
                Mode.AUTO,
                Setting.of(1e6),
                Setting.of(0),
                Setting.of(0.0));
        List<Epoch> epochs = epochs(draft(Optimizer.SGD, plateau));
        assertThat(epochs)
                .extracting(Epoch::learningRate)
                .as("no epoch after the first is better by a million")
                .containsExactly(0.02, 0.02, 0.01, 0.005);
    }

    @Test
    void retrainsAtTheRatesThatTheTrialHad() {
        NetworkDraft draft = draft(Optimizer.ADAM, new Schedule.Cosine(Setting.of(1)));
        List<Double> rates = new ArrayList<>();
        prepare(draft).retrain(2, epoch -> {
            rates.add(epoch.learningRate());
            return Answer.CONTINUE;
        });
        assertThat(rates)
                .containsExactlyElementsOf(
                        epochs(draft).stream().limit(2).map(Epoch::learningRate).toList());
    }

    private static NetworkDraft draft(Optimizer optimizer, Schedule schedule) {
        NetworkDraft draft = digits(100);
        draft.optimizer = Setting.of(optimizer);
        draft.learningRate = Setting.of(0.02);
        draft.schedule = schedule;
        draft.epochs = 4;
        draft.earlyStopping = Optional.empty();
        return draft;
    }

    private List<Double> losses(NetworkDraft draft) {
        return epochs(draft).stream().map(epoch -> epoch.of(Metric.TRAIN_LOSS)).toList();
    }

    private List<Epoch> epochs(NetworkDraft draft) {
        List<Epoch> epochs = new ArrayList<>();
        train(draft, epoch -> {
            epochs.add(epoch);
            return Answer.CONTINUE;
        });
        return epochs;
    }
}
