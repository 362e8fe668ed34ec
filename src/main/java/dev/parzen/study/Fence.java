package dev.parzen.study;

import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.EndedAttempt;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.Optional;
import java.util.OptionalInt;

/** Who may write to a trial: the holder of its present attempt, or one who names no attempt. */
final class Fence {
    private Fence() {}

    /**
     * Refuses unless the caller holds the trial.
     *
     * @throws TunerException.LeaseLost if it speaks for another attempt
     * @throws TunerException.Conflict if the trial is not running
     */
    static void requireHeld(Trial trial, TrialRef caller) {
        requireCurrent(trial, caller);
        if (!trial.isRunning()) {
            throw new TunerException.Conflict("Trial " + trial.number() + " is " + trial.stateName()
                    + ": only a RUNNING trial can be written to.");
        }
    }

    /** Refuses a caller that speaks for another attempt than the present one. */
    static void requireCurrent(Trial trial, TrialRef caller) {
        OptionalInt attempt = caller.attempt();
        if (attempt.isPresent() && attempt.getAsInt() != trial.attempt()) {
            throw new TunerException.LeaseLost("Trial " + trial.number() + " is at attempt " + trial.attempt()
                    + ", not " + attempt.getAsInt() + ": stop working on it.");
        }
    }

    /** True if the caller told this very outcome before: a repeated call, which changes nothing. */
    static boolean isRepeated(Trial trial, TrialRef caller, Outcome.Result result) {
        int attempt = caller.attempt().orElse(trial.isRunning() ? trial.attempt() : lastAttempt(trial));
        if (trial.isFinished() && attempt == trial.attempt()) {
            return isSame(trial.state(), result, trial);
        }
        return result instanceof Outcome.Failed && hasFailed(trial, attempt);
    }

    private static int lastAttempt(Trial trial) {
        return trial.isFinished() ? trial.attempt() : trial.attempt() - 1;
    }

    private static boolean hasFailed(Trial trial, int attempt) {
        Optional<EndedAttempt> ended =
                trial.attempts().stream().filter(a -> a.attempt() == attempt).findFirst();
        return ended.isPresent() && ended.get().ended() == Ending.ERROR;
    }

    private static boolean isSame(TrialState state, Outcome.Result result, Trial trial) {
        TrialState told = trial.stateAfter(result);
        if (state instanceof TrialState.Pruned was && told instanceof TrialState.Pruned now) {
            boolean saysNoValues =
                    result instanceof Outcome.Pruned pruned && pruned.values().isEmpty();
            return saysNoValues || was.values().equals(now.values());
        }
        if (state instanceof TrialState.Complete was && told instanceof TrialState.Complete now) {
            return was.values().equals(now.values());
        }
        return state instanceof TrialState.Failed && told instanceof TrialState.Failed || state.equals(told);
    }
}
