package dev.parzen.study;

import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StudyStore.Ledger;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * Returns trials with expired leases to the queue, or fails them when their attempts are spent, and finishes studies
 * whose time is over. Any number of servers may sweep one store.
 */
public final class LeaseReaper {
    private static final System.Logger LOG = System.getLogger(LeaseReaper.class.getName());
    private static final int AT_ONCE = 1000;
    private static final int IN_ONE_STEP = 100;

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
        int before;
        List<TrialRef> expired;
        do {
            before = ended;
            expired = store.expired(now, AT_ONCE);
            for (List<TrialRef> trials : byStudy(expired)) {
                ended += endAttempts(trials, now);
            }
        } while (expired.size() == AT_ONCE && ended > before);
        for (Study study : store.timed()) {
            guarded(study.name(), () -> study.whyOver(now).isPresent() ? settled(study, now) : 0);
        }
        return ended;
    }

    /** As many of one study as are ended in one step: whoever works on the study waits for no more. */
    private static List<List<TrialRef>> byStudy(List<TrialRef> trials) {
        Map<StudyRef, List<TrialRef>> studies = trials.stream()
                .collect(Collectors.groupingBy(TrialRef::study, LinkedHashMap::new, Collectors.toList()));
        List<List<TrialRef>> steps = new ArrayList<>();
        for (List<TrialRef> ofOne : studies.values()) {
            for (int from = 0; from < ofOne.size(); from += IN_ONE_STEP) {
                steps.add(ofOne.subList(from, Math.min(ofOne.size(), from + IN_ONE_STEP)));
            }
        }
        return steps;
    }

    /** Whatever one trial or study runs into, the others are swept. */
    private static OptionalInt guarded(String what, IntSupplier step) {
        try {
            return OptionalInt.of(step.getAsInt());
        } catch (TunerException.NotFound deletedMeanwhile) {
            return OptionalInt.of(0);
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "Sweeping " + what + " failed; the next sweep tries again", failure);
            return OptionalInt.empty();
        }
    }

    /** Ends all of them in one step; if that fails, those that can be ended. */
    private int endAttempts(List<TrialRef> trials, Instant now) {
        OptionalInt ended = guarded(trials.get(0).study().toString(), () -> endTogether(trials, now));
        return ended.isPresent() || trials.size() == 1
                ? ended.orElse(0)
                : trials.stream()
                        .mapToInt(one -> guarded(one.toString(), () -> endTogether(List.of(one), now))
                                .orElse(0))
                        .sum();
    }

    private int endTogether(List<TrialRef> trials, Instant now) {
        long study = trials.get(0).study().id().orElseThrow();
        return store.transition(
                study,
                ledger -> trials.stream()
                        .mapToInt(ref -> endAttempt(ledger, ref, now))
                        .sum());
    }

    private static int endAttempt(Ledger ledger, TrialRef ref, Instant now) {
        Trial trial = ledger.trial(ref.number());
        if (trial.lease().filter(lease -> lease.isExpired(now)).isEmpty()) {
            return 0;
        }
        Retries retries = ledger.study().spec().lease().retries();
        String why = reason(trial.lease().get());
        Settlement.save(ledger, trial.attemptEnded(Ending.LOST, why, now, retries), now);
        return 1;
    }

    private int settled(Study study, Instant now) {
        return store.transition(study.id(), ledger -> {
            Settlement.settle(ledger, now);
            return 1;
        });
    }

    private static String reason(Lease lease) {
        return "The lease " + lease.worker().map(worker -> "of " + worker + " ").orElse("") + "expired.";
    }
}
