package dev.parzen.worker;

import dev.parzen.study.Answers.Page;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Studies;
import dev.parzen.study.Studies.StudyQuery;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.Tuner;
import dev.parzen.study.TunerException;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes running trials back from pool processes that are known to be dead, without waiting for their leases to end. */
final class LostTrials {
    private static final int PAGE = 1000;

    private final Studies studies;
    private final Tuner tuner;

    LostTrials(Studies studies, Tuner tuner) {
        this.studies = studies;
        this.tuner = tuner;
    }

    /** A process died under its trials: that spends one of their attempts, since one of them may have killed it. */
    void died(PoolName process, int exitCode) {
        String reason = "The worker's process ended with exit code " + exitCode + ".";
        takeBack(process::equals, trial -> tuner.tell(trial, Attempt.failed(reason, true)));
    }

    /** A server was killed, and its pool with it: no fault of the trials. */
    void orphaned(String host, long self) {
        takeBack(
                name -> name.isOrphan(host, self),
                trial -> tuner.release(trial, "The server that ran the worker was killed."));
    }

    private void takeBack(Predicate<PoolName> isDead, Consumer<TrialRef> action) {
        everyPage(token -> studies.list(new StudyQuery(PAGE, token, "", StudyQuery.Order.CREATED_AT, false)), study -> {
            if (study.running() > 0) {
                takeBack(study, isDead, action);
            }
        });
    }

    private void takeBack(Study study, Predicate<PoolName> isDead, Consumer<TrialRef> action) {
        StudyRef ref = StudyRef.of(study.id());
        Set<TrialState.Name> running = Set.of(TrialState.Name.RUNNING);
        everyPage(
                token -> studies.trials(ref, new TrialQuery(PAGE, token, running, TrialQuery.Order.NUMBER, false)),
                trial -> {
                    if (isHeldBy(trial, isDead)) {
                        unlessEnded(() ->
                                action.accept(TrialRef.of(ref, trial.number()).at(trial.attempt())));
                    }
                });
    }

    private static boolean isHeldBy(Trial trial, Predicate<PoolName> isDead) {
        return trial.lease()
                .flatMap(lease -> lease.worker())
                .flatMap(PoolName::ofThread)
                .filter(isDead)
                .isPresent();
    }

    private static void unlessEnded(Runnable action) {
        try {
            action.run();
        } catch (TunerException.LeaseLost | TunerException.NotFound | TunerException.Conflict gone) {
            // Someone else has dealt with it.
        }
    }

    private static <T> void everyPage(Function<String, Page<T>> read, Consumer<T> action) {
        String token = "";
        do {
            Page<T> page = read.apply(token);
            page.items().forEach(action);
            token = page.nextToken();
        } while (!token.isEmpty());
    }
}
