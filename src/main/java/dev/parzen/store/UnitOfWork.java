package dev.parzen.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is under way in the present transaction. */
final class UnitOfWork {
    private final Map<Long, Long> committed = new HashMap<>();
    private final Map<Distributions.Content, Long> distributions = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();
    private final Set<Long> changedEarlier = new HashSet<>();
    private final Deque<DatabaseLedger> ledgers = new ArrayDeque<>();
    private int depth;
    private int steps;
    private int writes;
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

    /** Something is to be written. */
    void wrote() {
        writes++;
    }

    /** How often something was to be written. */
    int writes() {
        return writes;
    }

    /** The parts of a trial are to be written. */
    void changes(long trial) {
        changed.add(trial);
    }

    /** What was changed so far is not of the part of joint work that comes next. */
    void endPart() {
        changedEarlier.addAll(changed);
    }

    /**
     * Refuses to delete rows of a trial that an earlier part of joint work has changed: their entities are still there,
     * and rows that take their places would not get past them. Alone, the part may do so.
     */
    void requireDeletable(long trial) {
        if (changedEarlier.contains(trial)) {
            throw new IllegalStateException("Trial " + trial + " was changed in the same joint work.");
        }
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
