package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A study pauses itself when its trials keep failing, and says why whenever it is not ACTIVE. */
interface BreakerContract extends Stores.Contract {
    Outcome BROKEN = Outcome.of(new Outcome.Failed("no GPU", false));

    @Test
    default void pausesAfterSoManyFailuresInARow() {
        Study study = failing(3, draft -> {});
        fail(study, 2);
        assertThat(now(study).state()).isEqualTo(StudyState.ACTIVE);
        int version = now(study).version();

        fail(study, 1);

        Study paused = now(study);
        assertThat(paused.state()).isEqualTo(StudyState.PAUSED);
        assertThat(paused.reason())
                .contains("3 trials in a row failed, the last, trial 2, with: no GPU."
                        + " Resume the study when the cause is mended.");
        assertThat(paused.version()).isGreaterThan(version);
        assertThat(paused.counts()).isEqualTo(new Counts(Map.of(TrialState.Name.FAILED, 3)));
        assertThat(stores().otherStore().find(ref(study))).contains(paused);
        for (LocalTuner server : servers()) {
            assertThatThrownBy(() -> server.ask(ref(study), Ask.one()))
                    .isInstanceOf(TunerException.StudyFinished.class)
                    .hasMessageContaining("no GPU");
        }
    }

    @Test
    default void countsAnewOnceATrialSucceedsOrTheStudyIsResumed() {
        Study study = failing(3, draft -> {});
        for (Outcome success :
                List.of(Outcome.complete(1), Outcome.of(new Outcome.Pruned(Optional.empty(), Optional.empty())))) {
            fail(study, 2);
            tell(study, success);
        }
        fail(study, 2);
        assertThat(now(study).state()).isEqualTo(StudyState.ACTIVE);
        fail(study, 1);
        assertThat(now(study).state()).isEqualTo(StudyState.PAUSED);

        Study resumed = tuner().change(ref(study), StudyChange.state(StudyState.ACTIVE));

        assertThat(resumed.state()).isEqualTo(StudyState.ACTIVE);
        assertThat(resumed.reason()).isEmpty();
        fail(study, 2);
        assertThat(now(study).state()).isEqualTo(StudyState.ACTIVE);
        fail(study, 1);
        assertThat(now(study).state()).isEqualTo(StudyState.PAUSED);
    }

    @Test
    default void countsHoweverATrialFails() {
        Study study = failing(4, draft -> draft.lease = new LeaseTerms(Duration.ofMinutes(1), 1, Set.of()));
        tell(study, Outcome.complete(Double.NaN));
        tell(study, Outcome.of(new Outcome.Failed("oom", true)));
        tuner().release(held(study), "preempted");
        held(study);
        assertThat(now(study).failuresInARow()).isEqualTo(3);

        stores().clock().tick(Duration.ofMinutes(2));
        new LeaseReaper(store(), stores().clock()).sweep();

        assertThat(now(study).state()).isEqualTo(StudyState.PAUSED);
        assertThat(now(study).reason().orElseThrow()).contains("trial 3").contains("expired");
    }

    @Test
    default void endsWithItsTimeThoughItIsPaused() {
        Instant begun = stores().clock().instant();
        Budget moments = new Budget(
                OptionalInt.empty(), Optional.of(Duration.ofSeconds(2)), OptionalDouble.empty(), OptionalInt.empty());
        Study study = failing(3, draft -> draft.budget = moments);
        tuner().release(held(study), "preempted");
        tuner().change(ref(study), StudyChange.state(StudyState.PAUSED));

        new LeaseReaper(store(), () -> begun.plus(Duration.ofSeconds(1))).sweep();
        assertThat(now(study).state()).isEqualTo(StudyState.PAUSED);
        new LeaseReaper(store(), () -> begun.plus(Duration.ofSeconds(2))).sweep();

        assertThat(now(study).state()).isEqualTo(StudyState.FINISHED);
        assertThat(now(study).counts()).isEqualTo(new Counts(Map.of(TrialState.Name.FAILED, 1)));
    }

    @Test
    default void countsNoRetriesImportsOrTrialsGivenUp() {
        Study study = failing(1, draft -> {});
        Outcome retryable = Outcome.of(new Outcome.Failed("oom", true));
        tell(study, retryable);
        tell(study, retryable);
        tuner().add(ref(study), List.of(imported(new TrialState.Failed("elsewhere"))));
        assertThat(now(study).state()).isEqualTo(StudyState.ACTIVE);
        assertThat(now(study).failuresInARow()).isZero();
        assertThat(now(study).counts().of(TrialState.Name.WAITING)).isEqualTo(1);

        tuner().change(ref(study), StudyChange.of(change -> change.budget = Optional.of(target(5))));
        tuner().add(ref(study), List.of(imported(new TrialState.Complete(List.of(4.0)))));

        assertThat(now(study).counts().of(TrialState.Name.FAILED)).isEqualTo(2);
        assertThat(now(study).failuresInARow()).isZero();
        assertThat(now(study).state()).isEqualTo(StudyState.FINISHED);
        assertThat(now(study).reason()).contains("The study's target 5.0 is reached.");
    }

