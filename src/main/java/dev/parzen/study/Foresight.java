package dev.parzen.study;

import dev.parzen.study.Requests.Ask;
import dev.parzen.trial.History;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the next new trials will get, chosen before they are reserved: whoever reserves the number gets it, so that trial
 * and values are one write, and a study is locked no longer than without them. Whatever does not come true, because
 * another server took the number, the study was changed or the trial has other values given, is chosen anew.
 */
final class Foresight {
    private static final Lease NOBODYS = new Lease(Optional.empty(), Instant.EPOCH, Instant.EPOCH);

    private final Map<Long, Map<Integer, Foreseen>> byStudy = new HashMap<>();

    private record Foreseen(StudySpec spec, Trial trial) {}

    /** The new trials of a study that are chosen for and not yet known to be reserved, by number. */
    synchronized Map<Integer, Trial> pending(long study) {
        Map<Integer, Trial> trials = new HashMap<>();
        byStudy.getOrDefault(study, Map.of()).forEach((number, foreseen) -> trials.put(number, foreseen.trial()));
        return trials;
    }

    /**
     * Chooses for the next new trials of a study that nobody has chosen for.
     *
     * @param pending read before the study, so that no trial is missing from both
     * @param past of the study as it stands
     * @return the trials' numbers, to be {@linkplain #forget forgotten} when they are reserved or not to be
     */
    List<Integer> choose(Map<Integer, Trial> pending, Study study, History past, Ask ask) {
        forgetBelow(study.id(), study.counts().total());
        int count = Math.min(ask.count(), Math.min(study.trialsLeft(), study.placesLeft()));
        Succession succession = new Succession(study, past);
        List<Integer> numbers = new ArrayList<>();
        for (int number = study.counts().total(); numbers.size() < count; number++) {
            if (pending.containsKey(number)) {
                succession.sees(pending.get(number));
            } else {
                Trial untouched = Trial.waiting(study.id(), number, number);
                Trial chosen = succession.next(untouched.given(ask.fixed()).claimed(NOBODYS, ""));
                remember(new Foreseen(study.spec(), chosen));
                numbers.add(number);
            }
        }
        return numbers;
    }

    /** A trial that is being reserved, with what was chosen for its number, if that is still right. */
    synchronized Optional<Trial> fulfilled(Trial reserved, Study study) {
        Foreseen foreseen = byStudy.getOrDefault(study.id(), Map.of()).get(reserved.number());
        boolean isRight = foreseen != null
                && foreseen.spec().equals(study.spec())
                && foreseen.trial().attempt() == reserved.attempt()
                && foreseen.trial().given().equals(reserved.given())
                && reserved.params().isEmpty();
        return isRight ? Optional.of(reserved.choicesOf(foreseen.trial())) : Optional.empty();
    }

    synchronized void forget(long study, List<Integer> numbers) {
        byStudy.computeIfPresent(study, (id, trials) -> {
            trials.keySet().removeAll(numbers);
            return trials.isEmpty() ? null : trials;
        });
    }

    /** Numbers below this one are taken, whoever did it. */
    private synchronized void forgetBelow(long study, int number) {
        byStudy.getOrDefault(study, new HashMap<>()).keySet().removeIf(taken -> taken < number);
    }

    private synchronized void remember(Foreseen foreseen) {
        Trial trial = foreseen.trial();
        byStudy.computeIfAbsent(trial.study(), study -> new HashMap<>()).put(trial.number(), foreseen);
    }
}
