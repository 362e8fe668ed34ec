package dev.parzen.store;

import dev.parzen.study.TunerException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A line of threads of which one writes at a time. Whoever's turn it is takes along what the others wait with for the
 * same study: many small writes become one transaction, whose rows go to the database together, and one commit.
 */
final class Turn {
    private static final int MOST = 64;
    private static final long LINGER_NANOS = 500_000;
    private static final long PATIENCE_SECONDS = 60;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting<?>> line = new ArrayDeque<>();
    private final Condition arrival = lock.newCondition();
    private Thread owner;
    private int crowd;

    /** One in the line; guarded by the lock, but for what its unit came to. */
    private final class Waiting<T> {
        private final Units units;
        private final Optional<Joint> joint;
        private final Supplier<T> unit;
        private final Condition change = lock.newCondition();
        private boolean isTaken;
        private boolean isDone;
        private T value;
        private Throwable failure;

        /** @param joint with whom it shares a transaction, if with anybody */
        Waiting(Units units, Optional<Joint> joint, Supplier<T> unit) {
            this.units = units;
            this.joint = joint;
            this.unit = unit;
        }

        boolean mayShareWith(Waiting<?> other) {
            return joint.isPresent() && joint.equals(other.joint) && units == other.units;
        }

        /** As a part of a transaction, which a refusal leaves as it was. */
        void runAsPart() {
            failure = null;
            try {
                value = units.part(unit);
            } catch (TunerException refused) {
                failure = refused;
            }
        }

        void run() {
            failure = null;
            try {
                value = units.write(unit);
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
            }
        }

        T result() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
            return value;
        }
    }

    /** What units share that may be written in one transaction: their study, which is locked before any of them runs. */
    record Joint(long study) {}

    /** What a unit of work comes to, alone or with those of other threads in one transaction, which is then committed. */
    <T> T write(Units units, Optional<Joint> joint, Supplier<T> unit) {
        Waiting<T> mine = new Waiting<>(units, joint, unit);
        List<Waiting<?>> all = awaited(mine);
        if (!all.isEmpty()) {
            try {
                write(all);
            } finally {
                pass(all);
            }
        }
        return mine.result();
    }

    /** Takes the turn for this thread alone, until it {@linkplain #leave leaves}; false if it has it already. */
    boolean enter(Units units) {
        if (isMine()) {
            return false;
        }
        awaited(new Waiting<>(units, Optional.empty(), () -> null));
        return true;
    }

    /** Takes the turn for this thread alone if nobody has it, until it leaves. */
    boolean enterIfFree() {
        lock.lock();
        try {
            boolean isFree = owner == null && line.isEmpty();
            owner = isFree ? Thread.currentThread() : owner;
            return isFree;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        pass(List.of());
    }

    private boolean isMine() {
        lock.lock();
        try {
            return owner == Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Waiting<?>> all) {
        if (all.size() > 1 && isWrittenTogether(all)) {
            return;
        }
        all.forEach(Waiting::run);
    }

    /**
     * If one spoils the transaction for all, nothing is written: each is then to be tried for itself. But a commit that
     * fails may have been one all the same, and what was done is not to be done twice.
     */
    private boolean isWrittenTogether(List<Waiting<?>> all) {
        Waiting<?> first = all.get(0);
        try {
            first.units.jointly(first.joint.orElseThrow().study(), () -> all.forEach(Waiting::runAsPart));
            return true;
        } catch (Units.UndecidedException undecided) {
            all.forEach(one -> one.failure = undecided);
            return true;
        } catch (RuntimeException | Error spoilt) {
            return false;
        }
    }

    /** Waits for the turn: then those whose units this thread has to write, else its own is done and there are none. */
    private List<Waiting<?>> awaited(Waiting<?> mine) {
        boolean isInterrupted = false;
        lock.lock();
        try {
            line.add(mine);
            arrival.signal();
            long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!mine.isDone && !mayGo(mine)) {
                if (mine.isTaken) {
                    mine.change.awaitUninterruptibly();
                } else if (left <= 0 || isInterrupted) {
                    giveUp(mine);
                } else {
                    try {
                        left = mine.change.awaitNanos(left);
                    } catch (InterruptedException ending) {
                        isInterrupted = true;
                    }
                }
            }
            return mine.isDone ? List.of() : taken(mine);
        } finally {
            lock.unlock();
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean mayGo(Waiting<?> mine) {
        return owner == null && (line.peek() == mine || line.peek().mayShareWith(mine));
    }

    private List<Waiting<?>> taken(Waiting<?> mine) {
        owner = Thread.currentThread();
        line.remove(mine);
        awaitCrowd(mine);
        List<Waiting<?>> all = new ArrayList<>(List.of(mine));
        while (all.size() < MOST && !line.isEmpty() && line.peek().mayShareWith(mine)) {
            all.add(line.poll());
        }
        all.forEach(one -> one.isTaken = true);
        crowd = all.size();
        return all;
    }

    /**
     * Lets as many join as were written together last, for a moment: who was there then is likely to come back, and one
     * commit less is worth more than the moment. A thread that comes alone does not wait.
     */
    private void awaitCrowd(Waiting<?> mine) {
        long left = mine.joint.isPresent() ? LINGER_NANOS : 0;
        try {
            while (left > 0 && line.size() + 1 < crowd) {
                left = arrival.awaitNanos(left);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(List<Waiting<?>> done) {
        lock.lock();
        try {
            owner = null;
            for (Waiting<?> one : done) {
                one.isDone = true;
                one.change.signal();
            }
            signalNext();
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(Waiting<?> mine) {
        line.remove(mine);
        signalNext();
        throw new TunerException.TooMany(
                "Others have been writing to the study for too long: repeat this call.", RETRY_AFTER);
    }

    private void signalNext() {
        if (!line.isEmpty()) {
            line.peek().change.signal();
        }
    }
}
