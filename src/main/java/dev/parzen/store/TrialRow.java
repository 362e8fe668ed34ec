package dev.parzen.store;

import dev.parzen.trial.Lease;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trial but for its lists and maps, which are {@link Part}s. */
@Entity
@Table(name = "trial")
class TrialRow {
    /** More trials than any study has. */
    private static final long RANGE = 1_000_000_000;

    @Id
    long id;

    @Column(updatable = false)
    long studyId;

    @Column(updatable = false)
    int number;

    @Enumerated(EnumType.STRING)
    TrialState.Name state;

    int attempt;
    String worker;
    Instant leaseFrom;
    Instant leaseUntil;
    Instant queuedAt;
    Instant startedAt;
    Instant finishedAt;
    Double objective;
    Double violation;
    String reason;
    String sampler;
    Integer pruningStep;
    String pruningReason;
    Boolean pruningAudited;
    boolean outOfSpace;
    String[] notes;
    Long revision;
    int parts;
    long stamp;

    /** The id of a trial: by study, then by number. */
    static long id(long study, int number) {
        if (number >= RANGE) {
            throw new IllegalStateException("A study has at most " + RANGE + " trials.");
        }
        return study * RANGE + number;
    }

    static long firstId(long study) {
        return id(study, 0);
    }

    static long lastId(long study) {
        return firstId(study + 1) - 1;
    }

    void follow(Trial trial) {
        id = trial.id();
        studyId = trial.study();
        number = trial.number();
        state = trial.stateName();
        attempt = trial.attempt();
        follow(trial.lease());
        queuedAt = trial.queuedAt().orElse(null);
        startedAt = trial.startedAt().orElse(null);
        finishedAt = trial.finishedAt().orElse(null);
        objective = trial.values().map(values -> values.get(0)).orElse(null);
        reason = trial.reason().orElse(null);
        sampler = trial.sampler().orElse(null);
        followPruning(trial.pruning());
        outOfSpace = trial.outOfSpace();
        notes = Escaped.all(trial.notes());
        parts = Part.of(trial);
        stamp = Stamps.next();
    }

    boolean has(Part part) {
        return part.isIn(parts);
    }

    /** @param further the values after that of the first direction */
    TrialState toState(List<Double> further) {
        switch (state) {
            case RUNNING:
                return new TrialState.Running(new Lease(Optional.ofNullable(worker), leaseFrom, leaseUntil));
            case COMPLETE:
                return new TrialState.Complete(values(further).orElseThrow(), Optional.ofNullable(reason));
            case PRUNED:
                return new TrialState.Pruned(values(further), Optional.ofNullable(reason));
            case FAILED:
                return new TrialState.Failed(reason);
            default:
                return new TrialState.Waiting();
        }
    }

    Optional<List<Double>> values(List<Double> further) {
        if (objective == null) {
            return Optional.empty();
        }
        List<Double> all = new ArrayList<>(List.of(objective));
        all.addAll(further);
        return Optional.of(all);
    }

    Optional<Pruning> pruning() {
        return pruningStep == null
                ? Optional.empty()
                : Optional.of(new Pruning(pruningStep, pruningReason, pruningAudited));
    }

    private void followPruning(Optional<Pruning> pruning) {
        pruningStep = pruning.map(Pruning::step).orElse(null);
        pruningReason = pruning.map(Pruning::reason).orElse(null);
        pruningAudited = pruning.map(Pruning::audited).orElse(null);
    }

    private void follow(Optional<Lease> lease) {
        worker = lease.flatMap(Lease::worker).orElse(null);
        leaseFrom = lease.map(Lease::from).orElse(null);
        leaseUntil = lease.map(Lease::until).orElse(null);
    }
}
