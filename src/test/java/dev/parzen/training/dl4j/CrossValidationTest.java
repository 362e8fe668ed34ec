package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.data.Split;
import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.FinalTraining;
import dev.parzen.objective.network.Mode;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.SearchSpace;
import dev.parzen.training.Checkpoints;
import dev.parzen.training.Epoch;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.training.TrainingResult.Fold;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.model.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest extends DigitTrainings {
    private static final int FOLDS = 4;

    private static NetworkDraft folded() {
        NetworkDraft draft = digits(200);
        draft.data = new DrawnDigits(
                200,
                0,
                new Split(
                        OptionalDouble.empty(),
                        OptionalDouble.of(40),
                        Optional.empty(),
                        true,
                        0,
                        OptionalInt.empty(),
                        Optional.empty(),
                        OptionalInt.of(FOLDS)));
        draft.epochs = 6;
        return draft;
    }

    @Test
    void tellsOfEachFoldAndTakesTheMean() {
        NeuralNetwork network = folded().build();
        assertThat(network.steps(SearchSpace.UNDECLARED)).hasValue(FOLDS);
        assertThat(network.finalTraining()).isEqualTo(FinalTraining.RETRAIN);
        List<Epoch> told = new ArrayList<>();
        TrainingResult result = train(folded(), epoch -> {
            told.add(epoch);
            return Answer.CONTINUE;
        });
        assertThat(result.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(told).extracting(Epoch::index).containsExactly(0, 1, 2, 3);
        List<Double> values = told.stream()
                .map(epoch -> epoch.of(network.metric().values()).get(0))
                .toList();
        assertThat(values).doesNotHaveDuplicates();
        assertThat(result.folds()).extracting(fold -> fold.values().get(0)).isEqualTo(values);
        assertThat(result.values().orElseThrow().get(0))
                .isCloseTo(values.stream().mapToDouble(x -> x).average().orElseThrow(), within(1e-15));
        int[] best = result.folds().stream().mapToInt(Fold::bestEpoch).sorted().toArray();
        assertThat(result.bestEpoch()).hasValue((best[1] + best[2] + 1) / 2);
        assertThat(result.epochs())
                .isEqualTo(result.folds().stream().mapToInt(Fold::epochs).sum());
        assertThat(model()).doesNotExist();
    }

    /** Each fold is what a training on its rows alone comes to, whatever ran before on the thread. */
    @Test
    void trainsEachFoldAsIfItWereAlone() {
        List<Fold> folds = train(folded(), TrainingListener.SILENT).folds();
        NeuralNetwork network = folded().build();
        Dataset data = new DataSets(Path.of("none")).load(network.data());
        for (int i = FOLDS - 1; i >= 0; i--) {
            Dataset fold = data.folds().get(i);
            ResolvedNetwork resolved = network.resolve(Map.of());
            TrainingResult alone = new Dl4jTraining(
                            resolved, fold, ModelFile.of(model(), resolved, Map.of(), fold.encoding()))
                    .train(TrainingListener.SILENT);
            assertThat(folds.get(i))
                    .isEqualTo(new Fold(
                            alone.values().orElseThrow(), alone.bestEpoch().orElseThrow(), alone.epochs()));
        }
    }

    @Test
    void stopsAfterAFold() {
        List<Integer> told = new ArrayList<>();
        TrainingResult result = train(folded(), epoch -> {
            told.add(epoch.index());
            return epoch.index() == 1 ? Answer.STOP : Answer.CONTINUE;
        });
        assertThat(told).containsExactly(0, 1);
        assertThat(result.ending()).isEqualTo(Ending.STOPPED);
        assertThat(result.values()).isEmpty();
        assertThat(result.folds()).hasSize(2);
        assertThat(model()).doesNotExist();
    }

    @Test
    void retrainsOnTheRowsOfAllFolds() {
        Training training = prepare(folded());
        assertThat(training.retrain(3, TrainingListener.SILENT).epochs()).isEqualTo(3);
        assertThat(Files.exists(model())).isTrue();
        assertThat(training.evaluate().orElseThrow().examples()).isEqualTo(40);
        Dataset data = new DataSets(Path.of("none")).load(folded().data);
        assertThat(data.joined().training().size()).isEqualTo(160);
    }

    /** Folds, and how the whole ended, with what a cross-validation left on its way. */
    private record Course(List<Epoch> told, TrainingResult result, LeftStates left) {}

    @Test
    void goesOnInTheFoldAndEpochWhereItWas() {
        NetworkDraft draft = stopping();
        Course whole = course(draft, new LeftStates());
        int epochs = whole.result.epochs();
        assertThat(whole.result.folds()).extracting(Fold::epochs).anyMatch(count -> count < draft.epochs);
        assertThat(whole.left.states.keySet())
                .containsExactlyElementsOf(
                        IntStream.range(0, epochs - 1).boxed().toList());
        whole.left.states.forEach((last, state) -> {
            LeftStates offered = new LeftStates(state);
            Course rest = course(draft, offered);
            assertThat(offered.isTaken).isTrue();
            assertThat(offered.states.keySet())
                    .as("epochs run after epoch " + last)
                    .containsExactlyElementsOf(
                            IntStream.range(last + 1, epochs - 1).boxed().toList());
            int folds = whole.told.size() - rest.told.size();
            assertThat(ended(whole.result, folds)).isLessThanOrEqualTo(last + 1);
            assertThat(ended(whole.result, folds + 1)).isGreaterThan(last + 1);
            assertThat(untimed(rest.told)).isEqualTo(untimed(whole.told.subList(folds, FOLDS)));
            assertThat(rest.result).isEqualTo(whole.result);
        });
    }

    /** How many epochs the first folds took. */
    private static int ended(TrainingResult result, int folds) {
        return result.folds().subList(0, folds).stream().mapToInt(Fold::epochs).sum();
    }

    @Test
    void leavesAfterAnEpochOfAFoldAndAfterAFold() {
        for (int most : new int[] {1, 6}) {
            Leaving left = new Leaving(most);
            TrainingResult result = prepare(folded()).train(TrainingListener.SILENT, left);
            assertThat(result.ending()).isEqualTo(Ending.STOPPED);
            assertThat(result.folds()).hasSize(most / 6);
            assertThat(left.asked).isEqualTo(most);
        }
    }

    @Test
    void goesOnFromNothingDamagedOrForeign() {
        Course whole = course(folded(), new LeftStates());
        byte[] state = whole.left.states.get(8);
        assertThat(refusals(folded(), state)).isEmpty();
        for (int length = 0; length < state.length; length += state.length / 12) {
            assertThat(refusals(folded(), Arrays.copyOf(state, Math.max(1, length))))
                    .as("length " + length)
                    .containsExactly("it is cut short");
        }
        assertThat(refusals(folded(), Arrays.copyOf(state, state.length + 1))).containsExactly("it is damaged");
        NetworkDraft other = folded();
        other.learningRate = Setting.of(0.5);
        assertThat(refusals(other, state)).containsExactly("it is of other settings or data");
        other = folded();
        other.data = digits(200).data;
        assertThat(refusals(other, state)).containsExactly("it is no checkpoint");
    }

    private List<String> refusals(NetworkDraft draft, byte[] state) {
        LeftStates offered = new LeftStates(state);
        Leaving leaving = new Leaving(1);
        prepare(draft).train(epoch -> Answer.STOP, new Checkpoints() {
            @Override
            public void restore(Reader reader) {
                offered.restore(reader);
            }

            @Override
            public boolean afterEpoch(int epoch, State left) {
                return leaving.afterEpoch(epoch, left);
            }
        });
        assertThat(offered.isTaken).isEqualTo(offered.refusals.isEmpty());
        return offered.refusals;
    }

    /** Wants a training to end after so many epochs. */
    private static final class Leaving implements Checkpoints {
        private final int most;
        private int asked;

        Leaving(int most) {
            this.most = most;
        }

        @Override
        public void restore(Reader reader) {
            // There is nothing.
        }

        @Override
        public boolean afterEpoch(int epoch, State state) {
            return ++asked < most;
        }
    }

    private Course course(NetworkDraft draft, LeftStates left) {
        List<Epoch> told = new ArrayList<>();
        TrainingResult result = prepare(draft)
                .train(
                        epoch -> {
                            told.add(epoch);
                            return Answer.CONTINUE;
                        },
                        left);
        assertThat(model()).doesNotExist();
        return new Course(told, result, left);
    }

    /** Each fold stops early, after epochs of its own number. */
    private static NetworkDraft stopping() {
        NetworkDraft draft = folded().layers(Dense.of(Setting.of(12)), new LayerSpec.Dropout(Setting.of(0.3)));
        draft.learningRate = Setting.of(0.05);
        draft.earlyStopping = Optional.of(new EarlyStopping(
                Optional.empty(), Setting.of(1), Setting.of(0.0), Mode.AUTO, Optional.empty(), true, Setting.of(0)));
        return draft;
    }

    /** The same without what the clock said. */
    private static List<Epoch> untimed(List<Epoch> epochs) {
        return epochs.stream()
                .map(epoch -> new Epoch(epoch.index(), epoch.figures(), epoch.learningRate(), 0, epoch.best()))
                .toList();
    }
}
