package dev.parzen.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parzen.ParzenApplication;
import dev.parzen.objective.ObjectiveSpec.Benchmark;
import dev.parzen.study.Budget;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.study.Study;
import dev.parzen.study.StudyChange;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudyState;
import dev.parzen.study.TunerException;
import dev.parzen.training.DataException;
import dev.parzen.trial.Direction;
import dev.parzen.trial.EndedAttempt;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import dev.parzen.worker.Evaluator;
import dev.parzen.worker.Worker;
import dev.parzen.worker.WorkerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The client and the worker against a real server. */
@SpringBootTest(classes = ParzenApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OptimizationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path home;

    @LocalServerPort
    private int port;

    private HttpTuner server;
    private final String name = "s-" + UUID.randomUUID();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("parzen.home", () -> home.toString());
        registry.add("parzen.workers", () -> "0");
    }

    @BeforeEach
    void connect() {
        server = new HttpTuner(URI.create("http://127.0.0.1:" + port), PATIENCE);
    }

    @Test
    void findsAGoodPoint() throws Exception {
        StudyRef study = create("");
        int begun = new Optimization(server, study).run(20, trial -> {
            double x = trial.suggestFloat("x", -10, 10);
            int n = trial.suggestLogInt("n", 1, 64);
            String kind = trial.suggestCategorical("kind", "a", "b");
            return x * x + n + (kind.equals("a") ? 0 : 1);
        });
        assertThat(begun).isEqualTo(20);
        Trial best = server.studies().best(study).get(0);
        assertThat(best.parameterValues()).containsOnlyKeys("x", "n", "kind");
        assertThat(server.studies().study(study).bestValue())
                .hasValue(best.values().orElseThrow().get(0));
    }

    @Test
    void findsAFrontInSeveralDirections() throws Exception {
        StudyRef study = create(", \"directions\": [\"MINIMIZE\", \"MAXIMIZE\"]");
        int begun = new Optimization(server, study).runSeveral(12, trial -> {
            double x = trial.suggestFloat("x", 0, 1);
            trial.report(0, x, -x);
            assertThat(trial.shouldPrune()).isFalse();
            // Up to a half both become better with x, beyond it each is bought with the other.
            return new double[] {Math.abs(x - 0.5), x};
        });
        assertThat(begun).isEqualTo(12);
        assertThat(server.studies().study(study).spec().directions())
                .containsExactly(Direction.MINIMIZE, Direction.MAXIMIZE);
        assertThat(server.studies().study(study).bestValue()).isEmpty();
        List<Trial> complete = trials(study, TrialState.Name.COMPLETE);
        assertThat(complete)
                .hasSize(12)
                .allSatisfy(trial -> assertThat(trial.reports().get(0).values()).hasSize(2));
        List<Trial> best = server.studies().best(study);
        assertThat(best)
                .isEqualTo(complete.stream()
                        .filter(one -> complete.stream()
                                .noneMatch(other -> value(other, 0) < value(one, 0) && value(other, 1) > value(one, 1)))
                        .toList());
        assertThat(best).hasSizeBetween(1, 11);
        TrialQuery byValue = new TrialQuery(9, "", Set.of(), TrialQuery.Order.VALUE, false);
        assertThatThrownBy(() -> server.studies().trials(study, byValue))
                .isInstanceOf(TunerException.Invalid.class)
                .hasMessageContaining("2 directions");
    }

    private static double value(Trial trial, int direction) {
        return trial.values().orElseThrow().get(direction);
    }

    @Test
    void endsWithTheBudget() throws Exception {
        StudyRef study = create(", \"budget\": {\"trials\": 3}");
        assertThat(new Optimization(server, study).run(10, trial -> trial.number()))
                .isEqualTo(3);
        assertThat(server.studies().study(study).state()).isEqualTo(StudyState.FINISHED);
    }

    @Test
    void goesOnWithAuditedTrialsUnlessTheObjectiveGivesThemUp() throws Exception {
        StudyRef study = create(", \"pruner\": {\"type\": \"median\", \"startupTrials\": 1, \"audit\": 1}");
        new Optimization(server, study).run(3, trial -> {
            trial.report(0, trial.number());
            assertThat(trial.shouldPrune()).isFalse();
            if (trial.number() == 2) {
                throw trial.prune();
            }
            return trial.number();
        });
        assertThat(server.studies().trial(study, 0).pruning()).isEmpty();
        Trial audited = server.studies().trial(study, 1);
        assertThat(audited.stateName()).isEqualTo(TrialState.Name.COMPLETE);
        assertThat(audited.isAudited()).isTrue();
        Trial givenUp = server.studies().trial(study, 2);
        assertThat(givenUp.stateName()).isEqualTo(TrialState.Name.PRUNED);
        assertThat(givenUp.isAudited()).isTrue();
        assertThat(givenUp.reason()).contains("The objective gave it up.");
    }

    @Test
    void tellsWhyATrialCompletedEarly() {
        StudyRef study = create("");
        TrialRef trial = TrialRef.of(study, server.ask(study, Ask.one()).get(0).number());
        Outcome early = Outcome.of(new Outcome.Complete(List.of(0.5), Optional.of("Early stopping: enough.")));

        assertThat(server.tell(trial, early).reason()).contains("Early stopping: enough.");
        assertThat(server.studies().trial(study, trial.number()).state())
                .isEqualTo(new TrialState.Complete(List.of(0.5), Optional.of("Early stopping: enough.")));
    }

    @Test
    void givesUpTrialsThatAreWorseThanOthers() throws Exception {
        StudyRef study = create(", \"pruner\": {\"type\": \"median\", \"startupTrials\": 2}");
        new Optimization(server, study).run(4, trial -> {
            for (int step = 0; step < 3; step++) {
                trial.report(step, trial.number());
                if (trial.shouldPrune()) {
                    throw trial.prune();
                }
            }
            return trial.number();
        });
        assertThat(trials(study, TrialState.Name.PRUNED))
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.reason()).isPresent());
    }

    @Test
    void tellsAFailureAndThrowsIt() {
        StudyRef study = create("");
        Optimization optimization = new Optimization(server, study);
        assertThatThrownBy(() -> optimization.run(5, trial -> {
                    throw new IllegalStateException("no such thing");
                }))
                .hasMessage("no such thing");
        assertThat(trials(study, TrialState.Name.FAILED))
                .singleElement()
                .satisfies(
                        trial -> assertThat(trial.reason()).contains("java.lang.IllegalStateException: no such thing"));
    }

    @Test
    void changesAStudyAndNothingElseOfIt() {
        StudyRef study = create(", \"attributes\": {\"team\": \"vision\", \"old\": 1}, \"notes\": \"first\"");
        Study changed = server.change(study, StudyChange.of(change -> {
            change.state = Optional.of(StudyState.PAUSED);
            change.reason = Optional.of("The data is on its way.");
            change.budget = Optional.of(Budget.ofTrials(7));
            change.attributes = Optional.of(Map.of("team", "\"speech\"", "final", "{\"a\":[1]}"));
        }));
        assertThat(changed.state()).isEqualTo(StudyState.PAUSED);
        assertThat(changed.reason()).contains("The data is on its way.");
        assertThat(server.studies().study(study).reason()).isEqualTo(changed.reason());
        assertThat(changed.spec().budget()).isEqualTo(Budget.ofTrials(7));
        assertThat(changed.spec().attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of("team", "\"speech\"", "final", "{\"a\":[1]}"));
        assertThat(changed.spec().notes()).isEqualTo("first");
    }

    @Test
    void insistsOnTheVersionThatItHasRead() {
        StudyRef study = create("");
        Study read = server.studies().study(study);
        Study changed = server.change(study, noted("one", read.version()));
        assertThat(changed.version()).isGreaterThan(read.version());
        assertThatThrownBy(() -> server.change(study, noted("two", read.version())))
                .isInstanceOf(TunerException.ChangedMeanwhile.class);
        assertThat(server.change(study, noted("three", changed.version()))
                        .spec()
                        .notes())
                .isEqualTo("three");
    }

    private static StudyChange noted(String notes, int version) {
        return StudyChange.of(change -> {
            change.notes = Optional.of(notes);
            change.ifVersion = OptionalInt.of(version);
        });
    }

    @Test
    void readsTheMetricsThatWereReported() {
        StudyRef study = create("");
        int number = server.ask(study, Ask.one()).get(0).number();
        Map<String, Double> metrics = Map.of("trainLoss", 0.75, "gradient", Double.NaN);
        TrialRef trial = TrialRef.of(study, number);
        server.report(trial, new Progress(0, List.of(0.5), metrics));
        server.report(trial, new Progress(1, List.of(0.25), Map.of()));
        assertThat(server.studies().trial(study, number).reports())
                .extracting(Report::metrics)
                .containsExactly(metrics, Map.of());
    }

    @Test
    void makesTheStudyThatItDescribes() {
        Study study = server.studies()
                .study(create(", \"space\": [{\"name\": \"x\", \"type\": \"int\", \"low\": 1,"
                        + " \"high\": 9}], \"labels\": {\"gpu\": \"true\"}"));
        server.delete(StudyRef.of(study.id()));
        assertThat(server.create(study.spec(), false).study().spec()).isEqualTo(study.spec());
        assertThat(server.create(study.spec(), true).isNew()).isFalse();
    }

    @Test
    void bringsInFinishedTrials() {
        StudyRef study = create("");
        Import trial = new Import(
                new TrialState.Complete(List.of(0.5)),
                Map.of(),
                List.of(new Progress(0, List.of(0.9), Map.of())),
                Map.of(),
                Map.of("from", "\"elsewhere\""),
                Optional.empty(),
                Optional.empty());
        assertThat(server.add(study, List.of(trial, trial)).imported()).isEqualTo(2);
        List<Trial> all = new ArrayList<>();
        server.studies().forEachTrial(study, all::add);
        assertThat(all)
                .hasSize(2)
                .allSatisfy(read -> assertThat(read.attributes()).containsEntry("from", "\"elsewhere\""));
    }

    @Test
    void aWorkerEvaluatesAStudyOfThePoolToItsEnd() {
        StudyRef study = create(
                ", \"objective\": {\"type\": \"benchmark\", \"function\": \"branin-2\"}, \"budget\": {\"trials\": 12}");
        Evaluator branin = (work, progress) ->
                Outcome.complete(((Benchmark) work.study().spec().objective())
                        .resolve()
                        .values(work.trial().parameterValues())
                        .get(0));
        Worker worker = new Worker(WorkerSettings.of("far", 2), server, branin, Clock.systemUTC());
        worker.start();
        await().atMost(PATIENCE).until(() -> server.studies().study(study).state() == StudyState.FINISHED);
        worker.stop(PATIENCE);
        assertThat(trials(study, TrialState.Name.COMPLETE)).hasSize(12);
    }

    @Test
    void aStudyWhoseDataAreCorrectedLosesNoTrial() {
        StudyRef study = create(
                ", \"objective\": {\"type\": \"benchmark\", \"function\": \"branin-2\"}, \"budget\": {\"trials\": 5}");
        AtomicBoolean isCorrected = new AtomicBoolean();
        Worker worker = new Worker(
                new WorkerSettings(
                        "careful", 2, Map.of(), Optional.of(study), Duration.ofMillis(200), Duration.ofMillis(50)),
                server,
                (work, progress) -> {
                    if (!isCorrected.get()) {
                        throw new DataException("correct the cell");
                    }
                    return Outcome.complete(1);
                },
                Clock.systemUTC());
        worker.start();
        await().atMost(PATIENCE)
                .until(() -> server.studies().study(study).state() == StudyState.PAUSED
                        && server.studies().study(study).running() == 0);
        assertThat(trials(study, TrialState.Name.WAITING))
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.attempts())
                        .extracting(EndedAttempt::reason)
                        .containsOnly("correct the cell"));
        isCorrected.set(true);
        server.change(study, StudyChange.state(StudyState.ACTIVE));
        await().atMost(PATIENCE).until(() -> server.studies().study(study).state() == StudyState.FINISHED);
        worker.stop(PATIENCE);
        assertThat(trials(study, TrialState.Name.COMPLETE)).hasSize(5);
    }

    private StudyRef create(String members) {
        Study study = server.create("{\"name\": \"" + name + "\", \"sampler\": {\"type\": \"random\"}" + members + "}");
        return StudyRef.of(study.id());
    }

    private List<Trial> trials(StudyRef study, TrialState.Name state) {
        return server.studies()
                .trials(study, new TrialQuery(100, "", Set.of(state), TrialQuery.Order.NUMBER, false))
                .items();
    }
}
