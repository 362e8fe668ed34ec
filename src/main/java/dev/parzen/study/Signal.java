package dev.parzen.study;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for work when there may be some. */
final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    /** What has changed so far; to be read before looking for work. */
    long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    void change() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something has changed since {@code seen}, or the time is over. */
    void await(long seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The unit in which waiting is cut, so that work on other servers is seen too. */
    static Duration slice(Duration left) {
        Duration longest = Duration.of(500, TimeUnit.MILLISECONDS.toChronoUnit());
        return left.compareTo(longest) < 0 ? left : longest;
    }
}
