package dev.parzen.study;

import dev.parzen.trial.History;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the next new trials will get, chosen before they are reserved: whoever reserves the number gets it, so that trial
 * and values are one write, and a study is locked no longer than without them. Whatever does not come true, because
 * another server took the number, the study was changed or the trial has other values given, is chosen anew.
 *
 * <p>No more is foreseen than the asks under way want: what is left of them would be chosen without all that is told
 * until somebody takes it.
 */
final class Foresight {
    private static final Lease NOBODYS = new Lease(Optional.empty(), Instant.EPOCH, Instant.EPOCH);

    private final Map<Long, Ahead> byStudy = new HashMap<>();

    private enum Use {
        /** For whoever reserves the number. */
        FREE,
        /** Reserved before it was chosen for; its values are not in the store. */
        UNSAVED,
        /** In the store, which may not show it before the transaction ends. */
        TAKEN
    }

    /** A trial with what was chosen for it. */
    record Foreseen(StudySpec spec, Trial trial, Use use) {
        private boolean isHidden(Study study) {
            return trial.number() >= study.counts().total() || use == Use.UNSAVED;
        }

        private boolean isFreeFor(Study study) {
            return use == Use.FREE && spec.equals(study.spec());
        }
    }

    private static final class Ahead {
        private final TreeMap<Integer, Foreseen> trials = new TreeMap<>();
        private int wanted;

        private void trim() {
            int free = 0;
            for (Foreseen foreseen : List.copyOf(trials.values())) {
                if (foreseen.use() == Use.FREE && ++free > wanted) {
                    trials.remove(foreseen.trial().number());
                }
            }
        }
    }

    /** An ask is under way, to be {@linkplain #end ended}. */
    synchronized void begin(long study, int wanted) {
        byStudy.computeIfAbsent(study, id -> new Ahead()).wanted += wanted;
    }

    synchronized void end(long study, int wanted) {
        Ahead ahead = byStudy.get(study);
        ahead.wanted -= wanted;
        ahead.trim();
        if (ahead.wanted == 0) {
            byStudy.remove(study);
        }
    }

    /** What is chosen and perhaps not in the store; to be read before the study, so that no trial is missing from both. */
    synchronized List<Foreseen> pending(long study) {
        return List.copyOf(byStudy.get(study).trials.values());
    }

    /** The past of a study as it stands, with those in flight that only {@code pending} shows. */
    static Succession succession(Study study, History past, List<Foreseen> pending) {
        Succession succession = new Succession(study, past);
        pending.stream().filter(foreseen -> foreseen.isHidden(study)).forEach(f -> succession.sees(f.trial()));
        return succession;
    }

    /**
     * Chooses for the next new trials of a study that nobody has chosen for, as many as are wanted and the budget allows.
     *
     * @param past of the study as it stands
     */
    void choose(List<Foreseen> pending, Study study, History past, Requests.Ask ask) {
        forgetOld(study);
        Map<Integer, Foreseen> known = new TreeMap<>();
        pending.stream()
                .filter(foreseen -> foreseen.use() != Use.FREE || foreseen.isFreeFor(study))
                .forEach(foreseen -> known.put(foreseen.trial().number(), foreseen));
        Succession succession = succession(study, past, List.copyOf(known.values()));
        int left = Math.min(ask.count(), Math.min(study.trialsLeft(), study.placesLeft()));
        for (int number = study.counts().total(); left > 0; number++) {
            if (!known.containsKey(number)) {
                Trial untouched = Trial.waiting(study.id(), number, number);
                Trial chosen = succession.next(untouched.given(ask.fixed()).claimed(NOBODYS, ""));
                remember(new Foreseen(study.spec(), chosen, Use.FREE));
                left--;
            }
        }
    }

    /** A trial that is being reserved, with what was chosen for its number, if that is still right. */
    synchronized Optional<Trial> fulfilled(Trial reserved, Study study) {
        Foreseen foreseen = byStudy.get(study.id()).trials.get(reserved.number());
        boolean isRight = foreseen != null
                && foreseen.isFreeFor(study)
                && foreseen.trial().attempt() == reserved.attempt()
                && foreseen.trial().given().equals(reserved.given())
                && reserved.params().isEmpty();
        if (!isRight) {
            return Optional.empty();
        }
        remember(new Foreseen(study.spec(), foreseen.trial(), Use.TAKEN));
        return Optional.of(reserved.choicesOf(foreseen.trial()));
    }

    /** A reserved trial was chosen for. */
    void chosen(Study study, Trial trial) {
        remember(new Foreseen(study.spec(), trial, Use.UNSAVED));
    }

    /** What was chosen for reserved trials is in the store, or will never be. */
    synchronized void saved(Study study, Collection<Trial> trials) {
        trials.forEach(trial -> remember(new Foreseen(study.spec(), trial, Use.TAKEN)));
    }

    /** What the store shows, and what the study was changed after. */
    private synchronized void forgetOld(Study study) {
        byStudy.get(study.id())
                .trials
                .values()
                .removeIf(foreseen ->
                        !foreseen.isHidden(study) || foreseen.use() == Use.FREE && !foreseen.isFreeFor(study));
    }

    private synchronized void remember(Foreseen foreseen) {
        Trial trial = foreseen.trial();
        byStudy.get(trial.study()).trials.put(trial.number(), foreseen);
    }
}
