package dev.parzen.worker;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the leases of attempts while their threads are busy between reports. */
final class Heartbeat implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private static final int BEATS_PER_LEASE = 3;

    private final ScheduledThreadPoolExecutor beats;

    Heartbeat(int threads) {
        beats = new ScheduledThreadPoolExecutor(threads, task -> Worker.daemon(task, "heartbeat"));
        beats.setRemoveOnCancelPolicy(true);
    }

    /** Renews the attempt's lease until the answer is closed. */
    Beating of(Attempt attempt) {
        Duration lease = attempt.work().study().spec().lease().duration();
        long pause = lease.toNanos() / BEATS_PER_LEASE;
        ScheduledFuture<?> future =
                beats.scheduleWithFixedDelay(() -> renew(attempt), pause, pause, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        beats.shutdown();
    }

    private static void renew(Attempt attempt) {
        try {
            attempt.renew();
        } catch (RuntimeException e) {
            log.debug("A lease could not be renewed; the next beat tries again.", e);
        }
    }

    /** The renewals of one attempt. */
    interface Beating extends AutoCloseable {
        @Override
        void close();
    }
}
