package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Mode;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.Schedule;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.BatchNormalization;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.Checkpoints;
import dev.parzen.training.Epoch;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.training.dl4j.model.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training that goes on from what another one left, against the same training in one go. */
class ResumingTest extends DigitTrainings {

    /** A curve, how it ended, and every weight of the model that is kept. */
    private record Course(List<Epoch> epochs, TrainingResult result, float[] model) {}

    @ParameterizedTest
    @EnumSource
    void givesTheSameBitsWithEveryOptimizer(Optimizer optimizer) {
        NetworkDraft draft = difficult();
        draft.optimizer = Setting.of(optimizer);
        draft.epochs = 4;
        goesOnAsInOneGo(draft, 1);
    }

    @Test
    void goesOnWithThePlateauWhereItWas() {
        NetworkDraft draft = difficult();
        draft.epochs = 6;
        draft.schedule = new Schedule.ReduceOnPlateau(
                Metric.VALIDATION_LOSS,
                Setting.of(0.5),
                Setting.of(2),
                Mode.AUTO,
                Setting.of(1e6),
                Setting.of(1),
                Setting.of(0.0));
        goesOnAsInOneGo(draft, 1, 2, 3, 4);
    }

    @Test
    void givesTheSameBitsAfterEveryEpoch() {
        NetworkDraft draft = difficult();
        draft.epochs = 4;
        Course silent = course(draft, Checkpoints.NONE);
        assertThat(untimed(course(draft, new LeftStates()).epochs)).isEqualTo(untimed(silent.epochs));
        goesOnAsInOneGo(draft, 0, 1, 2);
    }

    @Test
    void givesTheSameBitsWithoutShuffling() {
        NetworkDraft draft = difficult();
        draft.shuffle = false;
        draft.epochs = 3;
        goesOnAsInOneGo(draft, 0, 1);
    }

    /** The last breaks are within the patience that ends the training, and after the epoch that is kept. */
    @Test
    void stopsEarlyWhereItWouldHaveStopped() {
        NetworkDraft draft = difficult();
        draft.learningRate = Setting.of(0.3);
        draft.epochs = 40;
        draft.earlyStopping = Optional.of(stopping(4, 0.01, true));
        Course whole = course(draft, new LeftStates());
        assertThat(whole.result.ending()).isEqualTo(Ending.EARLY_STOPPED);
        int last = whole.epochs.size() - 1;
        int best = whole.result.bestEpoch().orElseThrow();
        assertThat(best).isBetween(0, last - 4);
        goesOnAsInOneGo(draft, best, last - 1);
    }

    @Test
    void keepsTheLastModelWhereThatIsWanted() {
        NetworkDraft draft = difficult();
        draft.epochs = 4;
        draft.earlyStopping = Optional.of(stopping(9, 0, false));
        goesOnAsInOneGo(draft, 1, 2);
    }

    /** Each attempt goes on from what the one before it left. */
    @Test
    void goesOnAgainAndAgain() {
        NetworkDraft draft = difficult();
        draft.epochs = 3;
        Course whole = course(draft, new LeftStates());
        byte[] state = new byte[0];
        List<Epoch> epochs = new ArrayList<>();
        for (int attempt = 0; attempt < 2; attempt++) {
            LeftStates left = new LeftStates(state);
            course(draft, new OneEpoch(left), epochs);
            state = left.states.lastEntry().getValue();
        }
        Course end = course(draft, new LeftStates(state), epochs);
        assertThat(untimed(epochs)).isEqualTo(untimed(whole.epochs));
        assertThat(end.model).isEqualTo(whole.model);
    }

    @Test
    void beginsAnewIfTheStateIsDamaged() {
        NetworkDraft draft = difficult();
        draft.epochs = 2;
        LeftStates left = new LeftStates();
        Course whole = course(draft, left);
        byte[] state = left.states.get(0);
        LeftStates damaged = new LeftStates(Arrays.copyOf(state, state.length - 1));
        Course anew = course(draft, damaged);
        assertThat(damaged.refusals).containsExactly("it is cut short");
        assertThat(untimed(anew.epochs)).isEqualTo(untimed(whole.epochs));
        assertThat(anew.model).isEqualTo(whole.model);
    }

