package dev.parzen.study;

import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Finds a trial for a worker of the pool, study after study in turn. */
final class Claims {
    private static final System.Logger LOG = System.getLogger(Claims.class.getName());

    private final StudyStore store;
    private final Asking asking;
    private final Signal signal;
    private final InstantSource clock;
    private final AtomicLong turns = new AtomicLong();
    private final Map<Long, Long> lastTurn = new ConcurrentHashMap<>();

    Claims(StudyStore store, Asking asking, Signal signal, InstantSource clock) {
        this.store = store;
        this.asking = asking;
        this.signal = signal;
        this.clock = clock;
    }

    Optional<Claimed> claim(Claim claim) {
        Instant end = clock.instant().plus(claim.waiting());
        while (true) {
            long seen = signal.changes();
            Optional<Claimed> claimed = claimNow(claim);
            Duration left = Duration.between(clock.instant(), end);
            if (claimed.isPresent() || left.isNegative() || left.isZero()) {
                return claimed;
            }
            try {
                signal.await(seen, Signal.slice(left));
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private Optional<Claimed> claimNow(Claim claim) {
        for (Study study : candidates(claim)) {
            try {
                Claimed claimed = asking.claim(study.id(), Ask.by(claim.worker()));
                lastTurn.put(study.id(), turns.incrementAndGet());
                return Optional.of(claimed);
            } catch (TunerException nothingHere) {
                continue;
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.WARNING, "No trial of " + study.name() + " can be handed out", failure);
            }
        }
        return Optional.empty();
    }

    private List<Study> candidates(Claim claim) {
        List<Study> studies = claim.study().isPresent()
                ? List.of(store.find(claim.study().get())
                        .orElseThrow(() ->
                                TunerException.NotFound.study(claim.study().get())))
                : store.claimable();
        return studies.stream()
                .filter(study -> mayHaveWork(study) && offersLabels(claim, study))
                .sorted(Comparator.comparing((Study study) -> lastTurn.getOrDefault(study.id(), 0L)))
                .toList();
    }

    private static boolean mayHaveWork(Study study) {
        boolean hasTrials = study.trialsLeft() > 0 || study.counts().of(dev.parzen.trial.TrialState.Name.WAITING) > 0;
        return study.state() == StudyState.ACTIVE
                && study.spec().objective().runsInPool()
                && hasTrials
                && study.placesLeft() > 0;
    }

    private static boolean offersLabels(Claim claim, Study study) {
        return claim.labels().entrySet().containsAll(study.spec().labels().entrySet());
    }
}
