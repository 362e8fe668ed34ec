package dev.parzen.study;

import dev.parzen.space.Kinds;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.History;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Asks: reserves trials in one short transition and chooses their parameters outside of it, ahead where the next number
 * can be foreseen, else afterwards. Choices of one study are made one after the other, so that each sees the trials in
 * flight; those that depend on no other trial need no turn.
 */
final class Asking {
    private static final int STRIPES = 64;

    private final StudyStore store;
    private final InstantSource clock;
    private final Foresight foresight = new Foresight();
    private final List<ReentrantLock> choosing =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    Asking(StudyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    List<Trial> ask(Study study, Ask ask) {
        return begun(study, ask).trials();
    }

    Claimed claim(Study study, Ask ask) {
        Reservation reservation = begun(study, ask);
        return new Claimed(reservation.study(), reservation.trials().get(0));
    }

    /** @param open the numbers of those whose parameters are still to be chosen */
    private record Reservation(Study study, List<Trial> trials, Set<Integer> open) {}

    private Reservation begun(Study study, Ask ask) {
        Ask checked = new Ask(ask.worker(), Wishes.checked(study.spec().space(), ask.fixed(), "/fixed"), ask.count());
        List<Integer> ahead = readsHistory(study) ? inTurn(study, () -> chosenAhead(study, checked)) : List.of();
        Reservation reservation = reserved(study, checked, ahead);
        if (reservation.open.isEmpty()) {
            foresight.forget(
                    study.id(), reservation.trials.stream().map(Trial::number).toList());
            return reservation;
        }
        foresight.forget(study.id(), ahead);
        return completed(reservation);
    }

    /** Nothing where waiting trials come before new ones. */
    private List<Integer> chosenAhead(Study seen, Ask ask) {
        Map<Integer, Trial> pending = foresight.pending(seen.id());
        return store.find(StudyRef.of(seen.id()))
                .filter(study ->
                        study.state() == StudyState.ACTIVE && study.counts().of(TrialState.Name.WAITING) == 0)
                .map(study -> foresight.choose(pending, study, store.history(study.id()), ask))
                .orElse(List.of());
    }

    private Reservation reserved(Study study, Ask ask, List<Integer> ahead) {
        try {
            return reserve(study, ask);
        } catch (RuntimeException refused) {
            foresight.forget(study.id(), ahead);
            throw refused;
        }
    }

    private Reservation reserve(Study seen, Ask ask) {
        return store.transition(seen.id(), ledger -> {
            Study study = ledger.study();
            Set<Integer> open = new HashSet<>();
            String kind = Kinds.nameOf(study.spec().sampler());
            List<Trial> trials = new Admission(ledger, ask, kind, clock.instant(), trial -> {
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

    /** The trial with its values, if they are known or cost nothing. */
    private Optional<Trial> atOnce(Trial trial, Study study) {
        return readsHistory(study)
                ? foresight.fulfilled(trial, study)
                : Optional.of(new Chooser(study, () -> History.empty(study.direction())).begun(trial));
    }

    /** What is chosen in turn is written out of it, since whoever writes may wait for others. */
    private Reservation completed(Reservation reservation) {
        Study study = reservation.study;
        List<Trial> chosen = inTurn(study, () -> {
            Succession succession = new Succession(study, store.history(study.id()));
            return mapped(reservation.trials, reservation.open, succession::next);
        });
        return new Reservation(study, mapped(chosen, reservation.open, this::saved), Set.of());
    }

    private static List<Trial> mapped(List<Trial> trials, Set<Integer> numbers, UnaryOperator<Trial> change) {
        return trials.stream()
                .map(trial -> numbers.contains(trial.number()) ? change.apply(trial) : trial)
                .toList();
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

    private <T> T inTurn(Study study, Supplier<T> choice) {
        ReentrantLock turn = choosing.get((int) Math.floorMod(study.id(), (long) STRIPES));
        turn.lock();
        try {
            return choice.get();
        } finally {
            turn.unlock();
        }
    }

    private static boolean readsHistory(Study study) {
        return study.spec().sampler().build().readsHistory();
    }
}
