package dev.parzen.study;

import dev.parzen.study.StudyStore.Ledger;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a user may change of a study, and what follows. */
final class Changes {
    private Changes() {}

    static Study apply(Ledger ledger, StudyChange change, Instant now) {
        Study study = ledger.study();
        if (change.ifVersion().isPresent() && change.ifVersion().getAsInt() != study.version()) {
            throw new TunerException.ChangedMeanwhile(
                    "The study was changed meanwhile: read it again and decide anew.");
        }
        Study respecified = study.with(study.spec().with(change));
        ledger.save(moved(respecified, change, now));
        Settlement.settle(ledger, now);
        return ledger.study();
    }

    private static Study moved(Study study, StudyChange change, Instant now) {
        Optional<StudyState> wanted = change.state();
        if (change.reason().isPresent()
                && wanted.filter(Set.of(StudyState.PAUSED, StudyState.STOPPED)::contains)
                        .isEmpty()) {
            throw new TunerException.Invalid(
                    "/reason", "A reason goes with the state PAUSED or STOPPED: give one of them with it.");
        }
        StudyState next = nextState(study, wanted, now);
        if (wanted.isEmpty() && next == study.state()) {
            boolean isSpentOtherwise =
                    next == StudyState.FINISHED && change.budget().isPresent();
            return isSpentOtherwise ? study.with(next, study.whySpent(now)) : study;
        }
        return study.with(next, change.reason().or(() -> next == study.state() ? study.reason() : Optional.empty()));
    }

    private static StudyState nextState(Study study, Optional<StudyState> wanted, Instant now) {
        if (wanted.isPresent() && wanted.get() == StudyState.FINISHED) {
            throw new TunerException.Invalid(
                    "/state",
                    "Only the server says FINISHED, when the budget is spent: give STOPPED to end the study.");
        }
        boolean isReopened = study.state() == StudyState.FINISHED && !study.isSpent(now);
        if (wanted.isEmpty()) {
            return isReopened ? StudyState.ACTIVE : study.state();
        }
        if (wanted.get() == StudyState.ACTIVE && study.state() == StudyState.FINISHED && !isReopened) {
            throw new TunerException.Conflict("The study's budget is spent: give it a larger one to resume it.");
        }
        return wanted.get();
    }
}
