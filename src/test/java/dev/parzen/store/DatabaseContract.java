package dev.parzen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.ParameterValue;
import dev.parzen.study.StoreContract;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TunerException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What only a memory of several servers can get wrong. */
abstract class DatabaseContract extends StoreContract {

    @Test
    void readsTheTrialAnewThatItLocks() {
        Study study = study();
        store().transition(study.id(), ledger -> ledger.add(trial -> trial));
        Thread elsewhere = new Thread(
                () -> stores().otherStore().write(study.id(), 0, trial -> trial.noted(List.of("from elsewhere"))));

        store().transition(study.id(), ledger -> {
            store().trial(study.id(), 0);
            elsewhere.start();
            join(elsewhere);
            return ledger.save(ledger.trial(0).noted(List.of("from here")));
        });

        assertThat(store().trial(study.id(), 0).orElseThrow().notes()).containsExactly("from elsewhere", "from here");
    }

    @Test
    void refusesWhatTheDatabaseDoesNotTake() {
        Study study = study();
        Map<String, ParameterValue> values = Map.of("x".repeat(600), ParameterValue.of(1));

        assertThatThrownBy(() -> store().transition(
                                study.id(), ledger -> ledger.add(trial -> trial.queued(values, Map.of(), NOW))))
                .isInstanceOf(TunerException.Invalid.class);

        assertThat(store().find(StudyRef.of(study.id()))).contains(study);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
