package dev.parzen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.network.FinalTraining;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.sampler.Random;
import dev.parzen.space.Distribution;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.study.FileStore;
import dev.parzen.study.InMemoryFileStore;
import dev.parzen.study.InMemoryStudyStore;
import dev.parzen.study.LocalStudies;
import dev.parzen.study.LocalTrialFiles;
import dev.parzen.study.LocalTuner;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpecDraft;
import dev.parzen.study.TrialFiles;
import dev.parzen.study.Tuner;
import dev.parzen.training.ModelCard;
import dev.parzen.training.Trainer;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingResult;
import dev.parzen.trial.TrialState;
import dev.parzen.worker.FinalEvaluation;
import dev.parzen.worker.Replicates;
import dev.parzen.worker.Replicates.Configuration;
import dev.parzen.worker.Replication;
import dev.parzen.worker.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a study, with real trainings. */
class FinaleTest {
    /** By trial: the third learns too slowly. */
    private static final List<Double> LEARNING_RATES = List.of(0.01, 0.02, 0.00001);

    @TempDir
    Path home;

    private final InMemoryStudyStore store = new InMemoryStudyStore();
    private final Tuner tuner = new LocalTuner(store, Clock.systemUTC());
    private final Studies studies = new LocalStudies(store);
    private final StringWriter told = new StringWriter();
    private int trainings;
    private NeuralNetwork network;
    private StudyRef ref;
    private final FileStore disk = new InMemoryFileStore();

    @BeforeEach
    void makeAStudy() {
        study(FinalTraining.RETRAIN);
    }

    @Test
    void looksAtTheTestPartOnce() {
        FinalJson first = measured(0, false);
        assertThat(first.procedure()).isEqualTo("retrain");
        assertThat(first.metrics().orElseThrow().examples()).isEqualTo(40);
        assertThat(first.looks()).isEqualTo(1);
        assertThat(Path.of(first.model()))
                .isEqualTo(home.resolve("models/" + study().id() + "/final.zip"))
                .exists();
        assertThat(measured(1, false)).isEqualTo(first);
        FinalJson second = measured(1, true);
        assertThat(second.trial()).isEqualTo(1);
        assertThat(second.looks()).isEqualTo(2);
        assertThat(second.test()).isNotEqualTo(first.test());
        assertThat(measured(0, false)).isEqualTo(second);
    }

    @Test
    void warnsOfAnotherTrialAndOfLooks() {
        measured(0, false);
        new TestReport(new PrintWriter(told, true)).print(measured(1, true), 0);
        assertThat(told.toString()).contains("2 times").contains("now trial 0");
    }

    @Test
    void measuresTheModelThatTheTrialKept() throws IOException {
        study(FinalTraining.BEST_MODEL);
        Path kept = home.resolve("kept.zip");
        Trainer trainer = Trainer.on(home);
        trainer.prepare(network, values(0), kept).train(TrainingListener.SILENT);
        disk.save(new FileStore.Name(study().id(), 0, FileStore.Kind.MODEL, 0), content(kept), () -> {});
        FinalJson json = measured(0, false);
        assertThat(json.metrics())
                .hasValue(trainer.prepare(network, values(0), kept).evaluate().orElseThrow());
        ModelCard card = ModelCard.of(kept).orElseThrow().from(study().name(), 0, "best-model");
        assertThat(ModelCard.of(Path.of(json.model()))).hasValue(card);
    }

    @Test
    void ranksReplicatesByTheirMean() {
        Replicates replicates = replicated(3, 3);
        assertThat(replicates.configurations()).hasSize(3);
        assertThat(replicates.configurations().get(2).trial()).isEqualTo(2);
        for (Configuration configuration : replicates.configurations()) {
            assertThat(configuration.runs()).hasSize(3);
            assertThat(configuration.interval().orElseThrow().deviation().orElseThrow())
                    .isPositive();
        }
        List<Double> means = replicates.configurations().stream()
                .map(c -> c.interval().orElseThrow().mean())
                .toList();
        assertThat(means).isSorted();
        new ReplicatesReport(new PrintWriter(told, true)).print(replicates, "validation-loss");
        assertThat(told.toString())
                .contains("Replicate 9 of 9")
                .contains("95 % interval")
                .contains("The best mean is");
    }

    @Test
    void trainsWithEachSeedWhatThatSeedGives() {
        Configuration best = replicated(1, 2).best();
        assertThat(best.value()).isEqualTo(0.1);
        NetworkDraft draft = draft(FinalTraining.RETRAIN);
        draft.seed = best.runs().get(1).seed();
        TrainingResult alone = Trainer.on(home)
                .prepare(draft.build(), values(best.trial()), home.resolve("alone.zip"))
                .train(TrainingListener.SILENT);
        assertThat(best.runs().get(1).value()).hasValue(value(alone));
        assertThat(best.runs().get(0).value().orElseThrow()).isNotEqualTo(value(alone));
    }

    private static double value(TrainingResult result) {
        return result.values().orElseThrow().get(0);
    }

