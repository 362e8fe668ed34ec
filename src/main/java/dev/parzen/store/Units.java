package dev.parzen.store;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Atomic units of work. The outermost one is a transaction; one inside another is a part of it that can fail alone, back
 * to where it began. Each sees the database afresh and leaves no entity behind.
 */
@Component
class Units {
    private final EntityManager entities;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    Units(EntityManager entities, PlatformTransactionManager transactions) {
        this.entities = entities;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** All of what {@code work} writes, or nothing if it throws. */
    <T> T write(Supplier<T> work) {
        Supplier<T> complete = () -> {
            T result = work.get();
            entities.flush();
            return result;
        };
        return isInside() ? alone(() -> savepoint(complete)) : writing.execute(status -> complete.get());
    }

    <T> T read(Supplier<T> work) {
        return isInside() ? alone(work) : reading.execute(status -> work.get());
    }

    /** Within a unit, a step that may fail without ending it. */
    void attempt(Runnable step) {
        entities.flush();
        savepoint(() -> {
            step.run();
            entities.flush();
            return null;
        });
    }

    /** True within a unit or the transaction of a caller. */
    static boolean isInside() {
        return TransactionSynchronizationManager.isActualTransactionActive();
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

    private <T> T alone(Supplier<T> work) {
        try {
            return work.get();
        } finally {
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
