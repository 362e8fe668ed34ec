package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Studies that learn from earlier ones. */
interface EarlierStudiesContract extends Stores.Contract {

    @Test
    default void learnsWhatWasFinishedWhenItWasMade() {
        Study earlier = finished(study(), 3, 1, 2);
        Study other = finished(study(), 5);
        Study warm = warm(new StudyRef(earlier.name()), StudyRef.of(other.id()));
        finished(earlier, 9);
        finished(other, 9);
        finished(warm, 7);

        for (StudyStore server : List.of(store(), stores().otherStore())) {
            History history = server.history(warm.id());
            assertThat(history.finished()).extracting(Observation::number).containsExactly(-4, -3, -2, -1, 0);
            assertThat(history.finished()).extracting(Observation::value).containsExactly(3.0, 1.0, 2.0, 5.0, 7.0);
            assertThat(history.own().finished()).extracting(Observation::value).containsExactly(7.0);
            assertThat(history.commonSpace()).containsOnlyKeys("x");
        }
        assertThat(store().history(earlier.id()).finished()).hasSize(4);
    }

    @Test
    default void learnsNothingSecondHand() {
        Study first = finished(study(), 1);
        Study second = finished(warm(StudyRef.of(first.id())), 2);
        Study third = warm(StudyRef.of(second.id()));

        assertThat(store().history(third.id()).finished())
                .extracting(Observation::value)
                .containsExactly(2.0);
    }

    @Test
    default void learnsFromAStudyWithNothingFinished() {
        Study warm = finished(warm(StudyRef.of(study().id())), 7);

        assertThat(store().history(warm.id()).finished()).hasSize(1);
        assertThat(store().history(warm.id()).foreignSize()).isZero();
    }

    @Test
    default void learnsManyTrials() {
        Study earlier = study();
        store().transition(earlier.id(), ledger -> {
            for (int i = 0; i < 2100; i++) {
                double value = i;
                ledger.add(trial -> Trials.complete(trial, value));
            }
            return null;
        });
        Study warm = warm(StudyRef.of(earlier.id()));
        finished(earlier, -1);

        History history = stores().otherStore().history(warm.id());
        assertThat(history.size()).isEqualTo(2100);
        assertThat(history.row(2099).value()).isEqualTo(2099);
        assertThat(history.row(2099).number()).isEqualTo(-1);
    }

    @Test
    default void showsEarlierStudiesByNameWhileTheyAreThere() {
        Study kept = study();
        Study deleted = study();
        StudyRef keptName = new StudyRef(kept.name());
        Study warm = warm(StudyRef.of(kept.id()), StudyRef.of(deleted.id()));
        assertThat(warm.spec().warmStart()).containsExactly(keptName, new StudyRef(deleted.name()));
        assertThat(store().find(StudyRef.of(warm.id()))).contains(warm);

        store().delete(deleted.id());
        store().create(StoreSamples.plain(deleted.name()), NOW);

        for (StudyStore server : List.of(store(), stores().otherStore())) {
            Study found = server.find(StudyRef.of(warm.id())).orElseThrow();
            assertThat(found.spec().warmStart()).containsExactly(keptName, StudyRef.of(deleted.id()));
            assertThat(found.version()).isEqualTo(warm.version());
        }
    }

    @Test
    default void keepsItsEarlierStudiesThroughChanges() {
        Study earlier = finished(study(), 4);
        Study warm = warm(StudyRef.of(earlier.id()));
        Study changed = store().transition(warm.id(), ledger -> {
            Study now = ledger.study();
            ledger.save(now.with(now.spec().with(notes("changed"))));
            return ledger.study();
        });

        assertThat(changed.spec().warmStart()).containsExactly(new StudyRef(earlier.name()));
        Study found = stores().otherStore().find(StudyRef.of(warm.id())).orElseThrow();
        assertThat(found.spec().notes()).isEqualTo("changed");
        assertThat(found.spec().warmStart()).containsExactly(new StudyRef(earlier.name()));
        assertThat(stores().otherStore().history(warm.id()).finished()).hasSize(1);
    }

    @Test
    default void refusesAnEarlierStudyThatIsNotThere() {
        String name = name();
        StudySpec spec = StoreSamples.plain(name).withWarmStart(List.of(new StudyRef(name())));

        assertThatThrownBy(() -> store().create(spec, NOW)).isInstanceOf(TunerException.NotFound.class);
        assertThat(store().find(new StudyRef(name))).isEmpty();
    }

    private static StudyChange notes(String notes) {
        return StudyChange.of(change -> change.notes = Optional.of(notes));
    }

    private Study warm(StudyRef... earlier) {
        return store().create(StoreSamples.plain(name()).withWarmStart(List.of(earlier)), NOW);
    }

    private Study finished(Study study, double... values) {
        for (double value : values) {
            store().transition(study.id(), ledger -> ledger.add(trial -> Trials.complete(trial, value)));
        }
        return study;
    }
}
