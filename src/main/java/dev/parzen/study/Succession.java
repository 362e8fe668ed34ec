package dev.parzen.study;

import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import java.util.ArrayList;
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
        past = without(past, trial.number());
        History others = past;
        Trial chosen = new Chooser(study, () -> others).begun(trial);
        sees(chosen);
        return chosen;
    }

    /** One more is in flight. */
    void sees(Trial chosen) {
        List<Observation> running = new ArrayList<>(past.running());
        Observation.of(chosen, study.spec().constraints()).ifPresent(running::add);
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
