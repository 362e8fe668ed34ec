package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.pruner.Median;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Condition;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Enqueue;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.Suggest;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import dev.parzen.wire.Families;
import dev.parzen.wire.SnapshotReader;
import dev.parzen.wire.SnapshotWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a study has lived through, its file is taken: the rules for files ask no more than what verbs keep. */
class LivedStudiesTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            Parameter.of("kind", Categorical.of("a", "b")),
            Parameter.of("rate", FloatRange.log(1e-6, 0.1)),
            Parameter.of("share", FloatRange.stepped(0, 1, 0.1)),
            Parameter.of("width", IntRange.log(3, 700)),
            Parameter.of("size", new IntRange(-7, 20, false, 3)),
            new Parameter(
                    "depth",
                    IntRange.of(1, 9),
                    Condition.when("kind", ParameterValue.of("b")),
                    Optional.of(ParameterValue.of(2))));

    private final TickingClock clock = new TickingClock();
    private final InMemoryStudyStore store = new InMemoryStudyStore();
    private final LocalTuner tuner = new LocalTuner(store, clock);
    private final Random random = new Random(5);

    @ParameterizedTest
    @ValueSource(strings = {"random", "tpe", "gp", "cma-es", "nsga2", "qmc", "auto", "brute-force"})
    void takesWhatADeclaredStudyHasLivedThrough(String sampler) {
        StudyRef ref = studyOf(sampler, SPACE);
        tuner.add(
                ref,
                List.of(imported(Map.of("kind", ParameterValue.of("a"))), imported(Map.of("z", ParameterValue.of(1)))));
        for (int i = 0; i < 40; i++) {
            tuner.ask(ref, new Ask(Optional.of("w"), Map.of(), 1 + random.nextInt(3)))
                    .forEach(trial -> live(TrialRef.of(ref, trial.number())));
            tuner.enqueue(ref, new Enqueue(Map.of("share", ParameterValue.of(0.3)), Map.of(), false));
        }
        requireTaken(ref);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "tpe", "auto"})
    void takesWhatADefineByRunStudyHasLivedThrough(String sampler) {
        StudyRef ref = studyOf(sampler, SearchSpace.UNDECLARED);
        tuner.add(ref, List.of(imported(Map.of("share", ParameterValue.of(7)))));
        for (int i = 0; i < 40; i++) {
            TrialRef trial = TrialRef.of(ref, tuner.ask(ref, Ask.by("w")).get(0).number());
            Distribution moving = FloatRange.stepped(0, 1 + i % 7, 0.1);
            for (Map.Entry<String, Distribution> parameter :
                    Map.of("share", moving, "width", IntRange.log(3, 7 + i)).entrySet()) {
                tuner.suggest(trial, new Suggest(parameter.getKey(), parameter.getValue(), Optional.empty()));
            }
            live(trial);
            tuner.enqueue(ref, new Enqueue(Map.of("share", ParameterValue.of(-1)), Map.of(), false));
        }
        tuner.add(ref, List.of(imported(Map.of("share", ParameterValue.of(0.5)))));
        requireTaken(ref);
    }

    private StudyRef studyOf(String sampler, SearchSpace space) {
        StudySpecDraft draft = new StudySpecDraft(StoreSamples.plain("lived"));
        draft.space = space;
        draft.sampler = Families.read("{\"type\":\"" + sampler + "\",\"seed\":3}", SamplerSpec.class);
        draft.pruner = new Median(1, 0, 1, 1, 0.5);
        draft.lease = new LeaseTerms(Duration.ofMinutes(1), 2);
        store.create(draft.build(), clock.instant());
        return new StudyRef("lived");
    }

    private static Import imported(Map<String, ParameterValue> params) {
        return new Import(
                new TrialState.Complete(List.of(1.0)),
                params,
                List.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.<Instant>empty());
    }

    /** One of all the ways that an attempt can go. */
    private void live(TrialRef trial) {
        clock.tick(Duration.ofSeconds(1));
        if (!store.trial(store.find(trial.study()).orElseThrow().id(), trial.number())
                .orElseThrow()
                .isRunning()) {
            return; // swept with another
        }
        int reports = random.nextInt(3);
        IntStream.range(0, reports)
                .forEach(step -> tuner.report(
                        trial, new Progress(step, List.of(step == 1 ? Double.NaN : random.nextDouble()), Map.of())));
        switch (random.nextInt(8)) {
            case 0 -> tuner.release(trial, "preempted");
            case 1 -> tuner.tell(trial, new Outcome(new Outcome.Failed("broken", true), Map.of(), Map.of()));
            case 2 -> tuner.tell(trial, new Outcome(new Outcome.Failed("broken", false), Map.of(), Map.of()));
            case 3 ->
                tuner.tell(
                        trial, new Outcome(new Outcome.Pruned(Optional.empty(), Optional.empty()), Map.of(), Map.of()));
            case 4 -> tuner.tell(trial, Outcome.complete(Double.NaN));
            case 5 -> {
                clock.tick(Duration.ofMinutes(2));
                new LeaseReaper(store, clock).sweep();
            }
            case 6 -> tuner.renew(trial);
            default -> tuner.tell(trial, Outcome.complete(random.nextGaussian()));
        }
    }

    private void requireTaken(StudyRef ref) {
        tuner.ask(ref, new Ask(Optional.of("w"), Map.of(), 2));
        tuner.enqueue(ref, new Enqueue(Map.of(), Map.of(), false));
        Study study = store.find(ref).orElseThrow();
        Set<Boolean> audited = new HashSet<>();
        new LocalStudies(store)
                .forEachTrial(ref, trial -> trial.pruning().ifPresent(pruning -> audited.add(pruning.audited())));
        assertThat(audited).as("verdicts, and audited ones").containsExactlyInAnyOrder(true, false);
        for (TrialState.Name state : TrialState.Name.values()) {
            assertThat(study.counts().of(state)).as("%s", state).isPositive();
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new Transfer(store).give(ref, snapshot -> SnapshotWriter.write(snapshot, file));
        InMemoryStudyStore elsewhere = new InMemoryStudyStore();
        new Transfer(elsewhere)
                .take(new SnapshotReader(new ByteArrayInputStream(file.toByteArray()), Optional.empty()));
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        new Transfer(elsewhere).give(ref, snapshot -> SnapshotWriter.write(snapshot, again));
        assertThat(again.toByteArray()).isEqualTo(file.toByteArray());

        List<Trial> next = tuner.ask(ref, new Ask(Optional.of("w"), Map.of(), 3));
        assertThat(new LocalTuner(elsewhere, clock)
                        .ask(ref, new Ask(Optional.of("w"), Map.of(), 3)).stream()
                                .map(Trial::params))
                .containsExactlyElementsOf(next.stream().map(Trial::params).toList());
    }
}
