package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Making, finding, changing and deleting studies. */
interface StudiesContract extends Stores.Contract {

    @Test
    default void findsAStudyByNameAndById() {
        Study made = study();

        assertThat(store().find(new StudyRef(made.name()))).contains(made);
        assertThat(store().find(StudyRef.of(made.id()))).contains(made);
        assertThat(stores().otherStore().find(StudyRef.of(made.id()))).contains(made);
        assertThat(store().find(new StudyRef(name()))).isEmpty();
        assertThat(store().find(StudyRef.of(Long.MAX_VALUE / 1000))).isEmpty();
    }

    @Test
    default void keepsNamesAsTheyAreGiven() {
        String name = name();
        Study lower = store().create(StoreSamples.plain(name + " é"), NOW);
        Study upper = store().create(StoreSamples.plain(name + " É"), NOW);

        assertThat(store().find(new StudyRef(name + " é"))).contains(lower);
        assertThat(store().find(new StudyRef(name + " É"))).contains(upper);
        assertThat(store().find(new StudyRef(name + " e\u0301"))).isEmpty();
    }

    @Test
    default void takesTheLongestName() {
        String name = name();
        Study made = store().create(StoreSamples.plain(name + "😀".repeat(255 - name.length())), NOW);

        assertThat(store().find(new StudyRef(made.name()))).contains(made);
    }

    @Test
    default void refusesATakenName() {
        Study made = study();

        assertThatThrownBy(() -> store().create(StoreSamples.plain(made.name()), NOW))
                .isInstanceOf(TunerException.Conflict.class)
                .hasMessageContaining(made.name());
    }

    @Test
    default void givesANameToOneOfTwo() {
        for (int i = 0; i < 10; i++) {
            String name = name();

            Race<Study> race = Race.of(
                    () -> store().create(StoreSamples.plain(name), NOW),
                    () -> stores().otherStore().create(StoreSamples.plain(name), NOW));

            assertThat(race.results()).hasSize(1);
            assertThat(race.refusals()).singleElement().isInstanceOf(TunerException.Conflict.class);
        }
    }

    @Test
    default void readsEverySpecificationAsItWasWritten() {
        for (int seed = 0; seed < 60; seed++) {
            StudySpec spec = new StoreSamples(seed).spec(name());

            Study made = store().create(spec, NOW);

            assertThat(made).as("seed %d", seed).isEqualTo(Study.created(made.id(), spec, NOW));
            assertThat(stores().otherStore().find(StudyRef.of(made.id())))
                    .as("seed %d", seed)
                    .contains(made);
        }
    }

    @Test
    default void changesWhatUsersCanChange() {
        Study made = study();
        StudyChange change = StudyChange.of(draft -> {
            draft.state = Optional.of(StudyState.PAUSED);
            draft.budget = Optional.of(new Budget(
                    OptionalInt.of(3), Optional.of(Duration.ofMinutes(5)), OptionalDouble.of(0.5), OptionalInt.of(2)));
            draft.attributes = Optional.of(Map.of("team", "\"vision\""));
            draft.labels = Optional.of(Map.of("gpu", "true"));
            draft.notes = Optional.of("second try");
        });
        Study wanted = made.with(made.spec().with(change)).with(StudyState.PAUSED);

        store().transition(made.id(), ledger -> {
            ledger.save(wanted);
            return null;
        });

        assertThat(store().find(StudyRef.of(made.id()))).contains(wanted);
        assertThat(stores().otherStore().find(StudyRef.of(made.id()))).contains(wanted);
    }

    @Test
    default void deletesAStudyWithAllThatBelongsToIt() {
        Study made = study();
        for (int seed = 0; seed < 20; seed++) {
            StoreSamples samples = new StoreSamples(seed);
            store().transition(made.id(), ledger -> ledger.add(samples::trial));
        }

        assertThat(store().delete(made.id())).isTrue();

        assertThat(store().delete(made.id())).isFalse();
        assertThat(store().find(StudyRef.of(made.id()))).isEmpty();
        assertThat(stores().otherStore().find(StudyRef.of(made.id()))).isEmpty();
        assertThat(store().trial(made.id(), 0)).isEmpty();
        assertThat(store().best(made.id())).isEmpty();
        assertThatThrownBy(() -> store().transition(made.id(), StudyStore.Ledger::study))
                .isInstanceOf(TunerException.NotFound.class);
        assertThatThrownBy(() -> store().write(made.id(), 0, trial -> trial))
                .isInstanceOf(TunerException.NotFound.class);
    }

    @Test
    default void neverUsesAnIdAgain() {
        Study first = study();
        store().delete(first.id());

        assertThat(study().id()).isGreaterThan(first.id());
    }

    @Test
    default void knowsStudiesWithABudgetOfTimeThatHaveBegun() {
        Budget minute = new Budget(
                OptionalInt.empty(), Optional.of(Duration.ofMinutes(1)), OptionalDouble.empty(), OptionalInt.empty());
        Study begun = study();
        Study unbegun = study();
        Study unlimited = study();
        for (Study timed : List.of(begun, unbegun)) {
            StudyChange change = StudyChange.of(draft -> draft.budget = Optional.of(minute));
            store().transition(timed.id(), ledger -> {
                ledger.save(timed.with(timed.spec().with(change)));
                return null;
            });
        }
        for (Study asked : List.of(begun, unlimited)) {
            store().transition(asked.id(), ledger -> ledger.add(Trials::running));
        }

        assertThat(store().timed())
                .contains(store().find(StudyRef.of(begun.id())).orElseThrow())
                .extracting(Study::id)
                .doesNotContain(unbegun.id(), unlimited.id());
        assertThat(store().claimable()).extracting(Study::id).doesNotContain(begun.id());
    }
}
