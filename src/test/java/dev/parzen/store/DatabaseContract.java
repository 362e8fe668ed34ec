package dev.parzen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parzen.space.ParameterValue;
import dev.parzen.study.Receipts;
import dev.parzen.study.StoreContract;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TunerException;
import dev.parzen.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What only a database can get wrong. */
abstract class DatabaseContract extends StoreContract {

    @Test
    void refusesWhatTheDatabaseDoesNotTake() {
        Study study = study();
        Map<String, ParameterValue> values = Map.of("x".repeat(600), ParameterValue.of(1));

        assertThatThrownBy(() -> store().transition(
                                study.id(), ledger -> ledger.add(trial -> trial.queued(values, Map.of(), NOW))))
                .isInstanceOf(TunerException.Invalid.class);

        assertThat(store().find(StudyRef.of(study.id()))).contains(study);
    }

    @Test
    void knowsNoStudyWhoseDeletionComesBetweenTheReadingOfItsRows() {
        Study study = study();
        DatabaseStores servers = (DatabaseStores) stores();
        StudyRow row = servers.other(StudyRows.class).findById(study.id()).orElseThrow();
        Specs specs = servers.other(Specs.class);
        store().delete(study.id());

        assertThat(specs.found(row)).isEmpty();
        assertThat(specs.studies(List.of(row))).isEmpty();
        assertThatThrownBy(() -> specs.study(row)).isInstanceOf(TunerException.NotFound.class);
    }

    @Test
    void doesNothingTwiceWhoseCommitFailsAfterAll() throws Exception {
        Study study = study();
        ExecutorService threads = Executors.newCachedThreadPool();
        Set<Thread> inLine = ConcurrentHashMap.newKeySet();
        Callable<Trial> call = () -> {
            inLine.add(Thread.currentThread());
            return store().transition(study.id(), ledger -> {
                TransactionSynchronizationManager.registerSynchronization(new FailingCommit());
                return ledger.add(trial -> trial);
            });
        };

        List<Future<Trial>> calls = store().transition(study.id(), ledger -> {
            List<Future<Trial>> begun = List.of(threads.submit(call), threads.submit(call), threads.submit(call));
            await().until(() -> inLine.size() == begun.size()
                    && inLine.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
            return begun;
        });

        for (Future<Trial> each : calls) {
            assertThatThrownBy(each::get).hasStackTraceContaining("connection lost");
        }
        threads.shutdown();
        assertThat(store().find(StudyRef.of(study.id())).orElseThrow().counts().total())
                .isEqualTo(calls.size());
    }

    /** As if the commit had been done, but the answer to it had not come. */
    private static final class FailingCommit implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            throw new IllegalStateException("connection lost");
        }
    }

    @Test
    void keyedCallsLeaveConnectionsToTheOthers() throws Exception {
        Study study = study();
        ExecutorService threads = Executors.newFixedThreadPool(40);
        List<Callable<Trial>> calls =
                IntStream.range(0, 200).mapToObj(i -> call(study, i % 4 > 0)).toList();

        for (Future<Trial> call : threads.invokeAll(calls)) {
            assertThat(call.get().study()).isEqualTo(study.id());
        }

        threads.shutdown();
        assertThat(store().find(StudyRef.of(study.id())).orElseThrow().counts().total())
                .isEqualTo(200);
    }

    private Callable<Trial> call(Study study, boolean isKeyed) {
        Supplier<Trial> work = () -> store().transition(study.id(), ledger -> ledger.add(trial -> trial));
        return isKeyed
                ? () -> stores().receipts()
                        .once(new Receipts.Key("POST /trials", name(), ""), work, trial -> Optional.empty())
                        .fresh()
                        .orElseThrow()
                : work::get;
    }
}
