package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.study.Receipts.Answer;
import dev.parzen.study.Receipts.Key;
import dev.parzen.study.Receipts.Remembered;
import dev.parzen.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Calls with a key are done once. */
interface ReceiptsContract extends Stores.Contract {
    Answer ANSWER = new Answer(
            201, Map.of("Location", "/studies/größe", "ETag", "\"7\""), "{\"a\": \"\u0000 😀\"}" + " ".repeat(100_000));

    @Test
    default void answersTheSameCallFromMemory() {
        Study study = study();
        Key key = key("digest");

        Remembered<Trial> first = once(stores().receipts(), study, key);
        Remembered<Trial> again = once(stores().receipts(), study, key);
        Remembered<Trial> elsewhere = once(stores().otherReceipts(), study, key);

        assertThat(first.fresh()).isPresent();
        assertThat(first.earlier()).isEmpty();
        assertThat(again).isEqualTo(new Remembered<>(Optional.of(ANSWER), Optional.empty()));
        assertThat(elsewhere).isEqualTo(again);
        assertThat(count(study)).isEqualTo(1);
    }

    @Test
    default void keepsAnswersWithoutHeadersOrABody() {
        Key key = key("digest");
        Answer bare = new Answer(200, Map.of(), null);

        stores().receipts().once(key, () -> 1, result -> Optional.of(bare));

        assertThat(stores().receipts()
                        .once(key, () -> 1, result -> Optional.of(bare))
                        .earlier())
                .contains(bare);
    }

    @Test
    default void refusesAnotherBodyUnderTheSameKey() {
        Study study = study();
        Key key = key("digest");
        once(stores().receipts(), study, key);

        assertThatThrownBy(() -> once(stores().receipts(), study, new Key(key.call(), key.key(), "other")))
                .isInstanceOf(TunerException.Invalid.class)
                .hasMessageContaining(key.key());
        once(stores().receipts(), study, new Key("POST /elsewhere", key.key(), "other"));

        assertThat(count(study)).isEqualTo(2);
    }

    @Test
    default void forgetsTheKeyOfWorkThatFails() {
        Study study = study();
        Key key = key("digest");
        TunerException refusal = new TunerException.Conflict("refused");

        assertThatThrownBy(() -> stores().receipts()
                        .once(
                                key,
                                () -> {
                                    queue(study);
                                    throw refusal;
                                },
                                remembered()))
                .isSameAs(refusal);

        assertThat(count(study)).isZero();
        assertThat(once(stores().receipts(), study, key).fresh()).isPresent();
    }

    @Test
    default void doesWithoutMemoryWhatIsNotToBeRemembered() {
        Study study = study();
        Key key = key("digest");

        for (int i = 0; i < 2; i++) {
            stores().receipts().once(key, () -> queue(study), result -> Optional.empty());
        }

        assertThat(count(study)).isEqualTo(2);
    }

    @Test
    default void aRefusalThatIsCaughtUndoesNoMoreThanItsOwnStep() {
        Study study = study();

        stores().receipts()
                .once(
                        key("digest"),
                        () -> {
                            queue(study);
                            assertThatThrownBy(() -> store().transition(study.id(), ledger -> {
                                        ledger.add(Trials::queued);
                                        throw new TunerException.Conflict("refused");
                                    }))
                                    .isInstanceOf(TunerException.Conflict.class);
                            assertThatThrownBy(() -> store().create(StoreSamples.plain(study.name()), NOW))
                                    .isInstanceOf(TunerException.Conflict.class);
                            return queue(study);
                        },
                        remembered());

        assertThat(count(study)).isEqualTo(2);
        assertThat(store().trial(study.id(), 1)).isPresent();
    }

    @Test
    default void whoLosesTheRaceForANameGoesOn() {
        for (int i = 0; i < 10; i++) {
            String name = name();
            AtomicInteger runner = new AtomicInteger();

            Race<Study> race = Race.of(4, () -> {
                boolean isHere = runner.getAndIncrement() % 2 == 0;
                Receipts receipts = isHere ? stores().receipts() : stores().otherReceipts();
                StudyStore store = isHere ? store() : stores().otherStore();
                Study own = study();
                Remembered<Study> result =
                        receipts.once(key("digest"), () -> createdOrFound(store, own, name), remembered());
                assertThat(count(own)).as("what it did before").isEqualTo(1);
                return result.fresh().orElseThrow();
            });

            assertThat(race.all())
                    .extracting(Study::id)
                    .containsOnly(store().find(new StudyRef(name)).orElseThrow().id());
        }
    }

