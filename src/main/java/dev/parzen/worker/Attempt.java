package dev.parzen.worker;

import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Requests;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StudyChange;
import dev.parzen.study.StudyRef;
import dev.parzen.study.Tuner;
import dev.parzen.study.TunerException;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at a trial, held by this worker from the claim until it is told, released or lost. Whoever ends it first
 * decides how: the training thread, a stop of the worker, or the server.
 */
final class Attempt implements Progress {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final Tuner tuner;
    private final Claimed work;
    private final TrialRef trial;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean leavesWhenAsked;
    private volatile boolean isGivenBack;
    private volatile Optional<String> leaving = Optional.empty();
    private volatile Optional<Advice> verdict = Optional.empty();
    private int steps;

    Attempt(Tuner tuner, Claimed work) {
        this.tuner = tuner;
        this.work = work;
        this.trial = reference(work.trial());
    }

    /** Speaks for the attempt that the trial is at. */
    static TrialRef reference(Trial trial) {
        return TrialRef.of(StudyRef.of(trial.study()), trial.number()).at(trial.attempt());
    }

    Claimed work() {
        return work;
    }

    /** How many steps the trial has come to, those of earlier attempts included; for the thread that reports. */
    int steps() {
        return steps;
    }

    /** What the server said when it ended the trial, if it did. */
    Optional<Advice> verdict() {
        return verdict;
    }

    /** True once nothing may be told any more. */
    boolean isEnded() {
        return ended.get();
    }

    @Override
    public boolean report(int step, List<Double> values, Map<String, Double> metrics) {
        if (isEnded() || verdict.isPresent()) {
            return false;
        }
        steps = Math.max(steps, step + 1);
        return whileHeld(() -> obey(tuner.report(trial, new Requests.Progress(step, values, metrics))));
    }

    /** Tells the server that the trial is still worked on. */
    void renew() {
        if (!isEnded()) {
            whileHeld(() -> {
                tuner.renew(trial);
                return true;
            });
        }
    }

    @Override
    public void leavesWhenAsked() {
        leavesWhenAsked = true;
    }

    @Override
    public boolean isAskedToLeave() {
        return leaving.isPresent();
    }

    @Override
    public void leave() {
        leaving.ifPresent(this::giveBack);
        end.countDown();
    }

    /**
     * Gives the trial back, unless it has ended already: at the next step, if the evaluation then leaves what can be gone
     * on from, but after {@code patience} at the latest.
     */
    boolean release(String reason, Duration patience) {
        leaving = Optional.of(reason);
        if (leavesWhenAsked && !isEnded()) {
            awaitEnd(patience);
        }
        giveBack(reason);
        return isGivenBack;
    }

    private void awaitEnd(Duration patience) {
        try {
            if (!end.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                log.debug("The step takes longer: what was done since the last checkpoint will be done again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack(String reason) {
        if (ended.compareAndSet(false, true)) {
            isGivenBack = whileHeld(() -> {
                tuner.release(trial, reason);
                return true;
            });
        }
    }

    /** Lets the study hand out no more trials until someone resumes it, and gives this one back for then. */
    boolean pauseStudy(String reason) {
        return ended.compareAndSet(false, true)
                && whileHeld(() -> {
                    tuner.change(trial.study(), StudyChange.pause(reason));
                    tuner.release(trial, reason);
                    return true;
                });
    }

    /** Tells how it ended, as the server's verdict or else the evaluation says; empty if there is nobody to tell. */
    Optional<Trial> settle(Outcome outcome) {
        boolean isFirst = ended.compareAndSet(false, true);
        try {
            return isFirst ? Optional.of(told(judged(outcome))) : Optional.empty();
        } catch (TunerException.LeaseLost | TunerException.NotFound | TunerException.Conflict gone) {
            return Optional.empty();
        } finally {
            end.countDown();
        }
    }

    static Outcome failed(String reason, boolean retryable) {
        return Outcome.of(new Outcome.Failed(reason, retryable));
    }

    private Trial told(Outcome outcome) {
        try {
            return tuner.tell(trial, outcome);
        } catch (TunerException.Invalid refused) {
            return tuner.tell(trial, failed("The outcome was refused: " + refused.getMessage(), false));
        }
    }

    private Outcome judged(Outcome outcome) {
        return verdict.map(advice -> ended(outcome, advice)).orElse(outcome);
    }

    /** Given up: the attribute that says how it ended tells whether a pruner or the end of the study was the cause. */
    private static Outcome ended(Outcome outcome, Advice advice) {
        Map<String, String> attributes = new LinkedHashMap<>(outcome.attributes());
        attributes.put(Ended.BY, Ended.by(advice));
        return new Outcome(new Outcome.Pruned(Optional.empty(), advice.reason()), outcome.constraints(), attributes);
    }

    private boolean obey(Advice advice) {
        if (advice.verdict() == Advice.Kind.CONTINUE) {
            return true;
        }
        verdict = Optional.of(advice);
        return false;
    }

    /** Runs a call; false, with the attempt ended, if the trial is not this worker's any more. */
    private boolean whileHeld(BooleanSupplier call) {
        try {
            return call.getAsBoolean();
        } catch (TunerException.LeaseLost | TunerException.NotFound | TunerException.Conflict gone) {
            ended.set(true);
            return false;
        }
    }
}
