package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.study.Answers.Page;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Studies.StudyQuery;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Studies in the memory of this process, for tests and for programs that need no server. Nothing outlives the process;
 * one lock guards all.
 */
public final class InMemoryStudyStore implements StudyStore {
    private final TreeMap<Long, Shelf> shelves = new TreeMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private int depth;
    private long lastStudy;
    private long lastTrial;

    @Override
    public Study create(StudySpec spec, Instant now) {
        return atomically(() -> {
            if (shelf(new StudyRef(spec.name())).isPresent()) {
                throw TunerException.Conflict.nameTaken(spec.name());
            }
            List<Shelf> earlier = spec.warmStart().stream()
                    .map(ref -> shelf(ref).orElseThrow(() -> TunerException.NotFound.study(ref)))
                    .toList();
            StudySpec named = spec.withWarmStart(earlier.stream()
                    .map(shelf -> new StudyRef(shelf.study().name()))
                    .toList());
            Study study = Study.created(++lastStudy, named, now);
            List<Observation> taken =
                    earlier.stream().flatMap(shelf -> shelf.finished()).toList();
            shelves.put(study.id(), new Shelf(study, taken, undo::push));
            undo.push(() -> shelves.remove(study.id()));
            return study;
        });
    }

    @Override
    public Optional<Study> find(StudyRef ref) {
        return atomically(() -> shelf(ref).map(Shelf::study));
    }

    @Override
    public OptionalLong idOf(StudyRef ref) {
        return find(ref).map(study -> OptionalLong.of(study.id())).orElse(OptionalLong.empty());
    }

    @Override
    public Page<Study> list(StudyQuery query) {
        StudyOrder order = new StudyOrder(query);
        Optional<PageCursor> after = PageCursor.read(query);
        return atomically(() -> PageCursor.page(
                studies(study -> study.name().contains(query.name()))
                        .filter(study -> after.isEmpty() || order.isAfter(study, after.get()))
                        .sorted(order)
                        .limit(query.pageSize() + 1L)
                        .toList(),
                query));
    }

    @Override
    public boolean delete(long study) {
        return atomically(() -> {
            Shelf removed = shelves.remove(study);
            undo.push(() -> shelves.computeIfAbsent(study, id -> removed));
            if (removed != null) {
                shelves.values().forEach(shelf -> shelf.forgetName(removed.study()));
            }
            return removed != null;
        });
    }

    @Override
    public <T> T transition(long study, Function<Ledger, T> work) {
        return atomically(() -> work.apply(new ShelfLedger(required(study), () -> ++lastTrial)));
    }

    @Override
    public Written write(long study, int number, BiFunction<Study, Trial, Trial> change) {
        return atomically(() -> {
            Trial before = trial(study, number).orElseThrow(() -> TunerException.NotFound.trial(number));
            Shelf shelf = required(study);
            Trial changed = change.apply(shelf.study(), before);
            if (changed.stateName() != before.stateName()) {
                throw new IllegalStateException("Only a transition leads from " + before.stateName() + " to "
                        + changed.stateName() + ": the study must be locked.");
            }
            shelf.put(changed);
            return new Written(shelf.study(), changed, shelf.revision());
        });
    }

    @Override
    public Optional<Trial> trial(long study, int number) {
        return atomically(() -> Optional.ofNullable(shelves.get(study)).flatMap(shelf -> shelf.trial(number)));
    }

    @Override
    public Page<Trial> trials(long study, TrialQuery query) {
        TrialOrder order = new TrialOrder(query);
        Optional<PageCursor> after = PageCursor.read(study, query);
        return atomically(() -> PageCursor.page(
                allTrials(study).stream()
                        .filter(trial ->
                                query.states().isEmpty() || query.states().contains(trial.stateName()))
                        .filter(trial -> after.isEmpty() || order.isAfter(trial, after.get()))
                        .sorted(order)
                        .limit(query.pageSize() + 1L)
                        .toList(),
                study,
                query));
    }

