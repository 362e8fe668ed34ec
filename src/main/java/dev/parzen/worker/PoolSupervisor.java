package dev.parzen.worker;

import dev.parzen.study.Studies;
import dev.parzen.study.Tuner;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one worker process running as a child of the server: starts it, starts another when it dies, and ends it. A crash
 * in native code kills the child alone. The child, in turn, does not outlive this process, however it ends.
 */
public final class PoolSupervisor {
    private static final Logger log = LoggerFactory.getLogger("dev.parzen.pool");
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);

    private final Function<String, ProcessBuilder> commands;
    private final LostTrials lost;
    private final Duration firstPause;
    private final String host = Machine.host();
    private final long self = ProcessHandle.current().pid();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Worker.daemon(this::supervise, "pool-supervisor");
    private Optional<ChildProcess> child = Optional.empty();

    /**
     * A supervisor that has not started anything.
     *
     * @param commands the command for a worker of this name
     * @param firstPause between the first death and the next start; it doubles from death to death
     */
    public PoolSupervisor(
            Function<String, ProcessBuilder> commands, Studies studies, Tuner tuner, Duration firstPause) {
        this.commands = commands;
        this.lost = new LostTrials(studies, tuner);
        this.firstPause = firstPause;
    }

    /** Starts the child in the background, once trials that an earlier server's pool held are taken back. */
    public void start() {
        thread.start();
    }

    /** Ends the child: in order if that takes no longer than {@code patience}. Nothing is started afterwards. */
    public void stop(Duration patience) {
        stopping.countDown();
        running().ifPresent(process -> process.stop(patience));
    }

    private void supervise() {
        tryTo(() -> lost.orphaned(host, self));
        Duration pause = firstPause;
        for (int count = 1; !isStopping(); count++) {
            long start = System.nanoTime();
            PoolName name = new PoolName(host, self, count);
            run(name, pause);
            boolean wasLong = System.nanoTime() - start > LONG_LIFE.toNanos();
            waitFor(wasLong ? firstPause : pause);
            pause = wasLong ? firstPause : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private void run(PoolName name, Duration pause) {
        try {
            Optional<ChildProcess> started = launch(name);
            if (started.isEmpty()) {
                return;
            }
            int exitCode = started.get().waitFor();
            if (!isStopping()) {
                log.warn(
                        "The worker process ended with exit code {}; another starts in {} s.",
                        exitCode,
                        seconds(pause));
                tryTo(() -> lost.died(name, exitCode));
            }
        } catch (RuntimeException e) {
            log.error("The worker process could not be started; the next try is in {} s.", seconds(pause), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<ChildProcess> launch(PoolName name) {
        child = isStopping()
                ? Optional.empty()
                : Optional.of(ChildProcess.start(commands.apply(name.toString()), PoolSupervisor::forward));
        child.ifPresent(process -> log.info("Worker {} starts as process {}.", name, process.pid()));
        return child;
    }

    /** Logs what the child logged, at the level that its line begins with. */
    private static void forward(String line) {
        int end = Math.max(0, line.indexOf(' '));
        switch (line.substring(0, end)) {
            case "ERROR":
                log.error("{}", line.substring(end + 1));
                break;
            case "WARN":
                log.warn("{}", line.substring(end + 1));
                break;
            case "INFO":
                log.info("{}", line.substring(end + 1));
                break;
            default:
                log.info("{}", line);
        }
    }

    private synchronized Optional<ChildProcess> running() {
        return child;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void waitFor(Duration pause) {
        try {
            stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(Duration pause) {
        return pause.toMillis() / 1000.0;
    }

    private static void tryTo(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            log.warn("Trials of a dead worker come back when their leases end, not at once: {}", e.getMessage());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