    @Test
    void goesOnFromNothingOfOtherSettingsOrData() {
        NetworkDraft draft = difficult();
        draft.epochs = 2;
        LeftStates left = new LeftStates();
        course(draft, left);
        byte[] state = left.states.get(0);
        assertThat(refusals(draft, state)).isEmpty();
        draft.learningRate = Setting.of(0.011);
        assertThat(refusals(draft, state)).containsExactly("it is of other settings or data");
        draft = difficult();
        draft.epochs = 2;
        draft.data = new DrawnDigits(120, 1, NetworkDraft.usualSplit());
        assertThat(refusals(draft, state)).containsExactly("it is of other settings or data");
    }

    private List<String> refusals(NetworkDraft draft, byte[] state) {
        LeftStates offered = new LeftStates(state);
        prepare(draft).train(epoch -> Answer.STOP, offered);
        assertThat(offered.isTaken).isEqualTo(offered.refusals.isEmpty());
        return offered.refusals;
    }

    private void goesOnAsInOneGo(NetworkDraft draft, int... breaks) {
        LeftStates left = new LeftStates();
        Course whole = course(draft, left);
        for (int last : breaks) {
            LeftStates offered = new LeftStates(left.states.get(last));
            Course rest = course(draft, offered);
            assertThat(offered.isTaken).isTrue();
            assertThat(rest.epochs.get(0).index()).isEqualTo(last + 1);
            assertThat(untimed(rest.epochs))
                    .as("after epoch " + last)
                    .isEqualTo(untimed(whole.epochs.subList(last + 1, whole.epochs.size())));
            assertThat(rest.result).isEqualTo(whole.result);
            assertThat(rest.model).isEqualTo(whole.model);
            offered.states.forEach((epoch, state) -> assertThat(untimed(state))
                    .as("state after epoch " + epoch)
                    .usingRecursiveComparison()
                    .isEqualTo(untimed(left.states.get(epoch))));
        }
    }

    private Course course(NetworkDraft draft, Checkpoints checkpoints) {
        return course(draft, checkpoints, new ArrayList<>());
    }

    private Course course(NetworkDraft draft, Checkpoints checkpoints, List<Epoch> epochs) {
        TrainingResult result = prepare(draft)
                .train(
                        epoch -> {
                            epochs.add(epoch);
                            return Answer.CONTINUE;
                        },
                        checkpoints);
        MultiLayerNetwork model = ModelFile.load(model());
        try {
            return new Course(epochs, result, model.params().toFloatVector());
        } finally {
            model.close();
        }
    }

    private static EarlyStopping stopping(int patience, double minDelta, boolean restoreBest) {
        return new EarlyStopping(
                Optional.empty(),
                Setting.of(patience),
                Setting.of(minDelta),
                Mode.AUTO,
                Optional.empty(),
                restoreBest,
                Setting.of(0));
    }

    /** With everything that draws random numbers or remembers something. */
    private static NetworkDraft difficult() {
        NetworkDraft draft = digits(120)
                .layers(
                        Dense.of(Setting.of(12)),
                        new BatchNormalization(Setting.of(0.9), Setting.of(1e-5)),
                        new LayerSpec.Dropout(Setting.of(0.3)),
                        Dense.of(Setting.of(8)));
        draft.learningRate = Setting.of(0.01);
        draft.l2 = Setting.of(0.001);
        draft.seed = 5;
        return draft;
    }

    /** The same without what the clock said. */
    private static List<Epoch> untimed(List<Epoch> epochs) {
        return epochs.stream()
                .map(epoch -> new Epoch(epoch.index(), epoch.figures(), epoch.learningRate(), 0, epoch.best()))
                .toList();
    }

    /** The state without what the clock said. */
    private static Snapshot untimed(byte[] state) {
        byte[] identity = Arrays.copyOfRange(state, 12, 44);
        try {
            Snapshot s = CheckpointFile.read(new ByteArrayInputStream(state), identity);
            return new Snapshot(
                    s.epoch(),
                    s.iterations(),
                    s.progress(),
                    s.pace(),
                    s.params(),
                    s.updater(),
                    s.kept(),
                    s.keptValues(),
                    s.keptEpoch(),
                    0);
        } catch (IOException | Seal.UnusableException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Wants a training to end after the first epoch that it runs. */
    private record OneEpoch(Checkpoints inner) implements Checkpoints {
        @Override
        public void restore(Reader reader) {
            inner.restore(reader);
        }

        @Override
        public boolean afterEpoch(int epoch, State state) {
            inner.afterEpoch(epoch, state);
            return false;
        }
    }
}
