package dev.parzen.study;

import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses the parameters of one trial after another: each sees those before it in flight. */
final class Succession {
    private final Study study;
    private History past;

    /** @param past what the first of them sees */
    Succession(Study study, History past) {
        this.study = study;
        this.past = past;
    }

    /** The trial with its proposal, and with every active parameter if the study declares a space. */
    Trial next(Trial trial) {
        History others = without(past, trial.number());
        Trial chosen = new Chooser(study, () -> others).begun(trial);
        sees(chosen);
        return chosen;
    }

    /** It is in flight with these choices. */
    void sees(Trial chosen) {
        past = without(past, chosen.number());
        List<Observation> running = new ArrayList<>(past.running());
        Observation.of(chosen, study.spec().constraints()).ifPresent(running::add);
        running.sort(Comparator.comparingInt(Observation::number));
        past = past.withRunning(running);
    }

    /** What a trial sees of a past that may have it in flight. */
    static History without(History past, int number) {
        boolean isThere = past.running().stream().anyMatch(o -> o.number() == number);
        return isThere
                ? past.withRunning(past.running().stream()
                        .filter(o -> o.number() != number)
                        .toList())
                : past;
    }
}