    @Test
    default void callsThatTryStudyAfterStudyDoNotWaitForEachOther() {
        Study one = study();
        Study other = study();
        AtomicInteger runner = new AtomicInteger();

        Race<Remembered<Trial>> race = Race.of(2, () -> {
            boolean isFirst = runner.getAndIncrement() == 0;
            return stores().receipts()
                    .once(
                            key("digest"),
                            () -> refusedThenQueued(isFirst ? one : other, isFirst ? other : one),
                            remembered());
        });

        race.all();
        assertThat(List.of(count(one), count(other))).containsExactly(1, 1);
    }

    @Test
    default void forgetsAfterADay() {
        Study study = study();
        Key key = key("digest");
        once(stores().receipts(), study, key);
        stores().clock().tick(Duration.ofHours(24).minusSeconds(1));
        once(stores().receipts(), study, key);
        assertThat(count(study)).isEqualTo(1);

        stores().clock().tick(Duration.ofSeconds(1));
        once(stores().receipts(), study, new Key(key.call(), key.key(), "another body"));

        assertThat(count(study)).isEqualTo(2);
    }

    @Test
    default void doesOnceWhatSeveralAskForAtOnce() {
        for (int i = 0; i < 10; i++) {
            Study study = study();
            Key key = key("digest");
            AtomicInteger runner = new AtomicInteger();

            Race<Remembered<Trial>> race = Race.of(
                    6,
                    () -> once(
                            runner.getAndIncrement() % 2 == 0 ? stores().receipts() : stores().otherReceipts(),
                            study,
                            key));

            assertThat(count(study)).isEqualTo(1);
            assertThat(race.results().stream().filter(result -> result.fresh().isPresent()))
                    .hasSize(1);
            assertThat(race.refusals()).allMatch(refusal -> refusal instanceof TunerException.Conflict);
        }
    }

    @Test
    default void refusesACallWhileTheFirstOneRuns() {
        Study study = study();
        Key key = key("digest");

        stores().receipts()
                .once(
                        key,
                        () -> {
                            Race<Remembered<Trial>> race = Race.of(1, () -> once(stores().receipts(), study, key));
                            assertThat(race.refusals()).singleElement().isInstanceOf(TunerException.Conflict.class);
                            return queue(study);
                        },
                        remembered());

        assertThat(count(study)).isEqualTo(1);
    }

    private Remembered<Trial> once(Receipts receipts, Study study, Key key) {
        boolean isHere = receipts == stores().receipts();
        StudyStore store = isHere ? store() : stores().otherStore();
        return receipts.once(
                key, () -> store.transition(study.id(), ledger -> ledger.add(Trials::queued)), remembered());
    }

    private Trial queue(Study study) {
        return store().transition(study.id(), ledger -> ledger.add(Trials::queued));
    }

    private Trial refusedThenQueued(Study refusing, Study taking) {
        assertThatThrownBy(() -> store().transition(refusing.id(), ledger -> {
                    ledger.add(Trials::queued);
                    throw new TunerException.Conflict("refused");
                }))
                .isInstanceOf(TunerException.Conflict.class);
        return queue(taking);
    }

    private static Study createdOrFound(StudyStore store, Study own, String name) {
        store.transition(own.id(), ledger -> ledger.add(Trials::queued));
        try {
            return store.create(StoreSamples.plain(name), NOW);
        } catch (TunerException.Conflict taken) {
            return store.find(new StudyRef(name)).orElseThrow();
        }
    }

    private int count(Study study) {
        return store().find(StudyRef.of(study.id())).orElseThrow().counts().total();
    }

    private Key key(String body) {
        return new Key("POST /studies", name(), body);
    }

    private static <T> Function<T, Optional<Answer>> remembered() {
        return result -> Optional.of(ANSWER);
    }
}
