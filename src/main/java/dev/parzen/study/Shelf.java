package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One study in memory. Whatever changes it also says how to undo that. */
final class Shelf {
    private final TreeMap<Integer, Trial> trials = new TreeMap<>();
    private final TreeMap<Integer, Trial> unfinished = new TreeMap<>();
    private final Map<String, Distribution> recorded = new HashMap<>();
    private final Consumer<Runnable> undo;
    private Study study;
    private History past;

    Shelf(Study study, Consumer<Runnable> undo) {
        this.study = study;
        this.undo = undo;
        this.past = History.empty(study.spec().directions());
    }

    Study study() {
        return study;
    }

    /** Finished trials, as algorithms see them. */
    History past() {
        return past;
    }

    Collection<Trial> trials() {
        return trials.values();
    }

    Collection<Trial> unfinished() {
        return unfinished.values();
    }

    Optional<Trial> trial(int number) {
        return Optional.ofNullable(trials.get(number));
    }

    Optional<Distribution> recorded(String name) {
        return Optional.ofNullable(recorded.get(name));
    }

    void put(Study changed) {
        Study before = study;
        undo.accept(() -> study = before);
        study = changed;
    }

    void put(Trial trial) {
        Optional<Trial> before = trial(trial.number());
        History pastBefore = past;
        undo.accept(() -> {
            trials.remove(trial.number());
            unfinished.remove(trial.number());
            past = pastBefore;
            before.ifPresent(this::place);
        });
        place(trial);
        if (trial.isFinished() && before.map(b -> !b.isFinished()).orElse(true)) {
            Observation.of(trial, study.spec().constraints()).ifPresent(seen -> past = past.plus(seen));
        }
        record(trial);
    }

    private void place(Trial trial) {
        trials.put(trial.number(), trial);
        if (trial.isFinished()) {
            unfinished.remove(trial.number());
        } else {
            unfinished.put(trial.number(), trial);
        }
    }

    private void record(Trial trial) {
        trial.params()
                .forEach((name, choice) -> choice.distribution().ifPresent(distribution -> {
                    if (recorded.putIfAbsent(name, distribution) == null) {
                        undo.accept(() -> recorded.remove(name));
                    }
                }));
    }
}
