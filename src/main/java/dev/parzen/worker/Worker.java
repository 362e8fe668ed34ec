package dev.parzen.worker;

import dev.parzen.study.Tuner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates trials on several threads until it is stopped. Its tuner may be this process's own or a remote server.
 */
public final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final WorkerSettings settings;
    private final Heartbeat heartbeat;
    private final List<Loop> loops;
    private final ExecutorService threads;

    public Worker(WorkerSettings settings, Tuner tuner, Evaluator evaluator, Clock clock) {
        this.settings = settings;
        this.heartbeat = new Heartbeat(settings.threads());
        this.loops = IntStream.rangeClosed(1, settings.threads())
                .mapToObj(n -> new Loop(settings.name() + "-" + n, settings, tuner, evaluator, heartbeat, clock))
                .toList();
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                settings.threads(), task -> daemon(task, "trainer-" + count.incrementAndGet()));
    }

    public void start() {
        loops.forEach(threads::execute);
        threads.shutdown();
        log.info(
                "Worker {} evaluates {} at once.",
                settings.name(),
                settings.threads() == 1 ? "one trial" : settings.threads() + " trials");
    }

    /** Gives back the trials that it holds and ends, in at most {@code patience}; calling it again does no harm. */
    public void stop(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        loops.forEach(Loop::stop);
        ExecutorService releases = Executors.newCachedThreadPool(task -> daemon(task, "release"));
        loops.forEach(loop -> releases.execute(loop::release));
        releases.shutdown();
        awaitEnd(releases, deadline);
        awaitEnd(threads, deadline);
        heartbeat.close();
    }

    /** Waits until it is stopped. */
    public void awaitStop() throws InterruptedException {
        while (!threads.awaitTermination(1, TimeUnit.DAYS)) {
            log.debug("Still at work.");
        }
    }

    private static void awaitEnd(ExecutorService service, long deadline) {
        try {
            if (!service.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                log.debug("Threads are left behind.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
