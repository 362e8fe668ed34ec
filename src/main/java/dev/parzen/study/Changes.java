package dev.parzen.study;

import dev.parzen.study.StudyStore.Ledger;
import java.time.Instant;
import java.util.Optional;

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
        ledger.save(respecified.with(nextState(respecified, change.state(), now)));
        Settlement.settle(ledger, now);
        return ledger.study();
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
