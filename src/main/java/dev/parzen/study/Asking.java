package dev.parzen.study;

import dev.parzen.space.Kinds;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Foresight.Foreseen;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.History;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Asks: reserves trials in one short transition and chooses their parameters outside of it, ahead where the next number
 * can be foreseen, else afterwards. Choices of one study are made one after the other, so that each sees the trials in
 * flight; those that depend on no other trial need no turn.
 */
final class Asking {
    private static final int STRIPES = 64;
    private static final long PATIENCE_SECONDS = 5;
    private static final int REMEMBERED = 10_000;

    private final StudyStore store;
    private final InstantSource clock;
    private final Foresight foresight = new Foresight();
    private final Set<Long> needNoPast = ConcurrentHashMap.newKeySet();
    private final List<ReentrantLock> choosing =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    Asking(StudyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws TunerException.NotFound if there is no such study */
    List<Trial> ask(long study, Ask ask) {
        return begun(study, ask).trials();
    }

    Claimed claim(long study, Ask ask) {
        Reservation reservation = begun(study, ask);
        return new Claimed(reservation.study(), reservation.trials().get(0));
    }

    /** @param open the numbers of those whose parameters are still to be chosen */
    private record Reservation(Study study, List<Trial> trials, Set<Integer> open) {}

    private Reservation begun(long study, Ask ask) {
        foresight.begin(study, ask.count());
        try {
            if (!needNoPast.contains(study)) {
                inTurn(study, () -> chooseAhead(study, ask));
            }
            Reservation reservation = reserve(study, ask);
            remember(reservation.study);
            return reservation.open.isEmpty() ? reservation : completed(reservation);
        } finally {
            foresight.end(study, ask.count());
        }
    }

    /** Nothing where waiting trials come before new ones. */
    private void chooseAhead(long id, Ask ask) {
        List<Foreseen> pending = foresight.pending(id);
        store.find(StudyRef.of(id))
                .filter(study -> study.state() == StudyState.ACTIVE
                        && study.counts().of(TrialState.Name.WAITING) == 0
                        && readsHistory(study))
                .ifPresent(study -> foresight.choose(pending, study, store.history(id), checked(study, ask)));
    }

    private Reservation reserve(long id, Ask ask) {
        return store.transition(id, ledger -> {
            Study study = ledger.study();
            Set<Integer> open = new HashSet<>();
            String kind = Kinds.nameOf(study.spec().sampler());
            List<Trial> trials = new Admission(ledger, checked(study, ask), kind, clock.instant(), trial -> {
                        Optional<Trial> chosen = atOnce(trial, study);
                        if (chosen.isEmpty()) {
                            open.add(trial.number());
                        }
                        return chosen.orElse(trial);
                    })
                    .admit();
            return new Reservation(ledger.study(), trials, open);
        });
    }

    private static Ask checked(Study study, Ask ask) {
        return new Ask(ask.worker(), Wishes.checked(study.spec().space(), ask.fixed(), "/fixed"), ask.count());
    }

    /** Whoever asks next knows what the sampler was; if it has changed since, values are chosen after the reservation. */
    private void remember(Study study) {
        if (readsHistory(study)) {
            needNoPast.remove(study.id());
        } else {
            if (needNoPast.size() >= REMEMBERED) {
                needNoPast.clear();
            }
            needNoPast.add(study.id());
        }
    }

    /** The trial with its values, if they are known or cost nothing. */
    private Optional<Trial> atOnce(Trial trial, Study study) {
        return readsHistory(study)
                ? foresight.fulfilled(trial, study)
                : Optional.of(
                        new Chooser(study, () -> History.empty(study.spec().directions())).begun(trial));
    }

    /** What is chosen in turn is written out of it, since whoever writes may wait for others. */
    private Reservation completed(Reservation reservation) {
        Study study = reservation.study;
        Map<Integer, Trial> chosen = new HashMap<>();
        try {
            inTurn(study.id(), () -> chosen.putAll(choices(reservation)));
            List<Trial> begun = reservation.trials.stream()
                    .map(trial -> chosen.containsKey(trial.number()) ? saved(chosen.get(trial.number())) : trial)
                    .toList();
            return new Reservation(study, begun, Set.of());
        } finally {
            foresight.saved(study, chosen.values());
        }
    }

    private Map<Integer, Trial> choices(Reservation reservation) {
        Study study = reservation.study;
        List<Foreseen> pending = foresight.pending(study.id());
        Succession succession = Foresight.succession(study, store.history(study.id()), pending);
        Map<Integer, Trial> choices = new HashMap<>();
        for (Trial trial : reservation.trials) {
            if (reservation.open.contains(trial.number())) {
                Trial chosen = succession.next(trial);
                foresight.chosen(study, chosen);
                choices.put(trial.number(), chosen);
            }
        }
        return choices;
    }

    /** Keeps what was chosen, unless another attempt has taken the trial over meanwhile. */
    private Trial saved(Trial chosen) {
        TrialRef holder =
                TrialRef.of(StudyRef.of(chosen.study()), chosen.number()).at(chosen.attempt());
        return store.write(chosen.study(), chosen.number(), stored -> {
            Fence.requireHeld(stored, holder);
            return stored.choicesOf(chosen);
        });
    }

    /**
     * Runs {@code choice} in turn, or without once it has waited long: the caller may be within a transaction and hold
     * what the one whose turn it is waits for.
     */
    private void inTurn(long study, Runnable choice) {
        ReentrantLock turn = choosing.get((int) Math.floorMod(study, (long) STRIPES));
        boolean isMine = await(turn);
        try {
            choice.run();
        } finally {
            if (isMine) {
                turn.unlock();
            }
        }
    }

    private static boolean await(ReentrantLock turn) {
        try {
            return turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean readsHistory(Study study) {
        return study.spec().sampler().build().readsHistory();
    }
}
