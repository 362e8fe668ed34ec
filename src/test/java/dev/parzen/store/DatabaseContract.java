package dev.parzen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.study.StoreContract;
import dev.parzen.study.Study;
import java.util.List;
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

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
