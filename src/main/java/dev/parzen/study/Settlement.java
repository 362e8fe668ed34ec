package dev.parzen.study;

import dev.parzen.study.StudyStore.Ledger;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What follows for a study from the end of an attempt, and once its budget is spent. */
final class Settlement {
    private static final int LONGEST_REASON = 500;

    private Settlement() {}

    /** Saves a trial whose attempt has ended, with all that follows; answers how it then stands. */
    static Trial save(Ledger ledger, Trial ended, Instant now) {
        ledger.save(ended);
        pauseIfTrialsKeepFailing(ledger, ended);
        settle(ledger, now);
        return ledger.trial(ended.number());
    }

    /**
     * Gives up the trials that wait for another attempt when time or target ended the study, and finishes it when its
     * budget is spent and nothing runs or waits for another attempt. To be drawn after every transition.
     */
    static void settle(Ledger ledger, Instant now) {
        Optional<String> why = ledger.study().whyOver(now);
        boolean mayBeIdle = ledger.study().running() == 0 && ledger.study().isSpent(now);
        if (why.isEmpty() && !mayBeIdle) {
            return;
        }
        List<Trial> retries = ledger.waiting(Integer.MAX_VALUE).stream()
                .filter(Trial::waitsForAnotherAttempt)
                .toList();
        why.ifPresent(reason -> retries.forEach(trial -> ledger.save(trial.abandoned(reason, now))));
        Study study = ledger.study();
        boolean isIdle = study.running() == 0 && (retries.isEmpty() || why.isPresent());
        if (isIdle && study.state() != StudyState.STOPPED && study.state() != StudyState.FINISHED) {
            ledger.save(study.with(StudyState.FINISHED, study.whySpent(now)));
        }
    }

    /** The circuit breaker: what makes trial after trial fail would make the next ones fail too. */
    private static void pauseIfTrialsKeepFailing(Ledger ledger, Trial last) {
        Study study = ledger.study();
        if (study.state() == StudyState.ACTIVE && last.stateName() == TrialState.Name.FAILED && study.keepsFailing()) {
            ledger.save(study.with(StudyState.PAUSED, Optional.of(whyPaused(study, last))));
        }
    }

    private static String whyPaused(Study study, Trial last) {
        String who = study.failuresInARow() == 1
                ? "Trial " + last.number() + " failed"
                : study.failuresInARow() + " trials in a row failed, the last, trial " + last.number() + ",";
        return who + " with: " + sentence(last.reason().orElse("")) + " Resume the study when the cause is mended.";
    }

    private static String sentence(String reason) {
        String whole = reason.strip();
        if (whole.length() > LONGEST_REASON) {
            return whole.substring(0, LONGEST_REASON) + "…";
        }
        return whole.endsWith(".") ? whole : whole + ".";
    }
}
