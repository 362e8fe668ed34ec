package dev.parzen.store;

import dev.parzen.study.Counts;
import dev.parzen.study.Study;
import dev.parzen.study.StudyDraft;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudyState;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What moves of a study, and its lock. */
@Entity
@Table(name = "study")
class StudyRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(updatable = false)
    String name;

    @Enumerated(EnumType.STRING)
    StudyState state;

    String reason;

    @Column(updatable = false)
    boolean runsInPool;

    int version;
    long specStamp;

    @Column(updatable = false)
    Instant createdAt;

    Instant firstAskAt;
    int waiting;
    int running;
    int complete;
    int pruned;
    int failed;
    int handedOut;
    Double bestValue;
    Integer bestNumber;
    Double bestViolation;
    int failuresInRow;
    long revision;

    Study toStudy(StudySpec spec) {
        StudyDraft draft = new StudyDraft(id, spec, createdAt);
        draft.state = state;
        draft.reason = Optional.ofNullable(reason);
        draft.version = version;
        draft.firstAskAt = Optional.ofNullable(firstAskAt);
        draft.handedOut = handedOut;
        draft.counts = counts();
        draft.failuresInARow = failuresInRow;
        draft.bestValue = bestValue == null ? OptionalDouble.empty() : OptionalDouble.of(bestValue);
        return draft.build();
    }

    void follow(Study study) {
        name = study.name();
        state = study.state();
        reason = study.reason().orElse(null);
        runsInPool = study.spec().objective().runsInPool();
        version = study.version();
        createdAt = study.createdAt();
        firstAskAt = study.firstAskAt().orElse(null);
        waiting = study.counts().of(TrialState.Name.WAITING);
        running = study.counts().of(TrialState.Name.RUNNING);
        complete = study.counts().of(TrialState.Name.COMPLETE);
        pruned = study.counts().of(TrialState.Name.PRUNED);
        failed = study.counts().of(TrialState.Name.FAILED);
        handedOut = study.handedOut();
        failuresInRow = study.failuresInARow();
        bestValue = study.bestValue().isPresent() ? study.bestValue().getAsDouble() : null;
    }

    /** Remembers the trial if it is better than the best so far; for one direction. */
    void consider(Trial trial, double violation, StudySpec spec) {
        double value = trial.values().orElseThrow().get(0);
        boolean isBetter = bestNumber == null
                || violation < bestViolation
                || violation == bestViolation && isBetterAmongEquals(trial.number(), value, spec);
        if (isBetter) {
            bestNumber = trial.number();
            bestViolation = violation;
        }
    }

    /** To be asked before the trial counts for {@link #bestValue}. */
    private boolean isBetterAmongEquals(int number, double value, StudySpec spec) {
        if (bestViolation == 0 && spec.direction().isBetter(value, bestValue)) {
            return true;
        }
        boolean isWorse = bestViolation == 0 && value != bestValue;
        return !isWorse && number < bestNumber;
    }

    private Counts counts() {
        return new Counts(Map.of(
                TrialState.Name.WAITING, waiting,
                TrialState.Name.RUNNING, running,
                TrialState.Name.COMPLETE, complete,
                TrialState.Name.PRUNED, pruned,
                TrialState.Name.FAILED, failed));
    }
}
