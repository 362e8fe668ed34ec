package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StudyStore.Ledger;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Transitions: what happens with a study locked. */
interface LedgerContract extends Stores.Contract {

    @Test
    default void countsFollowTheTrials() {
        Study study = study();

        store().transition(study.id(), ledger -> {
            ledger.add(Trials::queued);
            ledger.add(Trials::running);
            ledger.add(trial -> Trials.complete(trial, 2));
            ledger.add(trial -> Trials.complete(trial, 1));
            ledger.save(Trials.running(ledger.waiting(1).get(0)));
            return null;
        });

        Study after = store().find(StudyRef.of(study.id())).orElseThrow();
        assertThat(after.counts())
                .isEqualTo(new Counts(Map.of(TrialState.Name.RUNNING, 2, TrialState.Name.COMPLETE, 2)));
        assertThat(after.handedOut()).isEqualTo(2);
        assertThat(after.firstAskAt()).contains(NOW);
        assertThat(after.bestValue()).hasValue(1);
        assertThat(after.version()).isEqualTo(study.version());
        assertThat(stores().otherStore().find(StudyRef.of(study.id()))).contains(after);
    }

    @Test
    default void countsAreThoseOfTheTrialsAfterRandomTransitions() {
        for (int seed = 0; seed < 5; seed++) {
            Study study = study();
            Random random = new Random(seed);
            for (int i = 0; i < 60; i++) {
                store().transition(study.id(), ledger -> step(ledger, random));
            }

            Study after = store().find(StudyRef.of(study.id())).orElseThrow();
            List<Trial> trials = all(study);
            for (TrialState.Name state : TrialState.Name.values()) {
                assertThat(after.counts().of(state))
                        .as("seed %d, %s", seed, state)
                        .isEqualTo((int) trials.stream()
                                .filter(t -> t.stateName() == state)
                                .count());
            }
        }
    }

