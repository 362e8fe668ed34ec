package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.data.CsvDraft;
import dev.parzen.objective.data.Split;
import dev.parzen.objective.data.Task;
import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Mode;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.SearchSpace;
import dev.parzen.training.Checkpoints;
import dev.parzen.training.DataException;
import dev.parzen.training.Epoch;
import dev.parzen.training.Trainer;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a trial is judged by, and how long it may take. */
class MetricsTest extends DigitTrainings {

    @Test
    void judgesByEveryMetricThatIsAskedFor() {
        NetworkDraft draft = digits(200);
        draft.epochs = 5;
        draft.metric =
                OneOrMore.of(Metric.VALIDATION_ROC_AUC, Metric.VALIDATION_F1, Metric.PARAMETERS, Metric.TRAIN_LOSS);
        List<Epoch> epochs = new ArrayList<>();
        TrainingResult result = train(draft, recording(epochs));
        Epoch best = epochs.stream()
                .max(Comparator.comparingDouble(epoch -> epoch.of(Metric.VALIDATION_ROC_AUC)))
                .orElseThrow();
        assertThat(result.bestEpoch()).hasValue(best.index());
        assertThat(result.values())
                .hasValue(List.of(
                        best.of(Metric.VALIDATION_ROC_AUC),
                        best.of(Metric.VALIDATION_F1),
                        784.0 * 32 + 32 + 32 * 10 + 10,
                        best.of(Metric.TRAIN_LOSS)));
        assertThat(best.of(Metric.VALIDATION_ROC_AUC)).isBetween(0.6, 1.0);
        assertThat(result.validation()
                        .orElseThrow()
                        .of(Metric.VALIDATION_F1.measure().orElseThrow()))
                .isEqualTo(best.of(Metric.VALIDATION_F1));
    }

    @Test
    void watchesAnotherMetricThanItIsJudgedBy() {
        NetworkDraft draft = digits(200);
        draft.epochs = 100;
        draft.metric = OneOrMore.of(Metric.VALIDATION_LOSS);
        draft.earlyStopping = Optional.of(new EarlyStopping(
                Optional.of(Metric.TRAIN_LOSS),
                Setting.of(2),
                Setting.of(0.0),
                Mode.MAX,
                Optional.empty(),
                true,
                Setting.of(1)));
        List<Epoch> epochs = new ArrayList<>();
        TrainingResult result = train(draft, recording(epochs));
        assertThat(result.ending()).isEqualTo(Ending.EARLY_STOPPED);
        assertThat(result.epochs()).isEqualTo(4);
        assertThat(result.bestEpoch()).hasValue(1);
        assertThat(result.values()).hasValue(List.of(epochs.get(1).of(Metric.VALIDATION_LOSS)));
    }

    @Test
    void refusesAMetricThatTheDataDoNotHave() {
        NetworkDraft draft = digits(100);
        draft.metric = OneOrMore.of(Metric.VALIDATION_R2);
        assertThatThrownBy(() -> train(draft, TrainingListener.SILENT))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("validation-r2")
                .hasMessageContaining("accuracy");
    }

    @Test
    void refusesAnAreaUnderACurveOfOneClass() throws IOException {
        CsvDraft csv = new CsvDraft("rows.csv");
        csv.split = new Split(
                OptionalDouble.empty(), OptionalDouble.empty(), Optional.of("part"), true, 0, OptionalInt.empty());
        NetworkDraft draft = new NetworkDraft();
        draft.metric = OneOrMore.of(Metric.VALIDATION_ROC_AUC);
        String training = "x,y,part,label\n1,0,train,0\n2,1,train,1\n";
        refuses(draft, csv, training + "3,0,val,1\n4,0,val,1\n", "all 2 rows", "class \"1\"", "stratified");
        csv.task = Task.MULTI_LABEL;
        csv.label = OneOrMore.of("y", "label");
        refuses(draft, csv, training + "3,0,val,1\n4,0,val,1\n", "[y, label]", "same in all 2 rows");
        Files.writeString(directory.resolve("rows.csv"), training + "3,0,val,1\n4,1,val,1\n");
        draft.data = csv.build();
        draft.epochs = 1;
        Dl4jTrainer trainer = new Dl4jTrainer(new DataSets(directory));
        TrainingResult result =
                trainer.prepare(draft.build(), Map.of(), model()).train(TrainingListener.SILENT);
        assertThat(result.values().orElseThrow().get(0)).as("of y alone").isBetween(0.0, 1.0);
    }

