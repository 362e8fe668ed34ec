package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked and written from within a transition is a part of it. */
interface StepsContract extends Stores.Contract {

    @Test
    default void seesFromWithinWhatATransitionDid() {
        Study study = study();
        StoreSamples samples = new StoreSamples(7);

        store().transition(study.id(), ledger -> {
            Trial added = ledger.add(samples::trial);
            assertThat(store().trial(study.id(), 0)).contains(added);
            Trial done = ledger.add(trial -> Trials.complete(trial, 4));
            assertThat(store().history(study.id()).finished())
                    .extracting(seen -> seen.number())
                    .contains(done.number());
            assertThat(store().recorded(study.id(), "x")).contains(FloatRange.of(0, 1));
            assertThat(store().find(StudyRef.of(study.id()))).contains(ledger.study());
            assertThat(store().trials(study.id(), PagesContract.byNumber(10)).items())
                    .containsExactly(added, done);
            return null;
        });

        assertThat(store().find(StudyRef.of(study.id())).orElseThrow().counts().total())
                .isEqualTo(2);
    }

    @Test
    default void goesOnWithWhatAWriteWithinDid() {
        Study study = study();
        store().transition(study.id(), ledger -> ledger.add(Trials::running));

        store().transition(study.id(), ledger -> {
            ledger.save(ledger.trial(0).noted(List.of("first")));
            assertThat(store().recorded(study.id(), "x")).isEmpty();
            store().write(study.id(), 0, trial -> trial.chosen("x", choice()).noted(List.of("second")));
            assertThat(store().trial(study.id(), 0)).contains(ledger.trial(0));
            ledger.save(ledger.trial(0).noted(List.of("third")).finished(Outcome.complete(1), NOW, Retries.of(3)));
            return ledger.add(Trials::queued);
        });

        Trial after = store().trial(study.id(), 0).orElseThrow();
        assertThat(after.notes()).containsExactly("first", "second", "third");
        assertThat(after.params()).containsKey("x");
        assertThat(store().find(StudyRef.of(study.id())).orElseThrow().counts())
                .isEqualTo(new Counts(Map.of(TrialState.Name.COMPLETE, 1, TrialState.Name.WAITING, 1)));
    }

    @Test
    default void undoesAWriteWithinWithTheRest() {
        Study study = study();
        store().transition(study.id(), ledger -> ledger.add(Trials::running));
        Trial before = store().trial(study.id(), 0).orElseThrow();
        TunerException refusal = new TunerException.Conflict("refused");

        assertThatThrownBy(() -> store().transition(study.id(), ledger -> {
                    store().write(study.id(), 0, trial -> trial.chosen("x", choice()));
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(store().trial(study.id(), 0)).contains(before);
        assertThat(store().recorded(study.id(), "x")).isEmpty();
        store().write(study.id(), 0, trial -> trial.chosen("x", choice()));
        assertThat(store().recorded(study.id(), "x")).contains(FloatRange.of(0, 1));
    }

    private static Choice choice() {
        return Choice.of(ParameterValue.of(0.5), FloatRange.of(0, 1));
    }
}
