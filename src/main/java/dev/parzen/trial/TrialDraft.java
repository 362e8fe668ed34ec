package dev.parzen.trial;

import dev.parzen.space.ParameterValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trial being put together: by a store that reads one, by a client that received one, or as a copy with changes. */
public final class TrialDraft {
    public long study;
    public long id;
    public int number;
    public int attempt = 1;
    public TrialState state = new TrialState.Waiting();
    public Map<String, ParameterValue> given = Map.of();
    public Proposal proposal = Proposal.NONE;
    public Map<String, Choice> params = Map.of();
    public List<Report> reports = List.of();
    public List<EndedAttempt> attempts = List.of();
    public List<String> notes = List.of();
    public Map<String, Double> constraints = Map.of();
    public Map<String, String> attributes = Map.of();
    public Optional<Instant> queuedAt = Optional.empty();
    public Optional<Instant> startedAt = Optional.empty();
    public Optional<Instant> finishedAt = Optional.empty();
    public Optional<String> sampler = Optional.empty();
    public Optional<Pruning> pruning = Optional.empty();
    public boolean outOfSpace;

    public TrialDraft(long study, long id, int number) {
        this.study = study;
        this.id = id;
        this.number = number;
    }

    TrialDraft(Trial trial) {
        this(trial.study(), trial.id(), trial.number());
        attempt = trial.attempt();
        state = trial.state();
        given = trial.given();
        proposal = trial.proposal();
        params = trial.params();
        reports = trial.reports();
        attempts = trial.attempts();
        notes = trial.notes();
        constraints = trial.constraints();
        attributes = trial.attributes();
        queuedAt = trial.queuedAt();
        startedAt = trial.startedAt();
        finishedAt = trial.finishedAt();
        sampler = trial.sampler();
        pruning = trial.pruning();
        outOfSpace = trial.outOfSpace();
    }

    public Trial build() {
        return new Trial(
                study,
                id,
                number,
                attempt,
                state,
                given,
                proposal,
                params,
                reports,
                attempts,
                notes,
                constraints,
                attributes,
                queuedAt,
                startedAt,
                finishedAt,
                sampler,
                pruning,
                outOfSpace);
    }
}
