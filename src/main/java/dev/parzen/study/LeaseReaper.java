package dev.parzen.study;

import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Returns trials with expired leases to the queue, or fails them when their attempts are spent, and finishes studies
 * whose time is over. Any number of servers may sweep one store.
 */
public final class LeaseReaper {
    private static final System.Logger LOG = System.getLogger(LeaseReaper.class.getName());
    private static final int AT_ONCE = 1000;

    private final StudyStore store;
    private final InstantSource clock;

    public LeaseReaper(StudyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Sweeps once; answers how many attempts were ended. */
    public int sweep() {
        Instant now = clock.instant();
        int ended = 0;
        List<TrialRef> expired = store.expired(now, AT_ONCE);
        for (TrialRef trial : expired) {
            ended += guarded(trial.toString(), () -> endAttempt(trial, now)) ? 1 : 0;
        }
        for (Study study : store.timed()) {
            guarded(study.name(), () -> study.isSpent(now) && settle(study, now));
        }
        return ended;
    }

    /** Whatever one trial or study runs into, the others are swept. */
    private static boolean guarded(String what, BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (TunerException.NotFound deletedMeanwhile) {
            return false;
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "Sweeping " + what + " failed; the next sweep tries again", failure);
            return false;
        }
    }

    private boolean endAttempt(TrialRef ref, Instant now) {
        try {
            return store.transition(ref.study().id().orElseThrow(), ledger -> {
                Trial trial = ledger.trial(ref.number());
                if (trial.lease().filter(lease -> lease.isExpired(now)).isEmpty()) {
                    return false;
                }
                Retries retries = ledger.study().spec().lease().retries();
                String why = reason(trial.lease().get());
                Settlement.save(ledger, trial.attemptEnded(Ending.LOST, why, now, retries), now);
                return true;
            });
        } catch (TunerException.NotFound deletedMeanwhile) {
            return false;
        }
    }

    private boolean settle(Study study, Instant now) {
        return store.transition(study.id(), ledger -> {
            Settlement.settle(ledger, now);
            return true;
        });
    }

    private static String reason(Lease lease) {
        return "The lease " + lease.worker().map(worker -> "of " + worker + " ").orElse("") + "expired.";
    }
}
