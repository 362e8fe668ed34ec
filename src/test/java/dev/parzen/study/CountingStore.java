package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.study.Answers.Page;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Studies.StudyQuery;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.trial.History;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Another store that counts its writes and who looks back, and lets something happen before its next transition. */
final class CountingStore implements StudyStore {
    final AtomicInteger writes = new AtomicInteger();
    final AtomicInteger transitions = new AtomicInteger();
    final AtomicInteger readsOfFinished = new AtomicInteger();
    final AtomicInteger readsOfFlight = new AtomicInteger();
    private final StudyStore store;
    private Runnable meanwhile = () -> {};

    CountingStore(StudyStore store) {
        this.store = store;
    }

    /** What others do once, between whatever is read first and the next transition. */
    void meanwhile(Runnable step) {
        meanwhile = step;
    }

    @Override
    public <T> T transition(long study, Function<Ledger, T> work) {
        transitions.incrementAndGet();
        Runnable step = meanwhile;
        meanwhile = () -> {};
        step.run();
        return store.transition(study, work);
    }

    @Override
    public OptionalLong idOf(StudyRef ref) {
        return store.idOf(ref);
    }

    @Override
    public Written write(long study, int number, BiFunction<Study, Trial, Trial> change) {
        writes.incrementAndGet();
        return store.write(study, number, change);
    }

    @Override
    public Study create(StudySpec spec, Instant now) {
        return store.create(spec, now);
    }

    @Override
    public Optional<Study> find(StudyRef ref) {
        return store.find(ref);
    }

    @Override
    public Page<Study> list(StudyQuery query) {
        return store.list(query);
    }

    @Override
    public boolean delete(long study) {
        return store.delete(study);
    }

    @Override
    public Optional<Trial> trial(long study, int number) {
        return store.trial(study, number);
    }

    @Override
    public Page<Trial> trials(long study, TrialQuery query) {
        return store.trials(study, query);
    }

    @Override
    public List<Trial> best(long study) {
        return store.best(study);
    }

    @Override
    public History history(long study) {
        readsOfFlight.incrementAndGet();
        return store.history(study);
    }

    @Override
    public History finished(long study, long revision) {
        readsOfFinished.incrementAndGet();
        return store.finished(study, revision);
    }

    @Override
    public History competitors(long study) {
        readsOfFlight.incrementAndGet();
        return store.competitors(study);
    }

    @Override
    public Optional<Distribution> recorded(long study, String name) {
        return store.recorded(study, name);
    }

    @Override
    public List<TrialRef> expired(Instant now, int limit) {
        return store.expired(now, limit);
    }

    @Override
    public void snapshot(long study, Consumer<Snapshot> reader) {
        store.snapshot(study, reader);
    }

    @Override
    public Study restore(Snapshot snapshot) {
        return store.restore(snapshot);
    }

    @Override
    public List<Study> claimable() {
        return store.claimable();
    }

    @Override
    public List<Study> timed() {
        return store.timed();
    }
}