    @Override
    public List<Trial> best(long study) {
        return atomically(
                () -> Optional.ofNullable(shelves.get(study)).map(Shelf::best).orElse(List.of()));
    }

    @Override
    public History history(long study) {
        return atomically(() -> {
            Shelf shelf = required(study);
            return shelf.past()
                    .withRunning(shelf.unfinished().stream()
                            .map(trial -> Observation.of(trial, List.of()))
                            .flatMap(Optional::stream)
                            .toList());
        });
    }

    @Override
    public History finished(long study, long revision) {
        return atomically(() -> required(study).past());
    }

    @Override
    public History competitors(long study) {
        return history(study);
    }

    @Override
    public Optional<Distribution> recorded(long study, String name) {
        return atomically(() -> Optional.ofNullable(shelves.get(study)).flatMap(shelf -> shelf.recorded(name)));
    }

    @Override
    public List<TrialRef> expired(Instant now, int limit) {
        return atomically(() -> shelves.values().stream()
                .flatMap(shelf -> shelf.unfinished().stream())
                .filter(trial ->
                        trial.lease().map(lease -> lease.isExpired(now)).orElse(false))
                .sorted(Comparator.comparing(
                                (Trial trial) -> trial.lease().orElseThrow().until())
                        .thenComparing(Trial::study)
                        .thenComparing(Trial::number))
                .limit(limit)
                .map(trial ->
                        TrialRef.of(StudyRef.of(trial.study()), trial.number()).at(trial.attempt()))
                .toList());
    }

    @Override
    public List<Study> claimable() {
        return atomically(() -> studies(study -> study.state() == StudyState.ACTIVE
                        && study.spec().objective().runsInPool())
                .toList());
    }

    @Override
    public List<Study> timed() {
        return atomically(() -> studies(
                        study -> (study.state() == StudyState.ACTIVE || study.state() == StudyState.PAUSED)
                                && study.firstAskAt().isPresent()
                                && study.spec().budget().time().isPresent())
                .toList());
    }

    @Override
    public void snapshot(long study, Consumer<Snapshot> reader) {
        reader.accept(atomically(() -> required(study).snapshot()));
    }

    @Override
    public Study restore(Snapshot snapshot) {
        return atomically(() -> {
            Study study = snapshot.study().moved(++lastStudy);
            if (shelf(new StudyRef(study.name())).isPresent()) {
                throw TunerException.Conflict.nameTaken(study.name());
            }
            Map<String, Distribution> recorded = snapshot.recorded();
            List<Observation> earlier = new ArrayList<>();
            snapshot.forEachEarlier(earlier::add);
            Shelf shelf = new Shelf(study, earlier, undo::push);
            new ShelfFilling(shelf, () -> ++lastTrial).fill(recorded, snapshot);
            shelves.put(study.id(), shelf);
            undo.push(() -> shelves.remove(study.id()));
            return shelf.study();
        });
    }

    /** All that {@code work} does, or nothing if it throws; alone on the store. */
    synchronized <T> T atomically(Supplier<T> work) {
        int mark = undo.size();
        depth++;
        try {
            return work.get();
        } catch (RuntimeException | Error thrown) {
            while (undo.size() > mark) {
                undo.pop().run();
            }
            throw thrown;
        } finally {
            depth--;
            if (depth == 0) {
                undo.clear();
            }
        }
    }

    private Optional<Shelf> shelf(StudyRef ref) {
        if (ref.id().isPresent()) {
            return Optional.ofNullable(shelves.get(ref.id().getAsLong()));
        }
        return shelves.values().stream()
                .filter(shelf -> shelf.study().name().equals(ref.text()))
                .findFirst();
    }

    private Shelf required(long study) {
        return Optional.ofNullable(shelves.get(study))
                .orElseThrow(() -> TunerException.NotFound.study(StudyRef.of(study)));
    }

    private Stream<Study> studies(Predicate<Study> wanted) {
        return shelves.values().stream().map(Shelf::study).filter(wanted);
    }

    private Collection<Trial> allTrials(long study) {
        return shelves.containsKey(study) ? shelves.get(study).trials() : List.of();
    }
}
