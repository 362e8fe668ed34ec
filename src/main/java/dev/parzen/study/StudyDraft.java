package dev.parzen.study;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** A study being put together: by a store that reads one, by a client that received one, or as a copy with changes. */
public final class StudyDraft {
    public long id;
    public StudySpec spec;
    public Instant createdAt;
    public StudyState state = StudyState.ACTIVE;
    public Optional<String> reason = Optional.empty();
    public int version = 1;
    public Optional<Instant> firstAskAt = Optional.empty();
    public int handedOut;
    public Counts counts = Counts.NONE;
    public OptionalDouble bestValue = OptionalDouble.empty();
    public int failuresInARow;

    public StudyDraft(long id, StudySpec spec, Instant createdAt) {
        this.id = id;
        this.spec = spec;
        this.createdAt = createdAt;
    }

    StudyDraft(Study study) {
        this(study.id(), study.spec(), study.createdAt());
        state = study.state();
        reason = study.reason();
        version = study.version();
        firstAskAt = study.firstAskAt();
        handedOut = study.handedOut();
        counts = study.counts();
        bestValue = study.bestValue();
        failuresInARow = study.failuresInARow();
    }

    public Study build() {
        return new Study(
                id, spec, state, reason, version, createdAt, firstAskAt, handedOut, counts, bestValue, failuresInARow);
    }
}
