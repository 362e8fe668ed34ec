package dev.parzen.load.chaos;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What happens in a while: late copies of calls, and workers that come back. */
public final class Later implements AutoCloseable {
    private static final int THREADS = 8;

    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
        Thread thread = new Thread(task, "later");
        thread.setDaemon(true);
        return thread;
    });

    /** Does it after a while, or not at all once this has ended. */
    void in(Duration delay, Runnable task) {
        if (!threads.isShutdown()) {
            threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until all that was to happen has happened; false if that takes longer than {@code patience}. */
    public boolean finish(Duration patience) throws InterruptedException {
        threads.shutdown();
        return threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
