package dev.parzen.store;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.stereotype.Component;

/**
 * Writes to one study of an H2 database in turns. H2 locks rows like other databases do, but when several transactions
 * wait for a row and the one that gets it rolls back, it may undo what was committed before. An H2 file has one process,
 * so these turns see to it that no transaction ever waits for a row; and what waits for a turn is committed together,
 * since commits are what costs H2 most. PostgreSQL does both by itself.
 */
@Component
class Turns {
    private static final int STRIPES = 256;

    /** Of the whole process, in which several stores may use one database. */
    private static final List<Turn> TURNS =
            Stream.generate(Turn::new).limit(STRIPES).toList();

    private static final Turn CREATION = new Turn();
    private static final Turn CHORES = new Turn();

    private final Units units;
    private final boolean areNeeded;

    Turns(Units units, EntityManagerFactory factory) {
        this.units = units;
        this.areNeeded = factory.unwrap(SessionFactoryImplementor.class)
                        .getJdbcServices()
                        .getDialect()
                instanceof H2Dialect;
    }

    /**
     * A unit of work on this study, committed when this returns, or a part of the transaction that this thread is in. Then
     * the turn lasts as long as that, but ends with a unit that is refused, as its locks do: a call that tries study after
     * study holds one turn at most, and no two calls wait for each other.
     */
    <T> T write(long study, Supplier<T> unit) {
        return write(TURNS.get((int) Math.floorMod(study, (long) STRIPES)), unit);
    }

    /** A unit of work that makes a study: names are waited for like rows. */
    <T> T create(Supplier<T> unit) {
        return write(CREATION, unit);
    }

    /** A part of this thread's transaction that may as well be left to those who are at it. */
    void unlessTaken(Runnable chore) {
        if (!areNeeded) {
            chore.run();
        } else if (CHORES.enterIfFree()) {
            Units.afterCompletion(CHORES::leave);
            chore.run();
        }
    }

    private <T> T write(Turn turn, Supplier<T> unit) {
        if (!areNeeded) {
            return units.write(unit);
        }
        return Units.areUnderWay() ? part(turn, unit) : turn.write(units, unit);
    }

    private <T> T part(Turn turn, Supplier<T> unit) {
        boolean isFresh = turn.enter(units);
        boolean isDone = false;
        try {
            T result = units.write(unit);
            isDone = true;
            return result;
        } finally {
            if (isFresh && isDone) {
                Units.afterCompletion(turn::leave);
            } else if (isFresh) {
                turn.leave();
            }
        }
    }
}
