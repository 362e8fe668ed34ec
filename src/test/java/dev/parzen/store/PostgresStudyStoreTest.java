package dev.parzen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.study.Stores;
import dev.parzen.study.Study;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresStudyStoreTest extends DatabaseContract {
    private static DatabaseStores stores;

    @BeforeAll
    static void start() {
        stores = new DatabaseStores(Postgres.settings("contract"));
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    @Override
    public Stores stores() {
        return stores;
    }

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
