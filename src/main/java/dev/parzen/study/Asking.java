package dev.parzen.study;

import dev.parzen.space.Kinds;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Asks: reserves trials in one short transition, then chooses their parameters outside of it. Choices of one study are
 * made one after the other, so that each sees the trials in flight; those that depend on no other trial need no turn.
 */
final class Asking {
    private static final int STRIPES = 64;

    private final StudyStore store;
    private final InstantSource clock;
    private final List<ReentrantLock> choosing =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    Asking(StudyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    List<Trial> ask(Study study, Ask ask) {
        return begun(reserve(study, ask));
    }

    Claimed claim(Study study, Ask ask) {
        Reservation reservation = reserve(study, ask);
        return new Claimed(reservation.study, begun(reservation).get(0));
    }

    private record Reservation(Study study, List<Trial> trials) {}

    private Reservation reserve(Study study, Ask ask) {
        Map<String, ParameterValue> fixed = Wishes.checked(study.spec().space(), ask.fixed(), "/fixed");
        return store.transition(study.id(), ledger -> {
            Ask checked = new Ask(ask.worker(), fixed, ask.count());
            String kind = Kinds.nameOf(ledger.study().spec().sampler());
            List<Trial> trials = new Admission(ledger, checked, kind, clock.instant(), atOnce(ledger.study())).admit();
            return new Reservation(ledger.study(), trials);
        });
    }

    /** Values that need no history are chosen with the reservation: one write instead of two. */
    private UnaryOperator<Trial> atOnce(Study study) {
        Chooser chooser = chooser(study);
        return chooser.readsHistory() ? UnaryOperator.identity() : chooser::begun;
    }

    private Chooser chooser(Study study) {
        return new Chooser(study, () -> store.history(study.id()));
    }

    private List<Trial> begun(Reservation reservation) {
        Study study = reservation.study;
        if (!chooser(study).readsHistory()) {
            return reservation.trials;
        }
        ReentrantLock turn = choosing.get((int) Math.floorMod(study.id(), (long) STRIPES));
        turn.lock();
        try {
            return begunInTurn(study, reservation.trials);
        } finally {
            turn.unlock();
        }
    }

    private List<Trial> begunInTurn(Study study, List<Trial> trials) {
        History past = store.history(study.id());
        List<Trial> begun = new ArrayList<>();
        for (Trial trial : trials) {
            History others = without(past, trial.number());
            Trial chosen = new Chooser(study, () -> others).begun(trial);
            begun.add(saved(chosen));
            past = others.withRunning(plus(others.running(), chosen, study));
        }
        return begun;
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

    static History without(History past, int number) {
        boolean isThere = past.running().stream().anyMatch(o -> o.number() == number);
        return isThere
                ? past.withRunning(past.running().stream()
                        .filter(o -> o.number() != number)
                        .toList())
                : past;
    }

    private static List<Observation> plus(List<Observation> running, Trial trial, Study study) {
        return Stream.concat(
                        running.stream(), Observation.of(trial, study.spec().constraints()).stream())
                .toList();
    }
}
