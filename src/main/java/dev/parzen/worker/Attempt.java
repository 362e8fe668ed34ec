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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One attempt at a trial, held by this worker from the claim until it is told, released or lost. Whoever ends it first
 * decides how: the training thread, a stop of the worker, or the server.
 */
final class Attempt implements Progress {
    private final Tuner tuner;
    private final Claimed work;
    private final TrialRef trial;
    private final AtomicBoolean ended = new AtomicBoolean();
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

    /** How many steps it has reported; for the thread that reports. */
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
        steps++;
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

    /** Gives the trial back, unless it has ended already. */
    boolean release(String reason) {
        return ended.compareAndSet(false, true)
                && whileHeld(() -> {
                    tuner.release(trial, reason);
                    return true;
                });
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
        if (!ended.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            return Optional.of(told(judged(outcome)));
        } catch (TunerException.LeaseLost | TunerException.NotFound | TunerException.Conflict gone) {
            return Optional.empty();
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
