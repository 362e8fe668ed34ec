package dev.parzen.trial;

import dev.parzen.trial.EndedAttempt.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The end of a running trial's attempt: with a result, which ends the trial, or without one, after which it waits again
 * or fails.
 *
 * @param trial as it runs
 * @param retries when it gets another attempt
 */
record AttemptEnd(Trial trial, Instant now, Retries retries) {
    /** With what its worker says. */
    Trial with(Outcome outcome) {
        Trial told = trial.with(draft -> {
            draft.constraints = Copies.merged(trial.constraints(), outcome.constraints());
            draft.attributes = Copies.merged(trial.attributes(), outcome.attributes());
        });
        AttemptEnd end = new AttemptEnd(told, now, retries);
        if (outcome.result() instanceof Outcome.Failed failed && failed.retryable()) {
            return end.without(Ending.ERROR, failed.reason());
        }
        TrialState state = state(told, outcome.result());
        return state instanceof TrialState.Failed failed
                ? end.recorded(Ending.ERROR, failed.reason()).ended(failed, now)
                : told.ended(state, now);
    }

    /** Without a result. What the pruner said of this attempt does not hold for the next one, an audit does. */
    Trial without(Ending ending, String reason) {
        Trial recorded = recorded(ending, reason);
        long spent =
                recorded.attempts().stream().filter(a -> a.ended().isSpent()).count();
        if (!retries.allow(ending, spent)) {
            return recorded.ended(new TrialState.Failed(sentence(ending, reason, spent)), now);
        }
        return recorded.with(draft -> {
            draft.state = new TrialState.Waiting();
            draft.attempt = trial.attempt() + 1;
            draft.pruning = trial.pruning().filter(Pruning::audited);
        });
    }

    /** With the count of attempts where that is why there is no other. */
    private String sentence(Ending ending, String reason, long spent) {
        boolean areSpent = retries.on().contains(ending) && retries.attempts() > 1;
        return areSpent ? reason + " (attempt " + spent + " of " + retries.attempts() + ")" : reason;
    }

    /** The state that a result leads to, before retries are considered. */
    static TrialState state(Trial trial, Outcome.Result result) {
        if (result instanceof Outcome.Complete complete) {
            return hasNan(complete.values())
                    ? failed(complete.values())
                    : new TrialState.Complete(complete.values(), complete.reason());
        }
        if (result instanceof Outcome.Pruned pruned) {
            return pruned(trial, pruned);
        }
        return new TrialState.Failed(((Outcome.Failed) result).reason());
    }

    private static TrialState pruned(Trial trial, Outcome.Pruned pruned) {
        Optional<List<Double>> undefined = pruned.values().filter(AttemptEnd::hasNan);
        if (undefined.isPresent()) {
            return failed(undefined.get());
        }
        return new TrialState.Pruned(
                pruned.values().or(() -> lastReported(trial)), pruned.reason().or(() -> verdict(trial)));
    }

    /** Why it was told to give up, if it was: one that is audited was told to go on. */
    private static Optional<String> verdict(Trial trial) {
        return trial.pruning().filter(pruning -> !pruning.audited()).map(Pruning::reason);
    }

    private static Optional<List<Double>> lastReported(Trial trial) {
        List<Report> reports = trial.reports();
        return reports.isEmpty()
                ? Optional.empty()
                : Optional.of(reports.get(reports.size() - 1).values()).filter(values -> !hasNan(values));
    }

    private static TrialState failed(List<Double> values) {
        return new TrialState.Failed(
                values.size() == 1
                        ? "The objective's value is NaN."
                        : "One of the objective's values is NaN: " + values + ".");
    }

    private static boolean hasNan(List<Double> values) {
        return values.stream().anyMatch(value -> Double.isNaN(value));
    }

    private Trial recorded(Ending ending, String reason) {
        Lease lease = trial.lease().orElseThrow();
        var ended = new EndedAttempt(trial.attempt(), lease.worker(), lease.from(), now, ending, reason);
        return trial.with(draft -> draft.attempts = Copies.appended(trial.attempts(), List.of(ended)));
    }
}
