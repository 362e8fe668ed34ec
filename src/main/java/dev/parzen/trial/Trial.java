package dev.parzen.trial;

import dev.parzen.space.ParameterValue;
import dev.parzen.trial.EndedAttempt.Ending;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * An immutable picture of one evaluation. Its methods are the state machine
 *
 * <pre>
 * WAITING → RUNNING → COMPLETE | PRUNED | FAILED
 *    ↑_________|  attempt + 1
 * </pre>
 *
 * and refuse, with an {@link IllegalTransitionException}, what the present state does not allow. Times are kept to the
 * microsecond, here as everywhere, so that a trial read from a store equals the one that was written.
 *
 * @param study the id of its study
 * @param id unique over all studies
 * @param number counts from 0 without gaps in its study
 * @param attempt from 1; the fencing token and the retry count in one
 * @param given values that the user fixed; each is used when its parameter is asked for and it fits
 * @param proposal what its sampler chose together and nobody has asked for yet; nothing once it has ended
 * @param params what was chosen so far, in the order of choosing
 * @param reports by ascending step
 * @param attempts those that ended without a result, oldest first
 * @param notes the server's sentences about the trial
 * @param constraints by name; feasible when not above 0
 * @param attributes JSON text by name
 * @param sampler the kind of sampler that serves it, once it has begun
 * @param pruning that its study's pruner would give it up, if it ever would
 * @param outOfSpace true for an import that does not fit the study's space: kept, never modelled
 */