    private void refuses(NetworkDraft draft, CsvDraft csv, String rows, String... words) throws IOException {
        Files.writeString(directory.resolve("rows.csv"), rows);
        draft.data = csv.build();
        NeuralNetwork network = draft.build();
        assertThatThrownBy(() -> new Dl4jTrainer(new DataSets(directory)).prepare(network, Map.of(), model()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("validation-roc-auc")
                .hasMessageContainingAll(words);
        assertThatThrownBy(() -> Trainer.requireUsable(network, SearchSpace.UNDECLARED, directory))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void endsWithTheBestModelWhenItsTimeIsUp() {
        NetworkDraft draft = digits(100);
        draft.timeLimit = Optional.of(Duration.ofSeconds(10));
        AtomicLong clock = new AtomicLong();
        TrainingResult result = timed(draft, clock, epoch -> {
            clock.addAndGet(Duration.ofSeconds(4).toNanos());
            return Answer.CONTINUE;
        });
        assertThat(result.ending()).isEqualTo(Ending.TIME_LIMIT);
        assertThat(result.epochs()).isEqualTo(3);
        assertThat(result.values()).isPresent();
        assertThat(result.validation()).isPresent();
        assertThat(result.reason())
                .isEqualTo("the time limit of 10.0 s was reached: 3 of 10 epochs were run, the best was epoch "
                        + result.bestEpoch().orElseThrow() + ", counted from 0");
        assertThat(model()).exists();
    }

    @Test
    void hasNothingWhenTimeIsUpBeforeTheFirstEpochEnds() {
        NetworkDraft draft = digits(100);
        draft.timeLimit = Optional.of(Duration.ofNanos(1));
        TrainingResult result = train(draft, TrainingListener.SILENT);
        assertThat(result.ending()).isEqualTo(Ending.TIME_LIMIT);
        assertThat(result.epochs()).isZero();
        assertThat(result.values()).isEmpty();
        assertThat(result.reason()).contains("before the first epoch ended");
    }

    @Test
    void tellsTheMeanTimeOfAnEpoch() {
        NetworkDraft draft = digits(100);
        draft.epochs = 3;
        draft.metric = OneOrMore.of(Metric.VALIDATION_LOSS, Metric.SECONDS_PER_EPOCH);
        AtomicLong clock = new AtomicLong();
        List<Double> seconds = new ArrayList<>();
        timed(draft, clock, epoch -> {
            seconds.add(epoch.of(Metric.SECONDS_PER_EPOCH));
            clock.addAndGet(Duration.ofSeconds(6).toNanos());
            return Answer.CONTINUE;
        });
        assertThat(seconds).containsExactly(0.0, 3.0, 4.0);
    }

    private TrainingResult timed(NetworkDraft draft, AtomicLong clock, TrainingListener listener) {
        ResolvedNetwork network = draft.build().resolve(Map.of());
        Dataset data = DATA_SETS.load(draft.data);
        ModelFile file = ModelFile.of(model(), network, Map.of(), data.encoding());
        try (Run run = new Run(network, data, file, new Watch(clock::get, 0))) {
            return run.run(listener, Checkpoints.NONE);
        }
    }

    private static TrainingListener recording(List<Epoch> epochs) {
        return epoch -> {
            epochs.add(epoch);
            return Answer.CONTINUE;
        };
    }
}
