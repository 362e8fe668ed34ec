package dev.parzen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Budget;
import dev.parzen.study.Counts;
import dev.parzen.study.LeaseReaper;
import dev.parzen.study.LocalTuner;
import dev.parzen.study.Receipts;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Enqueue;
import dev.parzen.study.Requests.Suggest;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.study.Study;
import dev.parzen.study.StudyChange;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudySpecDraft;
import dev.parzen.study.StudyState;
import dev.parzen.study.StudyStore;
import dev.parzen.study.TickingClock;
import dev.parzen.trial.Choice;
import dev.parzen.trial.EndedAttempt;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.trial.History;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialDraft;
import dev.parzen.trial.TrialState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A database of the first released schema, with what that release wrote in {@code db/first-release.sql}, under a present
 * store: nothing is lost, and life goes on. Those tests that only read come first. A later migration needs no change here
 * unless it changes what the old rows mean.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class FirstReleaseContract {
    private static final String LAST_OF_THE_RELEASE = "1.2";

    /** Databases have them: were one edited, no server would start on its old database. */
    private static final Map<String, Integer> CHECKSUMS =
            Map.of("1", -2_088_341_730, "1.1", -1_129_229_668, "1.2", 21_377_453);

    private static final int GOING_ON = Integer.MAX_VALUE;
    private static final Instant THEN = Instant.parse("2026-01-31T12:01:44.5Z");
    private static final long EVERY_KIND = 1;
    private static final long DEFINE_BY_RUN = 2;
    private static final long LATER = 3;
    private static final long STOPPED = 4;

    private Flyway flyway;
    private ConfigurableApplicationContext server;

    /** Where the database is, empty as yet. */
    abstract Map<String, Object> settings();

    /** Where its migrations are. */
    abstract String[] locations();

    @BeforeAll
    void migrate() throws SQLException {
        Map<String, Object> settings = settings();
        String url = settings.get("spring.datasource.url").toString();
        String user = settings.get("spring.datasource.username").toString();
        flyway = Flyway.configure()
                .dataSource(url, user, "")
                .locations(locations())
                .target(LAST_OF_THE_RELEASE)
                .load();
        flyway.migrate();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(text("/db/first-release.sql"));
        }
        server = DatabaseStores.start(settings);
        clock().tick(Duration.between(clock().instant(), THEN));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void findsReleasedMigrationsAsTheyWere() {
        Map<String, Integer> found = new HashMap<>();
        for (MigrationInfo migration : flyway.info().all()) {
            found.put(migration.getVersion().getVersion(), migration.getResolvedChecksum());
        }
        found.keySet().retainAll(CHECKSUMS.keySet());

        assertThat(found).hasSize(locations().length + 1);
        assertThat(CHECKSUMS).containsAllEntriesOf(found);
    }

    @Test
    void readsStudiesInEveryState() {
        Study study = study(EVERY_KIND);
        assertThat(study.state()).isEqualTo(StudyState.ACTIVE);
        assertThat(study.counts()).isEqualTo(counts(2, 1, 3, 1, 2));
        assertThat(study.handedOut()).isEqualTo(6);
        assertThat(study.bestValue()).hasValue(0.875);
        assertThat(study.firstAskAt()).contains(Instant.parse("2026-01-31T12:00:01Z"));
        assertThat(study(DEFINE_BY_RUN).state()).isEqualTo(StudyState.PAUSED);
        assertThat(study(DEFINE_BY_RUN).counts()).isEqualTo(counts(1, 1, 2, 0, 0));
        assertThat(study(DEFINE_BY_RUN).version()).isEqualTo(2);
        assertThat(study(LATER).state()).isEqualTo(StudyState.FINISHED);
        assertThat(study(LATER).reason()).contains("The budget of 1 trial is spent.");
        assertThat(study.reason()).isEmpty();
        assertThat(study.failuresInARow()).isZero();
        assertThat(study(STOPPED).state()).isEqualTo(StudyState.STOPPED);
    }

    @Test
    void readsSpecifications() {
        StudySpec spec = study(EVERY_KIND).spec();
        assertThat(spec.budget())
                .isEqualTo(new Budget(
                        OptionalInt.of(20),
                        Optional.of(Duration.ofHours(48)),
                        OptionalDouble.of(0.99),
                        OptionalInt.of(4)));
        assertThat(spec.lease().duration()).isEqualTo(Duration.ofSeconds(90));
        assertThat(spec.lease().attempts()).isEqualTo(2);
        assertThat(spec.lease().retryOn()).containsExactly(Ending.values());
        assertThat(spec.constraints()).containsExactly("memory", "latency");
        assertThat(spec.labels()).isEqualTo(Map.of("gpu", "true", "zone", "eu"));
        assertThat(spec.attributes()).isEqualTo(Map.of("team", "\"vision\"", "nested", "{\"a\":[1,null]}"));
        assertThat(spec.notes()).isEqualTo("Größe zählt");
        assertThat(spec.pauseAfterFailures()).isEqualTo(10);
        assertThat(spec.sampler().seed()).hasValue(42);
        assertThat(spec.space().parameters())
                .extracting(parameter -> parameter.name())
                .containsExactly("optimizer", "lr", "dropout", "layers", "momentum", "width", "extra");
        assertThat(spec.space().find("layers").orElseThrow().defaultValue()).contains(ParameterValue.of(2));
        assertThat(study(LATER).spec().space()).isEqualTo(spec.space());
        assertThat(study(LATER).spec().warmStart()).containsExactly(new StudyRef("every kind"));
    }

    @Test
    void readsACompleteTrialWithAllThatMayStandInOne() {
        TrialDraft draft = draft(EVERY_KIND, 0);
        draft.state = new TrialState.Complete(List.of(0.75));
        draft.given = Map.of("layers", ParameterValue.of(2));
        draft.params = chosen(
                "optimizer", "adam", "lr", 2.895434283869334E-4, "dropout", 0.3, "layers", 2, "width", 85, "extra", 7);
        Instant at = Instant.parse("2026-01-31T12:00:02.5Z");
        draft.reports = List.of(
                new Report(0, List.of(0.1), Map.of("loss", 2.5), at),
                new Report(1, List.of(0.2), Map.of("loss", 1.5, "seconds", 3.0), at));
        draft.constraints = Map.of("latency", 0.0, "memory", -1.0);
        draft.attributes = Map.of("seconds", "3.5");
        draft.startedAt = Optional.of(Instant.parse("2026-01-31T12:00:01Z"));
        draft.finishedAt = Optional.of(at);
        assertThat(trial(EVERY_KIND, 0)).isEqualTo(draft.build());
    }

    @Test
    void readsTrialsInEveryState() {
        assertThat(trial(EVERY_KIND, 1).state())
                .isEqualTo(new TrialState.Pruned(Optional.of(List.of(0.05)), Optional.of("below the median")));
        Trial failed = trial(EVERY_KIND, 2);
        assertThat(failed.state()).isEqualTo(new TrialState.Failed("loss is NaN (attempt 2 of 2)"));
        assertThat(failed.attempts())
                .containsExactly(
                        new EndedAttempt(
                                1,
                                Optional.of("w1"),
                                Instant.parse("2026-01-31T12:00:04.5Z"),
                                THEN,
                                Ending.LOST,
                                "The lease of w1 expired."),
                        new EndedAttempt(2, Optional.of("w2"), THEN, THEN, Ending.ERROR, "loss is NaN"));
        assertThat(failed.params()).containsEntry("extra", choice("extra", ParameterValue.NOTHING));
        assertThat(trial(EVERY_KIND, 4).waitsForAnotherAttempt()).isTrue();
        assertThat(trial(EVERY_KIND, 4).attempts())
                .extracting(EndedAttempt::ended)
                .containsExactly(Ending.RELEASED, Ending.RELEASED);
        assertThat(trial(EVERY_KIND, 5).lease())
                .contains(new Lease(Optional.of("w4"), THEN, Instant.parse("2026-01-31T12:03:14.5Z")));
        assertThat(trial(EVERY_KIND, 6).given()).isEqualTo(Map.of("lr", ParameterValue.of(0.01)));
        assertThat(trial(EVERY_KIND, 6).attributes()).isEqualTo(Map.of("why", "\"a hunch\""));
        assertThat(trial(EVERY_KIND, 7).outOfSpace()).isTrue();
        assertThat(trial(EVERY_KIND, 7).params().get("lr"))
                .isEqualTo(new Choice(ParameterValue.of(5.0), Optional.empty()));
    }

    @Test
    void readsTrialsWithSeveralValuesWhoseParametersCameOneByOne() {
        Trial trial = trial(DEFINE_BY_RUN, 0);
        assertThat(trial.values()).contains(List.of(1.0, Double.POSITIVE_INFINITY));
        assertThat(trial.reports()).containsExactly(new Report(2, List.of(0.5, Double.NaN), Map.of(), THEN));
        assertThat(trial.params().get("kind").value()).isEqualTo(ParameterValue.NOTHING);
        assertThat(trial(DEFINE_BY_RUN, 1).params().get("kind"))
                .isEqualTo(Choice.of(
                        ParameterValue.of(true),
                        new Categorical(
                                List.of(ParameterValue.of("a"), ParameterValue.NOTHING, ParameterValue.of(true)))));
        Trial running = trial(DEFINE_BY_RUN, 2);
        assertThat(running.notes()).containsExactly("The sampler failed.", "Its values are drawn at random.");
        assertThat(running.proposal().values()).isEqualTo(Map.of("y", ParameterValue.of(0.25)));
        assertThat(trial(DEFINE_BY_RUN, 3).given()).isEqualTo(Map.of("big", ParameterValue.of(Long.MAX_VALUE - 1)));
        assertThat(store().recorded(DEFINE_BY_RUN, "x")).contains(FloatRange.of(0, 1));
    }

    @Test
    void answersWhatIsAskedOfMany() {
        assertThat(store().best(EVERY_KIND)).containsExactly(trial(EVERY_KIND, 3));
        assertThat(store().best(DEFINE_BY_RUN)).extracting(Trial::number).containsExactly(0);
        TrialQuery byValue = new TrialQuery(3, "", Set.of(), TrialQuery.Order.VALUE, true);
        assertThat(store().trials(EVERY_KIND, byValue).items())
                .extracting(Trial::number)
                .containsExactly(3, 0, 7);
        History history = store().history(EVERY_KIND);
        assertThat(history.finished()).extracting(Observation::number).containsExactly(0, 1, 2, 3);
        assertThat(history.running()).extracting(Observation::number).containsExactly(5);
        History later = store().history(LATER);
        assertThat(later.size()).isGreaterThan(later.own().size());
        assertThat(later.own().finished()).extracting(Observation::value).containsExactly(0.25);
        Map<String, ParameterValue> values = Map.of("lr", ParameterValue.of(5.0));
        Optional<Trial> sought = store().transition(EVERY_KIND, ledger -> ledger.withValues(values));
        assertThat(sought).contains(trial(EVERY_KIND, 7));
    }

    @Test
    void givesTheAnswerThatWasGivenBefore() {
        Receipts.Key key = new Receipts.Key("POST /studies/every kind/trials", "key-1", "body");
        Receipts.Answer answer = new Receipts.Answer(201, Map.of("Location", "/x"), "{\"number\":0}");

        assertThat(server.getBean(Receipts.class)
                        .once(key, () -> "work that is done already", done -> Optional.empty())
                        .earlier())
                .contains(answer);
    }

    @Test
    @Order(GOING_ON)
    void goesOnWhereItWas() {
        LocalTuner tuner = new LocalTuner(store(), clock());
        StudyRef study = StudyRef.of(EVERY_KIND);

        Trial running = tuner.tell(ref(EVERY_KIND, 5, 1), outcome(0.5));
        Trial again = tuner.ask(study, Ask.by("w5")).get(0);
        Trial queued = tuner.ask(study, Ask.by("w5")).get(0);
        Trial fresh = tuner.ask(study, Ask.by("w5")).get(0);
        Trial best = tuner.tell(ref(EVERY_KIND, fresh.number(), 1), outcome(0.9375));
        clock().tick(Duration.ofSeconds(91));
        new LeaseReaper(store(), clock()).sweep();

        assertThat(running.reports()).hasSize(1);
        assertThat(List.of(again.number(), queued.number(), fresh.number())).containsExactly(4, 6, 9);
        assertThat(again.attempt()).isEqualTo(3);
        assertThat(queued.parameterValues()).containsEntry("lr", ParameterValue.of(0.01));
        assertThat(fresh.id()).isEqualTo(EVERY_KIND * 1_000_000_000 + 9);
        assertThat(study(EVERY_KIND).counts()).isEqualTo(counts(2, 0, 5, 1, 2));
        assertThat(store().best(EVERY_KIND)).containsExactly(best);
        assertThat(store().history(EVERY_KIND).finished())
                .extracting(Observation::number)
                .containsExactly(0, 1, 2, 3, 5, 9);
        assertThat(trial(EVERY_KIND, 4).attempts())
                .extracting(EndedAttempt::ended)
                .containsExactly(Ending.RELEASED, Ending.RELEASED, Ending.LOST);
    }

    @Test
    @Order(GOING_ON)
    void resumesWhatWasPausedOrFinished() {
        LocalTuner tuner = new LocalTuner(store(), clock());
        StudyRef paused = StudyRef.of(DEFINE_BY_RUN);
        FloatRange y = FloatRange.of(0, 1);

        assertThat(tuner.suggest(ref(DEFINE_BY_RUN, 2, 1), new Suggest("y", y, Optional.empty()))
                        .value())
                .isEqualTo(ParameterValue.of(0.25));
        tuner.change(paused, StudyChange.state(StudyState.ACTIVE));
        assertThat(tuner.ask(paused, Ask.one()).get(0).number()).isEqualTo(3);
        assertThat(tuner.enqueue(paused, new Enqueue(Map.of(), Map.of(), false))
                        .trial()
                        .number())
                .isEqualTo(4);

        Study reopened = tuner.change(
                StudyRef.of(LATER), StudyChange.of(change -> change.budget = Optional.of(Budget.ofTrials(2))));
        assertThat(reopened.state()).isEqualTo(StudyState.ACTIVE);
        assertThat(tuner.ask(StudyRef.of(LATER), Ask.one()).get(0).params()).isNotEmpty();
    }

    @Test
    @Order(GOING_ON)
    void makesStudiesWithNewIds() {
        StudySpecDraft draft =
                new StudySpecDraft("new", study(EVERY_KIND).spec().sampler());

        assertThat(store().create(draft.build(), THEN).id()).isGreaterThan(STOPPED);
    }

    private StudyStore store() {
        return server.getBean(StudyStore.class);
    }

    private TickingClock clock() {
        return server.getBean(TickingClock.class);
    }

    private Study study(long id) {
        return store().find(StudyRef.of(id)).orElseThrow();
    }

    private Trial trial(long study, int number) {
        return store().trial(study, number).orElseThrow();
    }

    private static TrialRef ref(long study, int number, int attempt) {
        return TrialRef.of(StudyRef.of(study), number).at(attempt);
    }

    private static Outcome outcome(double value) {
        return new Outcome(Outcome.complete(value).result(), Map.of("memory", 0.0, "latency", 0.0), Map.of());
    }

    private static TrialDraft draft(long study, int number) {
        TrialDraft draft = new TrialDraft(study, study * 1_000_000_000 + number, number);
        draft.sampler = Optional.of("tpe");
        return draft;
    }

    /** Names and values in turn. */
    private Map<String, Choice> chosen(Object... choices) {
        Map<String, Choice> chosen = new LinkedHashMap<>();
        for (int i = 0; i < choices.length; i += 2) {
            chosen.put(choices[i].toString(), choice(choices[i].toString(), value(choices[i + 1])));
        }
        return chosen;
    }

    private Choice choice(String name, ParameterValue value) {
        Distribution declared =
                study(EVERY_KIND).spec().space().find(name).orElseThrow().distribution();
        return Choice.of(value, declared);
    }

    private static ParameterValue value(Object plain) {
        if (plain instanceof Integer whole) {
            return ParameterValue.of(whole);
        }
        return plain instanceof Double real ? ParameterValue.of(real) : ParameterValue.of(plain.toString());
    }

    private static Counts counts(int waiting, int running, int complete, int pruned, int failed) {
        return new Counts(Map.of(
                TrialState.Name.WAITING, waiting,
                TrialState.Name.RUNNING, running,
                TrialState.Name.COMPLETE, complete,
                TrialState.Name.PRUNED, pruned,
                TrialState.Name.FAILED, failed));
    }

    private static String text(String resource) {
        try (InputStream stream = FirstReleaseContract.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
