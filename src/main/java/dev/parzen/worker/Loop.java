package dev.parzen.worker;

import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Requests.Claim;
import dev.parzen.study.Tuner;
import dev.parzen.study.TunerException;
import dev.parzen.training.DataException;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one thread of a worker does: claim, evaluate, tell, again. */
final class Loop implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    /** For so long a stop waits for the end of an epoch, after which nothing of the training is lost. */
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final String name;
    private final WorkerSettings settings;
    private final Tuner tuner;
    private final Evaluator evaluator;
    private final Heartbeat heartbeat;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Optional<Attempt> held = Optional.empty();
    private boolean isReachable = true;

    Loop(String name, WorkerSettings settings, Tuner tuner, Evaluator evaluator, Heartbeat heartbeat, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.tuner = tuner;
        this.evaluator = evaluator;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (!isStopped()) {
            try {
                claim().ifPresent(this::hold);
            } catch (RuntimeException e) {
                log.warn("Worker {} goes on after: {}", name, e.toString());
                pause();
            }
        }
    }

    /** No trial is begun any more. */
    void stop() {
        stopped.countDown();
    }

    /** Gives back the trial at hand, if there is one. */
    void release() {
        held.ifPresent(attempt -> {
            if (attempt.release("The worker " + name + " stops.", LEAVING)) {
                log.info("{} is given back: the worker stops.", title(attempt.work()));
            }
        });
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private Optional<Claimed> claim() {
        try {
            Optional<Claimed> work =
                    tuner.claim(new Claim(name, settings.study(), settings.labels(), settings.claimWait()));
            isReachable = true;
            return work;
        } catch (RuntimeException e) {
            if (isReachable && !isStopped()) {
                log.warn("Worker {} gets no trials and keeps trying: {}", name, e.getMessage());
            }
            isReachable = false;
            pause();
            return Optional.empty();
        }
    }

    private void hold(Claimed work) {
        Attempt attempt = new Attempt(tuner, work);
        held = Optional.of(attempt);
        try (Heartbeat.Beating beating = heartbeat.of(attempt)) {
            if (isStopped()) {
                release();
            } else {
                work(attempt);
            }
        } catch (DataException unusable) {
            pauseStudy(attempt, unusable.getMessage());
        } finally {
            held = Optional.empty();
        }
    }

    private static void pauseStudy(Attempt attempt, String reason) {
        if (attempt.pauseStudy(reason)) {
            log.warn("{} is given back and the study paused: {}", title(attempt.work()), reason);
        }
    }

    private void work(Attempt attempt) {
        Instant start = clock.instant();
        Outcome outcome = evaluated(attempt);
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        Optional<Trial> told = attempt.settle(timed(outcome, seconds));
        String title = title(attempt.work());
        told.ifPresentOrElse(
                trial -> log.info("{}: {}", title, ended(attempt, trial).sentence(seconds)),
                () -> log.info("{}: left after {} s, it is not this worker's any more.", title, seconds));
    }

    private Outcome evaluated(Attempt attempt) {
        try {
            return evaluator.evaluate(attempt.work(), attempt);
        } catch (OutOfMemoryError e) {
            return Attempt.failed(
                    "Out of memory (" + e.getMessage() + "): try a smaller network or batch, or a larger heap.", false);
        } catch (DataException e) {
            throw e;
        } catch (TunerException.Invalid e) {
            return Attempt.failed(e.getMessage(), false);
        } catch (Exception | StackOverflowError | LinkageError e) {
            log.warn("{} failed.", title(attempt.work()), e);
            return Attempt.failed(e.toString(), true);
        }
    }

    private static Outcome timed(Outcome outcome, double seconds) {
        Map<String, String> attributes = new LinkedHashMap<>(outcome.attributes());
        attributes.put("seconds", Double.toString(seconds));
        return new Outcome(outcome.result(), outcome.constraints(), attributes);
    }

    private static String title(Claimed work) {
        return "Trial " + work.trial().number() + " of " + work.study().name();
    }

    private static Ended ended(Attempt attempt, Trial trial) {
        return new Ended(
                trial,
                attempt.steps(),
                attempt.work().study().spec().objective().steps(trial.parameterValues()),
                attempt.verdict());
    }

    private void pause() {
        try {
            stopped.await(settings.retryWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