    @Test
    default void keepsWaitingTrialsForWhenItIsResumed() {
        Study study = failing(1, draft -> {});
        tell(study, Outcome.of(new Outcome.Failed("oom", true)));
        Trial again = tuner().ask(ref(study), Ask.one()).get(0);
        TrialRef other = held(study);
        tuner().release(ref(study, again), "preempted");

        tuner().tell(other, BROKEN);

        assertThat(now(study).state()).isEqualTo(StudyState.PAUSED);
        assertThat(now(study).counts().of(TrialState.Name.WAITING)).isEqualTo(1);
        tuner().change(ref(study), StudyChange.state(StudyState.ACTIVE));
        assertThat(tuner().ask(ref(study), Ask.one()).get(0).attempt()).isEqualTo(3);
    }

    @Test
    default void neverPausesWhereThatIsNotWanted() {
        Study study = failing(0, draft -> {});
        fail(study, 12);
        assertThat(now(study).state()).isEqualTo(StudyState.ACTIVE);

        tuner().change(ref(study), StudyChange.of(change -> change.pauseAfterFailures = OptionalInt.of(1)));
        fail(study, 1);

        assertThat(now(study).state()).isEqualTo(StudyState.PAUSED);
    }

    @Test
    default void pausesOnceWhoeverFails() {
        Study study = failing(5, draft -> {});
        List<TrialRef> held = Collections.synchronizedList(new java.util.ArrayList<>(
                Collections.nCopies(12, 0).stream().map(any -> held(study)).toList()));

        Race.of(12, () -> {
                    TrialRef mine = held.remove(0);
                    return servers().get(mine.number() % 2).tell(mine, BROKEN);
                })
                .all();

        Study paused = now(study);
        assertThat(paused.state()).isEqualTo(StudyState.PAUSED);
        assertThat(paused.reason().orElseThrow()).startsWith("5 trials in a row failed");
        assertThat(paused.version()).isEqualTo(study.version() + 1);
        assertThat(paused.failuresInARow()).isEqualTo(12);
    }

    @Test
    default void saysWhyItIsNotActive() {
        Study study = failing(10, draft -> draft.budget = Budget.ofTrials(2));
        Study paused = tuner().change(ref(study), StudyChange.pause("The data is not there."));
        assertThat(paused.reason()).contains("The data is not there.");
        assertThat(tuner().change(ref(study), StudyChange.of(change -> change.notes = Optional.of("n")))
                        .reason())
                .contains("The data is not there.");
        assertThatThrownBy(() -> tuner().change(
                                ref(study), StudyChange.of(change -> change.reason = Optional.of("without a state"))))
                .isInstanceOf(TunerException.Invalid.class);
        assertThat(tuner().change(ref(study), StudyChange.state(StudyState.ACTIVE))
                        .reason())
                .isEmpty();
        TrialRef running = held(study);
        tuner().change(ref(study), StudyChange.of(change -> {
            change.state = Optional.of(StudyState.STOPPED);
            change.reason = Optional.of("Good enough.");
        }));
        assertThat(servers()
                        .get(1)
                        .report(running, new Progress(0, List.of(1.0), Map.of()))
                        .reason())
                .contains("The study was stopped. Good enough.");
        tuner().change(ref(study), StudyChange.state(StudyState.ACTIVE));
        tuner().tell(running, Outcome.complete(1));
        tell(study, Outcome.complete(1));
        assertThat(now(study).state()).isEqualTo(StudyState.FINISHED);
        assertThat(now(study).reason()).contains("The budget of 2 trials is spent.");
        assertThatThrownBy(() -> held(study)).hasMessageContaining("The budget of 2 trials is spent.");
        Study reopened =
                tuner().change(ref(study), StudyChange.of(change -> change.budget = Optional.of(Budget.ofTrials(3))));
        assertThat(reopened.state()).isEqualTo(StudyState.ACTIVE);
        assertThat(reopened.reason()).isEmpty();
    }

    private Study failing(int pauseAfterFailures, Consumer<StudySpecDraft> rest) {
        return store().create(
                        StoreSamples.plain(name()).with(draft -> {
                            draft.pauseAfterFailures = pauseAfterFailures;
                            rest.accept(draft);
                        }),
                        NOW);
    }

    private void fail(Study study, int times) {
        for (int i = 0; i < times; i++) {
            tell(study, BROKEN);
        }
    }

    private void tell(Study study, Outcome outcome) {
        tuner().tell(held(study), outcome);
    }

    private TrialRef held(Study study) {
        return ref(study, tuner().ask(ref(study), Ask.one()).get(0));
    }

    private LocalTuner tuner() {
        return servers().get(0);
    }

    private List<LocalTuner> servers() {
        return List.of(
                new LocalTuner(store(), stores().clock()), new LocalTuner(stores().otherStore(), stores().clock()));
    }

    private Study now(Study study) {
        return store().find(ref(study)).orElseThrow();
    }

    private static Budget target(double value) {
        return new Budget(
                OptionalInt.empty(), Optional.empty(), java.util.OptionalDouble.of(value), OptionalInt.empty());
    }

    private static Import imported(TrialState end) {
        return new Import(end, Map.of(), List.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty());
    }

    private static StudyRef ref(Study study) {
        return StudyRef.of(study.id());
    }

    private static TrialRef ref(Study study, Trial trial) {
        return TrialRef.of(ref(study), trial.number()).at(trial.attempt());
    }
}
