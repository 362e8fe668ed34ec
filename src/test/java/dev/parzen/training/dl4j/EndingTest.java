package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Mode;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.Epoch;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a training ends, and what it tells until then. */
class EndingTest extends DigitTrainings {
    private static final Set<Metric> USUAL =
            Set.of(Metric.TRAIN_LOSS, Metric.TRAIN_ACCURACY, Metric.VALIDATION_LOSS, Metric.VALIDATION_ACCURACY);

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
        assertThat(epochs).allMatch(epoch -> epoch.figures().keySet().equals(USUAL));
        assertThat(epochs.get(3).of(Metric.TRAIN_LOSS)).isLessThan(epochs.get(0).of(Metric.TRAIN_LOSS));
        assertThat(epochs.get(3).of(Metric.TRAIN_ACCURACY)).isBetween(0.2, 1.0);
        Epoch best = epochs.stream().filter(Epoch::best).reduce((a, b) -> b).orElseThrow();
        assertThat(result)
                .isEqualTo(new TrainingResult(
                        Ending.COMPLETED,
                        "all 4 epochs were run",
                        Optional.of(List.of(best.of(Metric.VALIDATION_LOSS))),
                        OptionalInt.of(best.index()),
                        4,
                        result.validation()));
    }

    @Test
    void stopsEarlyAndKeepsTheBestModel() {
        NetworkDraft draft = digits(200);
        draft.learningRate = Setting.of(0.03);
        draft.epochs = 200;
        draft.earlyStopping = Optional.of(EarlyStopping.after(3));
        TrainingResult result = train(draft, TrainingListener.SILENT);
        assertThat(result.ending()).isEqualTo(Ending.EARLY_STOPPED);
        assertThat(result.epochs()).isEqualTo(result.bestEpoch().orElseThrow() + 4);
        assertThat(result.reason())
                .isEqualTo(result.epochs() + " of 200 epochs were run, the best was epoch "
                        + result.bestEpoch().getAsInt() + ", counted from 0");
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
        draft.earlyStopping = Optional.of(keepingTheLast(3));
        List<Double> losses = new ArrayList<>();
        TrainingResult result = train(draft, epoch -> {
            losses.add(epoch.of(Metric.VALIDATION_LOSS));
            return Answer.CONTINUE;
        });
        assertThat(result.bestEpoch()).hasValue(result.epochs() - 1);
        assertThat(result.values()).hasValue(List.of(losses.get(losses.size() - 1)));
    }

    @Test
    void stopsWhenTold() {
        TrainingResult result = train(digits(200), epoch -> epoch.index() == 1 ? Answer.STOP : Answer.CONTINUE);
        assertThat(result.ending()).isEqualTo(Ending.STOPPED);
        assertThat(result.epochs()).isEqualTo(2);
        assertThat(result.values()).isPresent();
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
        assertThat(result.values()).isEmpty();
    }

    private static EarlyStopping keepingTheLast(int patience) {
        return new EarlyStopping(
                Optional.empty(),
                Setting.of(patience),
                Setting.of(0.0),
                Mode.AUTO,
                Optional.empty(),
                false,
                Setting.of(0));
    }
}