    @Test
    default void doesNothingIfItsWorkIsRefused() {
        Study study = study();
        store().transition(study.id(), ledger -> ledger.add(Trials::queued));
        Study before = store().find(StudyRef.of(study.id())).orElseThrow();
        List<Trial> trials = all(study);
        TunerException refusal = new TunerException.Conflict("refused");

        assertThatThrownBy(() -> store().transition(study.id(), ledger -> {
                    ledger.save(ledger.study().with(StudyState.STOPPED));
                    ledger.save(Trials.running(ledger.trial(0)));
                    ledger.add(trial -> Trials.complete(trial, 1));
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(store().find(StudyRef.of(study.id()))).contains(before);
        assertThat(all(study)).isEqualTo(trials);
        assertThat(store().history(study.id()).finished()).isEmpty();
        assertThat(store().transition(study.id(), ledger -> ledger.add(Trials::queued))
                        .number())
                .isEqualTo(1);
    }

    @Test
    default void handsOutWaitingTrialsOldestFirst() {
        Study study = study();
        store().transition(study.id(), ledger -> {
            IntStream.range(0, 12).forEach(i -> ledger.add(Trials::queued));
            return null;
        });
        store().transition(study.id(), ledger -> ledger.save(Trials.running(ledger.trial(1))));

        List<Trial> waiting = store().transition(study.id(), ledger -> ledger.waiting(3));

        assertThat(waiting).extracting(Trial::number).containsExactly(0, 2, 3);
    }

    @Test
    default void seesInAUnitWhatTheUnitWrote() {
        Study study = study();

        store().transition(study.id(), ledger -> {
            Trial added = ledger.add(Trials::queued);
            assertThat(ledger.trial(0)).isEqualTo(added);
            assertThat(ledger.waiting(5)).containsExactly(added);
            Trial running = ledger.save(Trials.running(added));
            assertThat(ledger.trial(0)).isEqualTo(running);
            assertThat(ledger.waiting(5)).isEmpty();
            assertThat(ledger.study().running()).isEqualTo(1);
            return null;
        });
    }

    @Test
    default void claimsEachWaitingTrialOnce() {
        Study study = study();
        store().transition(study.id(), ledger -> {
            IntStream.range(0, 200).forEach(i -> ledger.add(Trials::queued));
            return null;
        });

        Race<List<Integer>> race = Race.of(8, () -> claimAll(study));

        List<Integer> claimed =
                race.all().stream().flatMap(List::stream).sorted().toList();
        assertThat(claimed).isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    default void numbersWithoutGapsWhoeverAsks() {
        Study study = study();

        Race<Integer> race = Race.of(8, () -> {
            StudyStore mine = Thread.currentThread().getId() % 2 == 0 ? store() : stores().otherStore();
            for (int i = 0; i < 25; i++) {
                boolean isRefused = i % 5 == 0;
                try {
                    mine.transition(study.id(), ledger -> added(ledger, isRefused));
                } catch (TunerException.Conflict refused) {
                    assertThat(isRefused).isTrue();
                }
            }
            return 0;
        });

        race.all();
        List<Trial> trials = all(study);
        assertThat(trials)
                .extracting(Trial::number)
                .isEqualTo(IntStream.range(0, 160).boxed().toList());
        assertThat(trials).extracting(Trial::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void keepsWhatIsWrittenBesideACallThatFails() {
        Study study = study();

        Race<Integer> race = Race.of(8, () -> {
            int failures = 0;
            for (int i = 0; i < 20; i++) {
                boolean fails = i % 4 == 0;
                try {
                    store().transition(study.id(), ledger -> {
                        Trial added = ledger.add(Trials::queued);
                        if (fails) {
                            throw new IllegalStateException("no refusal, but a defect");
                        }
                        return added;
                    });
                } catch (IllegalStateException failure) {
                    failures++;
                }
            }
            return failures;
        });

        assertThat(race.all()).containsOnly(5);
        assertThat(all(study))
                .extracting(Trial::number)
                .isEqualTo(IntStream.range(0, 120).boxed().toList());
    }

    @Test
    default void writesAndTransitionsOfOneTrialExcludeEachOther() {
        for (int i = 0; i < 20; i++) {
            Study study = study();
            store().transition(study.id(), ledger -> ledger.add(Trials::running));

            Race<Trial> race = Race.of(
                    () -> store().write(study.id(), 0, t -> t.renewed(NOW.plusSeconds(120))),
                    () -> stores().otherStore()
                            .transition(
                                    study.id(),
                                    ledger -> ledger.save(
                                            ledger.trial(0).attemptEnded(Ending.LOST, "expired", NOW, Retries.of(1)))),
                    () -> store().write(study.id(), 0, t -> t.noted(List.of("a note"))));

            Trial after = store().trial(study.id(), 0).orElseThrow();
            assertThat(after.stateName()).isEqualTo(TrialState.Name.FAILED);
            assertThat(after.notes()).containsExactly("a note");
            assertThat(race.refusals()).allMatch(refusal -> refusal instanceof IllegalStateException);
            assertThat(store().find(StudyRef.of(study.id())).orElseThrow().counts())
                    .isEqualTo(new Counts(Map.of(TrialState.Name.FAILED, 1)));
        }
    }

    @Test
    default void knowsWhoseLeaseRanOut() {
        Study study = study();
        store().transition(study.id(), ledger -> {
            ledger.add(leasedUntil(NOW.minusSeconds(1)));
            ledger.add(leasedUntil(NOW.minusSeconds(3)));
            ledger.add(leasedUntil(NOW));
            ledger.add(leasedUntil(NOW.minusSeconds(2)));
            ledger.add(trial -> Trials.complete(trial, 1));
            return null;
        });

        List<TrialRef> expired = expiredOf(study, 1000);

        assertThat(expired).extracting(ref -> ref.number()).containsExactly(1, 3, 0);
        assertThat(expired).allMatch(ref -> ref.attempt().getAsInt() == 1);
        assertThat(store().expired(NOW, 2)).hasSizeLessThanOrEqualTo(2);
        store().write(study.id(), 1, trial -> trial.renewed(NOW.plusSeconds(1)));
        assertThat(expiredOf(study, 1000)).extracting(ref -> ref.number()).containsExactly(3, 0);
    }

    private List<Integer> claimAll(Study study) {
        List<Integer> mine = new ArrayList<>();
        StudyStore seen = Thread.currentThread().getId() % 2 == 0 ? store() : stores().otherStore();
        while (true) {
            Optional<Trial> claimed = seen.transition(
                    study.id(),
                    ledger -> ledger.waiting(1).stream()
                            .findFirst()
                            .map(Trials::running)
                            .map(ledger::save));
            if (claimed.isEmpty()) {
                return mine;
            }
            mine.add(claimed.get().number());
        }
    }

    private List<TrialRef> expiredOf(Study study, int limit) {
        return store().expired(NOW, limit).stream()
                .filter(ref -> ref.study().equals(StudyRef.of(study.id())))
                .toList();
    }

    private List<Trial> all(Study study) {
        return store().trials(study.id(), PagesContract.byNumber(1000)).items();
    }

    private static Trial added(Ledger ledger, boolean isRefused) {
        Trial added = ledger.add(Trials::queued);
        if (isRefused) {
            throw new TunerException.Conflict("refused");
        }
        return added;
    }

    private static Trial step(Ledger ledger, Random random) {
        int total = ledger.study().counts().total();
        Trial trial = total == 0 ? null : ledger.trial(random.nextInt(total));
        if (trial == null || trial.isFinished()) {
            return ledger.add(random.nextBoolean() ? Trials::queued : Trials::running);
        }
        if (!trial.isRunning()) {
            return ledger.save(Trials.running(trial));
        }
        return ledger.save(
                random.nextBoolean()
                        ? trial.attemptEnded(Ending.LOST, "expired", NOW, Retries.of(2))
                        : trial.finished(Outcome.complete(random.nextInt(5)), NOW, Retries.of(3)));
    }

    private static UnaryOperator<Trial> leasedUntil(Instant until) {
        return trial -> trial.claimed(new Lease(Optional.empty(), NOW.minusSeconds(60), until), "random");
    }
}
