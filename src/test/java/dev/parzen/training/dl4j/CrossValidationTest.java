package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.data.Split;
import dev.parzen.objective.network.FinalTraining;
import dev.parzen.objective.network.ResolvedNetwork;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
        assertThat(network.steps()).hasValue(FOLDS);
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
}
