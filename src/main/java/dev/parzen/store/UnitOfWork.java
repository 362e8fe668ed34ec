package dev.parzen.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is under way in the present transaction. */
final class UnitOfWork {
    private final Map<Long, Long> committed = new HashMap<>();
    private final Map<Distributions.Content, Long> distributions = new HashMap<>();
    private final Deque<DatabaseLedger> ledgers = new ArrayDeque<>();
    private int depth;
    private int steps;
    private boolean isBroken;

    static UnitOfWork current() {
        UnitOfWork bound = (UnitOfWork) TransactionSynchronizationManager.getResource(UnitOfWork.class);
        return bound == null ? bind() : bound;
    }

    private static UnitOfWork bind() {
        UnitOfWork unit = new UnitOfWork();
        TransactionSynchronizationManager.bindResource(UnitOfWork.class, unit);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(UnitOfWork.class);
            }
        });
        return unit;
    }

    boolean isOpen() {
        return depth > 0;
    }

    /** Begins a unit, inside another one or not. */
    void open() {
        complete();
        depth++;
    }

    void close(boolean isDone) {
        depth--;
        steps++;
        distributions.clear();
        isBroken = depth > 0 && (isBroken || !isDone);
    }

    /** The ids of distributions that this unit has found or added: forgotten as it ends, since it may come to nothing. */
    Map<Distributions.Content, Long> distributions() {
        return distributions;
    }

    /** How many units have ended: whoever remembers an earlier number has seen an earlier state. */
    int steps() {
        return steps;
    }

    void began(DatabaseLedger ledger) {
        ledgers.push(ledger);
    }

    void ended() {
        ledgers.pop();
    }

    /** Writes what open units have still to write. */
    void complete() {
        if (isBroken) {
            throw new IllegalStateException("A part of this unit of work has failed: the whole fails with it.");
        }
        ledgers.forEach(DatabaseLedger::complete);
    }

    /** To be told when a study was locked: all up to this revision is committed, what follows is of this transaction. */
    void locked(long study, long revision) {
        committed.putIfAbsent(study, revision);
    }

    /** Up to which revision of the study all that can be seen is committed. */
    long committed(long study) {
        return committed.getOrDefault(study, Long.MAX_VALUE);
    }
}
