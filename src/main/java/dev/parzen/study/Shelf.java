package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.study.Front.Candidate;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One study in memory. Whatever changes it also says how to undo that. */
final class Shelf {
    private final TreeMap<Integer, Trial> trials = new TreeMap<>();
    private final TreeMap<Integer, Trial> unfinished = new TreeMap<>();
    private final Map<String, Distribution> recorded = new LinkedHashMap<>();
    private final List<Integer> finished = new ArrayList<>();
    private final Consumer<Runnable> undo;
    private boolean knowsEarlierByNameAlone;
    private Study study;
    private History past;

    /** @param earlier what the study learns from */
    Shelf(Study study, List<Observation> earlier, Consumer<Runnable> undo) {
        this.study = study;
        this.undo = undo;
        this.past = History.after(study.spec().directions(), study.spec().space(), earlier);
    }

    Study study() {
        return study;
    }

    /** Finished trials, as algorithms see them, with those of earlier studies. */
    History past() {
        return past;
    }

    /** What another study may learn from, the oldest first. */
    Stream<Observation> finished() {
        History own = past.own();
        return IntStream.range(0, own.size()).mapToObj(own::row);
    }

    /** How many trials have finished here. */
    int revision() {
        return finished.size();
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

    /** All of it as it stands now. */
    Snapshot snapshot() {
        return new ShelfSnapshot(
                study, new LinkedHashMap<>(recorded), past, List.copyOf(trials.values()), List.copyOf(finished));
    }

    /** It comes from elsewhere: whatever is called like an earlier study here is another one. */
    void isFromElsewhere() {
        knowsEarlierByNameAlone = true;
    }

    /** As if this had been the first distribution under the name. */
    void record(String name, Distribution distribution) {
        if (recorded.putIfAbsent(name, distribution) == null) {
            undo.accept(() -> recorded.remove(name));
        }
    }

    /** See {@link StudyStore#best}. */
    List<Trial> best() {
        Stream<Trial> complete =
                trials.values().stream().filter(trial -> trial.stateName() == TrialState.Name.COMPLETE);
        return study.spec().hasSeveralDirections()
                ? front(complete.toList())
                : complete.min(byMerit()).stream().toList();
    }

    private List<Trial> front(List<Trial> complete) {
        List<Candidate> candidates = complete.stream()
                .map(trial -> new Candidate(
                        trial.number(), violation(trial), trial.values().orElseThrow()))
                .toList();
        return Front.empty(study.spec().directions()).plus(candidates).numbers().stream()
                .map(trials::get)
                .toList();
    }

    private Comparator<Trial> byMerit() {
        return Comparator.comparingDouble(this::violation)
                .thenComparing(trial -> violation(trial) > 0
                        ? 0
                        : study.direction().loss(trial.values().orElseThrow().get(0)))
                .thenComparing(Trial::number);
    }

    private double violation(Trial trial) {
        return trial.violation(study.spec().constraints());
    }

    /** An earlier study is gone: from now on it is known by its id alone. */
    void forgetName(Study earlier) {
        StudyRef name = new StudyRef(earlier.name());
        if (!knowsEarlierByNameAlone && study.spec().warmStart().contains(name)) {
            List<StudyRef> references = study.spec().warmStart().stream()
                    .map(ref -> ref.equals(name) ? StudyRef.of(earlier.id()) : ref)
                    .toList();
            put(study.shown(study.spec().withWarmStart(references)));
        }
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
            finished.add(trial.number());
            undo.accept(() -> finished.remove(finished.size() - 1));
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
                .forEach((name, choice) -> choice.distribution().ifPresent(distribution -> record(name, distribution)));
    }
}