public record Trial(
        long study,
        long id,
        int number,
        int attempt,
        TrialState state,
        Map<String, ParameterValue> given,
        Proposal proposal,
        Map<String, Choice> params,
        List<Report> reports,
        List<EndedAttempt> attempts,
        List<String> notes,
        Map<String, Double> constraints,
        Map<String, String> attributes,
        Optional<Instant> queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> sampler,
        Optional<Pruning> pruning,
        boolean outOfSpace) {

    public Trial {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        proposal = state.name().isFinished() ? Proposal.NONE : proposal.without(params.keySet());
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        reports = List.copyOf(reports);
        attempts = List.copyOf(attempts);
        notes = List.copyOf(notes);
        constraints = sorted(constraints);
        attributes = sorted(attributes);
        queuedAt = queuedAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
        startedAt = startedAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
        finishedAt = finishedAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
    }

    /** A trial that nobody has touched: it waits, with nothing chosen. */
    public static Trial waiting(long study, long id, int number) {
        return new TrialDraft(study, id, number).build();
    }

    /** What {@link #state()} is called. */
    public TrialState.Name stateName() {
        return state.name();
    }

    public boolean isRunning() {
        return state instanceof TrialState.Running;
    }

    public boolean isFinished() {
        return stateName().isFinished();
    }

    /** True if it was handed out before and waits for another attempt. */
    public boolean waitsForAnotherAttempt() {
        return stateName() == TrialState.Name.WAITING && attempt > 1;
    }

    /** True if it goes on although it should have been pruned: it is not judged any more. */
    public boolean isAudited() {
        return pruning.isPresent() && pruning.get().audited();
    }

    public Optional<Lease> lease() {
        return state instanceof TrialState.Running running ? Optional.of(running.lease()) : Optional.empty();
    }

    /** The final values, one for each direction, if there are any. */
    public Optional<List<Double>> values() {
        if (state instanceof TrialState.Complete complete) {
            return Optional.of(complete.values());
        }
        return state instanceof TrialState.Pruned pruned ? pruned.values() : Optional.empty();
    }

    /** Why it was pruned or failed, or completed sooner than planned, if it did. */
    public Optional<String> reason() {
        if (state instanceof TrialState.Failed failed) {
            return Optional.of(failed.reason());
        }
        if (state instanceof TrialState.Complete complete) {
            return complete.reason();
        }
        return state instanceof TrialState.Pruned pruned ? pruned.reason() : Optional.empty();
    }

    /** The values that are chosen, by name; while it waits untouched, those that the user fixed. */
    public Map<String, ParameterValue> parameterValues() {
        if (params.isEmpty() && stateName() == TrialState.Name.WAITING) {
            return given;
        }
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        params.forEach((name, choice) -> values.put(name, choice.value()));
        return values;
    }

    /**
     * By how much the constraints are broken: the sum of their positive parts, infinite if a declared one is missing, 0
     * if the trial is feasible.
     */
    public double violation(List<String> declared) {
        if (!constraints.keySet().containsAll(declared)) {
            return Double.POSITIVE_INFINITY;
        }
        return constraints.values().stream().mapToDouble(c -> Math.max(0, c)).sum();
    }

    /** The same trial in another study. */
    public Trial moved(long newStudy, long newId) {
        return with(draft -> {
            draft.study = newStudy;
            draft.id = newId;
        });
    }

    /** Enqueued: it waits with these values given. */
    public Trial queued(Map<String, ParameterValue> values, Map<String, String> newAttributes, Instant now) {
        require(TrialState.Name.WAITING, "be queued");
        return with(draft -> {
            draft.given = values;
            draft.attributes = newAttributes;
            draft.queuedAt = Optional.of(now);
        });
    }

    /** Handed to a worker. */
    public Trial claimed(Lease lease, String samplerKind) {
        require(TrialState.Name.WAITING, "be handed out");
        return with(draft -> {
            draft.state = new TrialState.Running(lease);
            draft.startedAt = Optional.of(lease.from());
            draft.sampler = Optional.of(samplerKind);
        });
    }

    /** With further values that the user fixed. */
    public Trial given(Map<String, ParameterValue> values) {
        return values.isEmpty() ? this : with(draft -> draft.given = Copies.merged(given, values));
    }

    /** With the values that its sampler chose together. */
    public Trial proposed(Proposal newProposal) {
        require(TrialState.Name.RUNNING, "get a proposal");
        return with(draft -> {
            draft.proposal = newProposal;
            draft.notes = Copies.appended(notes, newProposal.notes());
        });
    }

    /** With a parameter chosen; what was chosen before never changes. */
    public Trial chosen(String name, Choice choice) {
        require(TrialState.Name.RUNNING, "get a parameter");
        return params.containsKey(name)
                ? this
                : with(draft -> draft.params = Copies.merged(params, Map.of(name, choice)));
    }

    /** With the proposal, the parameters and the notes of {@code other}, the same trial when they were chosen. */
    public Trial choicesOf(Trial other) {
        require(TrialState.Name.RUNNING, "get parameters");
        return with(draft -> {
            draft.proposal = other.proposal;
            draft.params = other.params;
            draft.notes = other.notes;
        });
    }

    /** With further sentences of the server. */
    public Trial noted(List<String> sentences) {
        return sentences.isEmpty() ? this : with(draft -> draft.notes = Copies.appended(notes, sentences));
    }

    /** With an intermediate value, which replaces an earlier one of the same step. */
    public Trial reported(Report report) {
        require(TrialState.Name.RUNNING, "take a report");
        return with(draft -> {
            draft.reports = Copies.reported(reports, report);
            draft.pruning = pruning.filter(verdict -> verdict.outlasts(report, reports));
        });
    }

    /** With a verdict of the pruner against it, which replaces an earlier one unless it is being audited. */
    public Trial judged(Pruning verdict) {
        require(TrialState.Name.RUNNING, "be judged");
        return isAudited() ? this : with(draft -> draft.pruning = Optional.of(verdict));
    }

    /** With its lease renewed. */
    public Trial renewed(Instant until) {
        Lease lease = lease().orElseThrow(() -> refusal(TrialState.Name.RUNNING, "renew its lease"));
        return with(draft -> draft.state = new TrialState.Running(lease.renewed(until)));
    }

    /**
     * Ended as its worker says. A NaN value makes it fail; a retryable failure sends it back as {@code retries}
     * allow; pruned without values, it takes those of its highest step unless they are NaN.
     */
    public Trial finished(Outcome outcome, Instant now, Retries retries) {
        require(TrialState.Name.RUNNING, "end");
        return new AttemptEnd(this, now, retries).with(outcome);
    }

    /**
     * The state that a result leads to, before retries are considered: where two results lead to the same, they are the
     * same outcome.
     */
    public TrialState stateAfter(Outcome.Result result) {
        return AttemptEnd.state(this, result);
    }

    /**
     * Its attempt ended without a result: it waits again with the next attempt, or fails where {@code retries} allow
     * none. A release spends none.
     */
    public Trial attemptEnded(Ending ending, String reason, Instant now, Retries retries) {
        require(TrialState.Name.RUNNING, "end an attempt");
        return new AttemptEnd(this, now, retries).without(ending, reason);
    }

    /** Given up while it waits: nobody will run it any more. */
    public Trial abandoned(String reason, Instant now) {
        require(TrialState.Name.WAITING, "be given up");
        return ended(new TrialState.Failed(reason), now);
    }

    /** With its last state. */
    Trial ended(TrialState end, Instant now) {
        return with(draft -> {
            draft.state = end;
            draft.finishedAt = Optional.of(now);
        });
    }

    private void require(TrialState.Name needed, String toDo) {
        if (stateName() != needed) {
            throw refusal(needed, toDo);
        }
    }

    private IllegalTransitionException refusal(TrialState.Name needed, String toDo) {
        return new IllegalTransitionException(
                "Trial " + number + " is " + stateName() + ": only a " + needed + " trial can " + toDo + ".");
    }

    /** A copy with changes. */
    Trial with(Consumer<TrialDraft> change) {
        TrialDraft draft = new TrialDraft(this);
        change.accept(draft);
        return draft.build();
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
