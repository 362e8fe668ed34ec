package dev.parzen.study;

import dev.parzen.study.StudyStore.Ledger;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What follows for a study once its budget is spent; to be drawn after every transition. */
final class Settlement {
    private Settlement() {}

    /**
     * Gives up the trials that wait for another attempt when time or target ended the study, and finishes it when its
     * budget is spent and nothing runs or waits for another attempt.
     */
    static void settle(Ledger ledger, Instant now) {
        if (!ledger.study().isSpent(now)) {
            return;
        }
        List<Trial> retries = ledger.waiting(Integer.MAX_VALUE).stream()
                .filter(Trial::waitsForAnotherAttempt)
                .toList();
        Optional<String> why = ledger.study().whyOver(now);
        why.ifPresent(reason -> retries.forEach(trial -> ledger.save(trial.abandoned(reason, now))));
        Study study = ledger.study();
        boolean isIdle = study.running() == 0 && (retries.isEmpty() || why.isPresent());
        if (isIdle && study.state() != StudyState.STOPPED) {
            ledger.save(study.with(StudyState.FINISHED));
        }
    }
}
