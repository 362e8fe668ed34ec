package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.objective.network.Measure;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Study;
import dev.parzen.training.Checkpoints;
import dev.parzen.training.DataException;
import dev.parzen.training.Epoch;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.Trainer;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import dev.parzen.wire.Families;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ObjectiveEvaluatorTest {
    private static final Progress GO_ON = (step, values, metrics) -> true;
    private static final NeuralNetwork NETWORK = (NeuralNetwork) Families.read(
            "{\"type\": \"neural-network\", \"data\": {\"type\": \"drawn-digits\"}, \"layers\": []}",
            ObjectiveSpec.class);

    private static final TestMetrics MEASURED = new TestMetrics(
            3,
            Map.of(Measure.LOSS, 0.25, Measure.WEIGHTED_F1, 0.5, Measure.ROC_AUC, Double.NaN),
            List.of("a", "b \"quoted\""),
            List.of(List.of(1, 0), List.of(1, 1)));

    @TempDir
    Path home;

    private final KeptFiles files = new KeptFiles();
    private Scratch scratch;

    @BeforeEach
    void makeRoom() {
        scratch = Scratch.under(home);
    }

    @AfterEach
    void leavesNothingOnDisk() throws IOException {
        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void computesBenchmarkFunctions() {
        Claimed work = work(
                new ObjectiveSpec.Benchmark("branin-2"),
                Map.of("x0", ParameterValue.of(Math.PI), "x1", ParameterValue.of(2.275)));
        Outcome outcome =
                new ObjectiveEvaluator(new Scripted(result(Ending.COMPLETED)), files, scratch).evaluate(work, GO_ON);
        assertThat(outcome.result())
                .isInstanceOfSatisfying(
                        Outcome.Complete.class,
                        complete -> assertThat(complete.values().get(0)).isCloseTo(0.397887, within(1e-6)));
    }

    @Test
    void refusesObjectivesOfClients() {
        Outcome outcome = new ObjectiveEvaluator(new Scripted(result(Ending.COMPLETED)), files, scratch)
                .evaluate(work(new ObjectiveSpec.External(), Map.of()), GO_ON);
        assertThat(outcome.result()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void completesWithTheBestEpochAndKeepsItsNetwork() {
        Outcome outcome = evaluated(new Scripted(result(Ending.EARLY_STOPPED)), GO_ON);
        assertThat(outcome.result())
                .isEqualTo(new Outcome.Complete(List.of(0.25), Optional.of("Early stopping: as the script says.")));
        assertThat(outcome.attributes())
                .containsEntry("bestEpoch", "1")
                .containsEntry("epochs", "2")
                .containsEntry("endedBy", "\"early-stopped\"");
        assertThat(files.models).containsOnlyKeys(0);
    }

    @Test
    void tellsEveryFigureOfAnEpochByItsName() {
        Map<Integer, List<Object>> told = new TreeMap<>();
        evaluated(new Scripted(result(Ending.COMPLETED)), (step, values, metrics) -> {
            told.put(step, List.of(values, metrics));
            return true;
        });
        assertThat(told)
                .containsEntry(
                        1,
                        List.of(
                                List.of(0.25),
                                Map.of("validationLoss", 0.25, "trainR2", 0.75, "learningRate", 0.001, "seconds", 2.0)))
                .hasSize(2);
    }

    @Test
    void tellsHowGoodTheKeptNetworkIs() {
        String text = evaluated(new Scripted(result(Ending.COMPLETED)), GO_ON)
                .attributes()
                .get("validation");
        assertThat(text)
                .isEqualTo("{\"examples\":3,\"loss\":0.25,\"weightedF1\":0.5,\"rocAuc\":null,"
                        + "\"classes\":[\"a\",\"b \\\"quoted\\\"\"],\"confusion\":[[1,0],[1,1]]}");
        assertThat(MetricsJson.read(new JsonMapper().readTree(text))).isEqualTo(MEASURED);
    }

    @Test
    void completesWithTheBestEpochWhenTimeIsUp() {
        Outcome outcome = evaluated(new Scripted(result(Ending.TIME_LIMIT)), GO_ON);
        assertThat(outcome.result())
                .isEqualTo(new Outcome.Complete(List.of(0.25), Optional.of("Time limit: as the script says.")));
        assertThat(outcome.attributes()).containsEntry("endedBy", "\"time-limit\"");
    }

    @Test
    void failsForGoodWhenTimeIsUpBeforeTheFirstEpoch() {
        TrainingResult none = new TrainingResult(
                Ending.TIME_LIMIT, "too slow", Optional.empty(), OptionalInt.empty(), 0, Optional.empty());
        assertThat(evaluated(new Scripted(none), GO_ON).result()).isEqualTo(new Outcome.Failed("too slow", false));
    }

    @Test
    void givesNoReasonWhenAllEpochsWereRun() {
        Outcome outcome = evaluated(new Scripted(result(Ending.COMPLETED)), GO_ON);
        assertThat(outcome.result()).isEqualTo(new Outcome.Complete(List.of(0.25)));
    }

    @Test
    void keepsNoNetworkOfATrialThatIsGivenUp() {
        evaluated(new Scripted(result(Ending.COMPLETED)), (step, values, metrics) -> false);
        assertThat(files.models).isEmpty();
    }

    @Test
    void failsForGoodWhenALossDiverges() {
        Outcome outcome = evaluated(new Scripted(result(Ending.DIVERGED)), GO_ON);
        assertThat(outcome.result()).isEqualTo(new Outcome.Failed("as the script says", false));
    }

    @Test
    void failsNoTrialWhenTheDataCannotBeRead() {
        Trainer trainer = (network, values, file) -> {
            throw new DataException("There is no data file.");
        };
        assertThatThrownBy(() -> evaluated(trainer, GO_ON))
                .isInstanceOf(DataException.class)
                .hasMessage("There is no data file.");
    }

    private Outcome evaluated(Trainer trainer, Progress progress) {
        return new ObjectiveEvaluator(trainer, files, scratch).evaluate(work(NETWORK, Map.of()), progress);
    }

    private static Claimed work(ObjectiveSpec objective, Map<String, ParameterValue> values) {
        Study study = Study.created(7, ScriptedTuner.spec(objective, Duration.ofMinutes(1)), ScriptedTuner.START);
        Lease lease = new Lease(Optional.empty(), ScriptedTuner.START, ScriptedTuner.START);
        Trial trial = Trial.waiting(7, 0, 0).claimed(lease, "random");
        for (var value : values.entrySet()) {
            trial = trial.chosen(value.getKey(), new Choice(value.getValue(), Optional.empty()));
        }
        return new Claimed(study, trial);
    }

    private static Epoch epoch(int index) {
        return new Epoch(
                index, Map.of(Metric.VALIDATION_LOSS, 0.5 / (index + 1), Metric.TRAIN_R2, 0.75), 0.001, 2, true);
    }

    private static TrainingResult result(Ending ending) {
        return new TrainingResult(
                ending,
                "as the script says",
                Optional.of(List.of(0.25)),
                OptionalInt.of(1),
                2,
                ending.isOfItsOwn() ? Optional.of(MEASURED) : Optional.empty());
    }

    /** Runs two epochs, unless it is stopped, and ends as it is told. */
    private record Scripted(TrainingResult result) implements Trainer {
        @Override
        public Training prepare(NeuralNetwork network, Map<String, ParameterValue> values, Path file) {
            return new Training() {
                @Override
                public Architecture architecture() {
                    return network.resolve(values).architecture(RowForm.of(Shape.of(28, 28, 1)), 10);
                }

                @Override
                public TrainingResult train(TrainingListener listener, Checkpoints checkpoints) {
                    save(file);
                    for (int i = 0; i < 2; i++) {
                        if (listener.afterEpoch(epoch(i)) == Answer.STOP) {
                            return new TrainingResult(
                                    Ending.STOPPED,
                                    "stopped",
                                    Optional.of(List.of(0.5)),
                                    OptionalInt.of(0),
                                    1,
                                    Optional.empty());
                        }
                    }
                    return result;
                }

                @Override
                public Optional<TestMetrics> evaluate() {
                    return Optional.empty();
                }

                @Override
                public TrainingResult retrain(int epochs, TrainingListener listener) {
                    return train(listener, Checkpoints.NONE);
                }

                @Override
                public TrainingResult replicate(long seed, TrainingListener listener) {
                    return train(listener, Checkpoints.NONE);
                }
            };
        }

        private static void save(Path file) {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.putNextEntry(new ZipEntry("network"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
