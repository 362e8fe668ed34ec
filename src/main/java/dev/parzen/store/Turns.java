package dev.parzen.store;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.stereotype.Component;

/**
 * Writes to one study in turns, and what waits for a turn together: one lock of the study, one write of its row and one
 * commit for all. Servers that share a database wait for each other in it, at the study's row.
 *
 * <p>H2 needs the turns for more. It locks rows like other databases do, but when several transactions wait for a row
 * and the one that gets it rolls back, it may undo what was committed before. An H2 file has one process, so there the
 * turns are those of the whole process, and no transaction ever waits for a row.
 */
@Component
class Turns {
    private static final int STRIPES = 256;

    /** Of the whole process, in which several stores may use one file. */
    private static final Lines OF_H2 = new Lines();

    private final Units units;
    private final Lines lines;

    Turns(Units units, EntityManagerFactory factory) {
        this.units = units;
        boolean isH2 = factory.unwrap(SessionFactoryImplementor.class)
                        .getJdbcServices()
                        .getDialect()
                instanceof H2Dialect;
        this.lines = isH2 ? OF_H2 : new Lines();
    }

    /** Where one waits for what. */
    private record Lines(List<Turn> studies, Turn creation, Turn chores) {
        Lines() {
            this(Stream.generate(Turn::new).limit(STRIPES).toList(), new Turn(), new Turn());
        }

        Turn of(long study) {
            return studies.get((int) Math.floorMod(study, (long) STRIPES));
        }
    }

    /**
     * A unit of work on this study, committed when this returns, or a part of the transaction that this thread is in. Then
     * the turn lasts as long as that, but ends with a unit that is refused, as its locks do: a call that tries study after
     * study holds one turn at most, and no two calls wait for each other.
     */
    <T> T write(long study, Supplier<T> unit) {
        return write(lines.of(study), Optional.of(new Turn.Joint(study)), unit);
    }

    /** The same for what no other unit may share a transaction with: it leaves entities behind that are not as the rows. */
    <T> T writeAlone(long study, Supplier<T> unit) {
        return write(lines.of(study), Optional.empty(), unit);
    }

    /** A unit of work that makes a study: names are waited for like rows. */
    <T> T create(Supplier<T> unit) {
        return write(lines.creation(), Optional.empty(), unit);
    }

    /** A part of this thread's transaction that may as well be left to those who are at it. */
    void unlessTaken(Runnable chore) {
        if (lines.chores().enterIfFree()) {
            Units.afterCompletion(lines.chores()::leave);
            chore.run();
        }
    }

    private <T> T write(Turn turn, Optional<Turn.Joint> joint, Supplier<T> unit) {
        return Units.areUnderWay() ? part(turn, unit) : turn.write(units, joint, unit);
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
