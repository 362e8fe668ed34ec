package dev.parzen.store;

import dev.parzen.study.TunerException;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets one transaction after another write to a study of an H2 database. H2 locks rows like other databases do, but when
 * several transactions wait for a row and the one that gets it rolls back, it may undo what was committed before. An H2
 * file has one process, so these turns see to it that no transaction ever waits for a row. PostgreSQL needs no turns.
 */
@Component
class Turns {
    private static final long PATIENCE_SECONDS = 60;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int STRIPES = 256;

    /** Of the whole process, in which several stores may share a database. */
    private static final List<ReentrantLock> LOCKS =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    private final boolean areNeeded;

    Turns(EntityManagerFactory factory) {
        areNeeded = factory.unwrap(SessionFactoryImplementor.class)
                        .getJdbcServices()
                        .getDialect()
                instanceof H2Dialect;
    }

    /** Does {@code work}, a unit of work on this study, in turn; the turn lasts as long as the transaction around it. */
    <T> T inTurn(long study, Supplier<T> work) {
        if (!areNeeded) {
            return work.get();
        }
        ReentrantLock turn = LOCKS.get((int) Math.floorMod(study, (long) STRIPES));
        await(turn);
        if (Units.areUnderWay()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    turn.unlock();
                }
            });
            return work.get();
        }
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private static void await(ReentrantLock turn) {
        try {
            if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static TunerException busy() {
        return new TunerException.TooMany(
                "Others have been writing to the study for " + PATIENCE_SECONDS + " s: repeat this call.", RETRY_AFTER);
    }
}
