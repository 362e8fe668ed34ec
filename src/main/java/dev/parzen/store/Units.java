package dev.parzen.store;

import dev.parzen.study.TunerException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.exception.DataException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Atomic units of work. The outermost one is a transaction. Those that a caller joins by {@link #together} each see the
 * database afresh, leave no entity behind and can fail alone, back to where they began. One inside another is a part of
 * it, and fails with it.
 */
@Component
class Units {
    private final EntityManager entities;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final TransactionTemplate still;

    Units(EntityManager entities, PlatformTransactionManager transactions) {
        this.entities = entities;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.still = new TransactionTemplate(transactions);
        still.setReadOnly(true);
        // The one level at which both databases read all tables as of one moment; H2's repeatable read takes each table
        // as of its first use. Nobody else uses it, so PostgreSQL refuses nothing.
        still.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
    }

    /** Whether this thread is in a transaction: what it writes is not committed when a unit ends. */
    static boolean areUnderWay() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** One transaction around several units. */
    <T> T together(Supplier<T> units) {
        return areUnderWay() ? units.get() : writing.execute(status -> units.get());
    }

    /**
     * A transaction of {@linkplain #part parts} that share the entities they have read and changed, so that each row is
     * read once and all are written at the end. The study is locked first: parts may then lock its trials in any order.
     *
     * @throws UndecidedException if its commit failed; whatever else is thrown, nothing was written
     */
    void jointly(long study, Runnable parts) {
        AtomicBoolean isWritten = new AtomicBoolean();
        try {
            writing.executeWithoutResult(status -> {
                written(() -> {
                    entities.find(StudyRow.class, study, LockModeType.PESSIMISTIC_WRITE);
                    parts.run();
                    return null;
                });
                isWritten.set(true);
            });
        } catch (RuntimeException | Error failure) {
            if (isWritten.get()) {
                throw new UndecidedException(failure);
            }
            throw failure;
        }
    }

    /** A commit failed, so that nobody knows whether it was one: what it was for is not to be done again. */
    static final class UndecidedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UndecidedException(Throwable failure) {
            super("Whether this was written is not known", failure);
        }
    }

    /**
     * A part of joint work.
     *
     * @throws TunerException if it was refused before it wrote anything, so that the others may go on
     * @throws IllegalStateException if it was refused after that
     */
    <T> T part(Supplier<T> work) {
        UnitOfWork unit = UnitOfWork.current();
        int writes = unit.writes();
        unit.open();
        try {
            T result = work.get();
            unit.complete();
            unit.endPart();
            return result;
        } catch (TunerException refused) {
            if (unit.writes() != writes) {
                throw new IllegalStateException("Refused halfway", refused);
            }
            throw refused;
        } finally {
            unit.close(true);
        }
    }

    /** All of what {@code work} writes, or nothing if it throws. */
    <T> T write(Supplier<T> work) {
        if (!areUnderWay()) {
            return writing.execute(status -> written(work));
        }
        return UnitOfWork.current().isOpen() ? written(work) : savepoint(() -> written(work));
    }

    <T> T read(Supplier<T> work) {
        if (!areUnderWay()) {
            return reading.execute(status -> work.get());
        }
        UnitOfWork unit = UnitOfWork.current();
        unit.complete();
        try {
            return work.get();
        } finally {
            clearUnless(unit.isOpen());
        }
    }

    /** Reads what stands in several tables as it is at one moment, if this thread is not in a transaction already. */
    <T> T readAtOnce(Supplier<T> work) {
        return areUnderWay() ? read(work) : still.execute(status -> work.get());
    }

    /** Reads the database as it is at one moment, whatever is committed meanwhile; in a transaction of its own. */
    void snapshot(Runnable work) {
        if (areUnderWay()) {
            throw new IllegalStateException("A transaction that is under way has no moment to read at.");
        }
        still.executeWithoutResult(status -> work.run());
    }

    /** Within a unit, a step that may fail without ending it. It does without entities. */
    void attempt(Runnable step) {
        entities.flush();
        savepoint(() -> {
            step.run();
            return null;
        });
    }

    /** Runs {@code action} once the outermost unit has come to its end, if it does. */
    void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    /** Runs {@code action} once the transaction of this thread has ended, however it ends. */
    static void afterCompletion(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                action.run();
            }
        });
    }

    private <T> T written(Supplier<T> work) {
        UnitOfWork unit = UnitOfWork.current();
        unit.open();
        boolean isDone = false;
        try {
            T result = work.get();
            unit.complete();
            entities.flush();
            isDone = true;
            return result;
        } catch (DataException refused) {
            throw new TunerException.Invalid(
                    "", "A name is longer than 512 characters, or a time beyond what the database keeps: change it.");
        } finally {
            unit.close(isDone);
            clearUnless(unit.isOpen());
        }
    }

    private void clearUnless(boolean isWithinAnother) {
        if (!isWithinAnother) {
            entities.clear();
        }
    }

    private <T> T savepoint(Supplier<T> work) {
        Session session = entities.unwrap(Session.class);
        Savepoint before = session.doReturningWork(Connection::setSavepoint);
        try {
            T result = work.get();
            session.doWork(connection -> connection.releaseSavepoint(before));
            return result;
        } catch (RuntimeException | Error thrown) {
            session.doWork(connection -> undo(connection, before, thrown));
            throw thrown;
        }
    }

    private static void undo(Connection connection, Savepoint before, Throwable reason) {
        try {
            connection.rollback(before);
        } catch (SQLException broken) {
            reason.addSuppressed(broken);
        }
    }
}
