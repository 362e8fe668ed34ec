package dev.parzen.study;

import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Answers.Creation;
import dev.parzen.study.Answers.Enqueued;
import dev.parzen.study.Answers.Imported;
import dev.parzen.study.Answers.Suggested;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Claim;
import dev.parzen.study.Requests.Enqueue;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.Suggest;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StudyStore.Written;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** The verbs over a {@link StudyStore} in this process. */
public final class LocalTuner implements Tuner {
    private final StudyStore store;
    private final InstantSource clock;
    private final FileSweep sweep;
    private final Signal signal = new Signal();
    private final Asking asking;
    private final Suggesting suggesting;
    private final Claims claims;
    private final Judging judging;

    /** The verbs for studies whose trials leave no files. */
    public LocalTuner(StudyStore store, InstantSource clock) {
        this(store, clock, new FileSweep(store, new InMemoryFileStore(), 0));
    }

    /** The verbs for studies whose trials' files are swept so. */
    public LocalTuner(StudyStore store, InstantSource clock, FileSweep sweep) {
        this.store = store;
        this.clock = clock;
        this.sweep = sweep;
        this.asking = new Asking(store, clock);
        this.suggesting = new Suggesting(store, clock);
        this.claims = new Claims(store, asking, signal, clock);
        this.judging = new Judging(store);
    }

    @Override
    public Creation create(StudySpec spec, boolean returnExisting) {
        if (!spec.warmStart().isEmpty() && find(spec.name()).isEmpty()) {
            EarlierStudies.found(spec, this::require);
        }
        try {
            Study created = store.create(spec, clock.instant());
            signal.change();
            return new Creation(created, true);
        } catch (TunerException.Conflict taken) {
            Optional<Study> existing = find(spec.name());
            if (!returnExisting || existing.isEmpty()) {
                throw taken;
            }
            if (!existing.get().spec().directions().equals(spec.directions())) {
                throw new TunerException.Conflict("The study \"" + spec.name() + "\" exists with the directions "
                        + existing.get().spec().directions() + ": choose another name.");
            }
            return new Creation(existing.get(), false);
        }
    }

    @Override
    public Study change(StudyRef ref, StudyChange change) {
        Study changed = store.transition(require(ref).id(), ledger -> Changes.apply(ledger, change, clock.instant()));
        signal.change();
        return changed;
    }

    @Override
    public void delete(StudyRef ref) {
        long id = require(ref).id();
        if (!store.delete(id)) {
            throw TunerException.NotFound.study(ref);
        }
        sweep.deleted(id);
    }

    @Override
    public List<Trial> ask(StudyRef ref, Ask ask) {
        return onStudy(ref, study -> asking.ask(study, ask));
    }

    @Override
    public Optional<Claimed> claim(Claim claim) {
        return claims.claim(claim);
    }

    @Override
    public Suggested suggest(TrialRef trial, Suggest parameter) {
        return suggesting.suggest(require(trial.study()), trial, parameter);
    }

    @Override
    public Advice report(TrialRef ref, Progress progress) {
        Written written = onStudy(
                ref.study(),
                id -> store.write(id, ref.number(), (study, stored) -> {
                    Arity.require(study.spec(), progress.values());
                    Fence.requireHeld(stored, ref);
                    Instant now = clock.instant();
                    return stored.reported(progress.at(now)).renewed(leaseEnd(study, now));
                }));
        return judging.advice(written, progress.step(), clock.instant());
    }

    @Override
    public Trial tell(TrialRef ref, Outcome outcome) {
        Instant now = clock.instant();
        Trial told = onStudy(
                ref.study(),
                id -> store.transition(id, ledger -> {
                    StudySpec spec = ledger.study().spec();
                    Arity.require(spec, outcome.result());
                    Trial trial = ledger.trial(ref.number());
                    if (Fence.isRepeated(trial, ref, outcome.result())) {
                        return trial;
                    }
                    Fence.requireHeld(trial, ref);
                    return Settlement.save(
                            ledger,
                            trial.finished(
                                    explained(outcome, trial, ledger.study(), now),
                                    now,
                                    spec.lease().retries()),
                            now);
                }));
        signal.change();
        sweep.ended(told);
        return told;
    }

    @Override
    public Instant renew(TrialRef ref) {
        Written renewed = onStudy(
                ref.study(),
                id -> store.write(id, ref.number(), (study, stored) -> {
                    Fence.requireHeld(stored, ref);
                    return stored.renewed(leaseEnd(study, clock.instant()));
                }));
        return renewed.trial().lease().orElseThrow().until();
    }

    @Override
    public Trial release(TrialRef ref, String reason) {
        Instant now = clock.instant();
        Trial released = onStudy(
                ref.study(),
                id -> store.transition(id, ledger -> {
                    Trial trial = ledger.trial(ref.number());
                    Fence.requireHeld(trial, ref);
                    Retries retries = ledger.study().spec().lease().retries();
                    return Settlement.save(ledger, trial.attemptEnded(Ending.RELEASED, reason, now, retries), now);
                }));
        signal.change();
        return released;
    }

    @Override
    public Enqueued enqueue(StudyRef ref, Enqueue wish) {
        Study study = require(ref);
        var values = Wishes.checked(study.spec().space(), wish.params(), "/params");
        if (wish.skipIfExists() && values.isEmpty()) {
            throw new TunerException.Invalid("/ifExists", "skip needs params: name the values that must be new.");
        }
        Enqueued enqueued = store.transition(study.id(), ledger -> {
            requireOpenForQueue(ledger.study());
            Optional<Trial> existing = wish.skipIfExists() ? ledger.withValues(values) : Optional.empty();
            return existing.map(trial -> new Enqueued(trial, false))
                    .orElseGet(() -> new Enqueued(
                            ledger.add(trial -> trial.queued(values, wish.attributes(), clock.instant())), true));
        });
        signal.change();
        return enqueued;
    }

    @Override
    public Imported add(StudyRef ref, List<Import> trials) {
        Study study = require(ref);
        return new Importing(store, study, clock.instant()).add(trials);
    }

    /** Who gives up without a reason, and was not told to by the pruner, does so because the study is over, if it is. */
    private static Outcome explained(Outcome outcome, Trial trial, Study study, Instant now) {
        boolean isToldTo = trial.pruning().filter(verdict -> !verdict.audited()).isPresent();
        return isToldTo ? outcome : outcome.orBecause(study.whyStop(now));
    }

    private Optional<Study> find(String name) {
        return store.find(new StudyRef(name));
    }

    /** Calls with the id of a study; again if it was deleted meanwhile and another has got its name. */
    private <T> T onStudy(StudyRef ref, LongFunction<T> call) {
        long id = requireId(ref);
        try {
            return call.apply(id);
        } catch (TunerException.NotFound missing) {
            long now = requireId(ref);
            if (now == id) {
                throw missing;
            }
            return call.apply(now);
        }
    }

    private long requireId(StudyRef ref) {
        return store.idOf(ref).orElseThrow(() -> TunerException.NotFound.study(ref));
    }

    private Study require(StudyRef ref) {
        return store.find(ref).orElseThrow(() -> TunerException.NotFound.study(ref));
    }

    private static void requireOpenForQueue(Study study) {
        if (study.state() == StudyState.STOPPED || study.state() == StudyState.FINISHED) {
            throw new TunerException.StudyFinished("The study is " + study.state() + ": nothing more is enqueued. "
                    + study.reason().map(why -> why + " ").orElse("") + "Resume it or enlarge its budget.");
        }
    }

    private static Instant leaseEnd(Study study, Instant now) {
        return now.plus(study.spec().lease().duration());
    }
}