    @Test
    void goesOnWithReplicatesWhereItWas() {
        replicated(2, 1);
        assertThat(trainings).isEqualTo(2);
        Replicates more = replicated(2, 2);
        assertThat(trainings).isEqualTo(4);
        assertThat(replicated(2, 2)).isEqualTo(more);
        assertThat(trainings).isEqualTo(4);
        replicated(1, 1);
        assertThat(trainings).isEqualTo(4);
        assertThat(ReplicatesJson.stored(study()).configurations()).hasSize(2);
    }

    @Test
    void keepsReplicatesOfATrainingThatWasStopped() {
        assertThatThrownBy(() -> replicating(2, new Failing(3))
                        .run(new Replication(new Failing(3), Scratch.under(home)), network, 2))
                .hasMessage("stopped");
        assertThat(trainings).isEqualTo(3);
        replicated(2, 2);
        assertThat(trainings).isEqualTo(4);
    }

    @Test
    void seedsAreNotThoseOfTheTrials() {
        List<Long> seeds = Replication.seeds(network, 50);
        assertThat(seeds).doesNotHaveDuplicates().hasSize(50).doesNotContain(network.seed());
        assertThat(seeds).allMatch(seed -> seed >= 0 && seed < 1L << 53);
        assertThat(Replication.seeds(network, 3)).isEqualTo(seeds.subList(0, 3));
    }

    @Test
    void prefersConfigurationsThatDoNotDiverge() {
        Configuration lucky = configuration(0, 0.1, Double.NaN);
        Configuration steady = configuration(1, 0.3, 0.4);
        Replicates ranked = Replicates.ranked(List.of(lucky, steady), dev.parzen.trial.Direction.MINIMIZE);
        assertThat(ranked.best()).isEqualTo(steady);
        assertThat(ranked.best().interval().orElseThrow().mean()).isCloseTo(0.35, within(1e-12));
        assertThat(lucky.diverged()).isEqualTo(1);
    }

    private static Configuration configuration(int trial, double first, double second) {
        return new Configuration(trial, 0.2, List.of(run(1, first), run(2, second)));
    }

    private static Replicates.Run run(long seed, double value) {
        return new Replicates.Run(
                seed, Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value), OptionalInt.of(0), 1);
    }

    private static TrialFiles.Content content(Path file) {
        return new TrialFiles.Content() {
            @Override
            public long size() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }

    private FinalJson measured(int trial, boolean again) {
        Finale finale =
                new Finale(new FinalEvaluation(Trainer.on(home), new LocalTrialFiles(store, disk), home), attributes());
        return finale.measured(study(), network, studies.trial(ref, trial), again);
    }

    private Replicates replicated(int top, int count) {
        Trainer counting = new Failing(Integer.MAX_VALUE);
        return replicating(top, counting).run(new Replication(counting, Scratch.under(home)), network, count);
    }

    private Replicating replicating(int top, Trainer unused) {
        return new Replicating(
                study(), new BestTrials(studies, study()).several(top), attributes(), new PrintWriter(told, true));
    }

    private StudyAttributes attributes() {
        return new StudyAttributes(tuner, studies, ref);
    }

    private Study study() {
        return studies.study(ref);
    }

    private void study(FinalTraining finalTraining) {
        network = draft(finalTraining).build();
        StudySpecDraft draft = new StudySpecDraft(finalTraining.label(), new Random(OptionalLong.of(1)));
        draft.space = new SearchSpace(
                List.of(Parameter.of("rate", new Distribution.FloatRange(1e-6, 1, true, OptionalDouble.empty()))));
        draft.objective = network;
        ref = StudyRef.of(tuner.create(draft.build(), false).study().id());
        for (int i = 0; i < LEARNING_RATES.size(); i++) {
            tuner.add(ref, List.of(finished(i)));
        }
    }

    private static Import finished(int i) {
        return new Import(
                new TrialState.Complete(List.of(0.1 * (i + 1)), Optional.empty()),
                values(i),
                List.of(),
                Map.of(),
                Map.of("bestEpoch", "4"),
                Optional.empty(),
                Optional.empty());
    }

    private static Map<String, ParameterValue> values(int trial) {
        return Map.of("rate", ParameterValue.of(LEARNING_RATES.get(trial)));
    }

    private static NetworkDraft draft(FinalTraining finalTraining) {
        NetworkDraft draft = new NetworkDraft().layers(Dense.of(Setting.of(8)));
        draft.data = new DrawnDigits(200, 0, NetworkDraft.usualSplit());
        draft.learningRate = Setting.param("rate");
        draft.epochs = 5;
        draft.finalTraining = finalTraining;
        return draft;
    }

    /** Counts trainings, and fails before that of number {@code last}. */
    private final class Failing implements Trainer {
        private final int last;

        Failing(int last) {
            this.last = last;
        }

        @Override
        public dev.parzen.training.Training prepare(
                NeuralNetwork wanted, Map<String, ParameterValue> values, Path modelFile) {
            if (trainings == last) {
                throw new IllegalStateException("stopped");
            }
            trainings++;
            return Trainer.on(home).prepare(wanted, values, modelFile);
        }
    }
}
