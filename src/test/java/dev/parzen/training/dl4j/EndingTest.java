package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.EarlyStopping;
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
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** When a training ends, and what it tells until then. */
class EndingTest extends DigitTrainings {

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
    void stopsEarlyAndKeepsTheBestModel() {
        NetworkDraft draft = digits(200);
        draft.learningRate = Setting.of(0.03);
        draft.epochs = 200;
        draft.earlyStopping = Optional.of(new EarlyStopping(3, 0, Mode.AUTO, OptionalDouble.empty(), true));
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
}
