package dev.parzen.worker;

import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.sampler.Random;
import dev.parzen.space.SearchSpace;
import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Answers.Creation;
import dev.parzen.study.Answers.Enqueued;
import dev.parzen.study.Answers.Imported;
import dev.parzen.study.Answers.Suggested;
import dev.parzen.study.LeaseTerms;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Claim;
import dev.parzen.study.Requests.Enqueue;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.Suggest;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Study;
import dev.parzen.study.StudyChange;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudySpecDraft;
import dev.parzen.study.Tuner;
import dev.parzen.study.TunerException;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Hands out trials of one study, advises as a test wishes, and remembers what it was told. */
final class ScriptedTuner implements Tuner {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final Map<Integer, Outcome> told = new ConcurrentHashMap<>();
    final Map<Integer, String> released = new ConcurrentHashMap<>();
    final Queue<Progress> reports = new ConcurrentLinkedQueue<>();
    final Queue<Claim> claims = new ConcurrentLinkedQueue<>();
    final Queue<TrialRef> renewals = new ConcurrentLinkedQueue<>();
    final Queue<StudyChange> changes = new ConcurrentLinkedQueue<>();
    volatile Function<Progress, Advice.Kind> advice = progress -> Advice.Kind.CONTINUE;
    volatile boolean isLost;

    private final BlockingQueue<Trial> waiting = new LinkedBlockingQueue<>();
    private final Study study;

    ScriptedTuner(int trials) {
        this(trials, Duration.ofMinutes(1));
    }

    ScriptedTuner(int trials, Duration lease) {
        this(trials, new ObjectiveSpec.External(), lease);
    }

    ScriptedTuner(int trials, ObjectiveSpec objective, Duration lease) {
        this.study = Study.created(7, spec(objective, lease), START);
        for (int i = 0; i < trials; i++) {
            waiting.add(Trial.waiting(7, i, i));
        }
    }

    static StudySpec spec(ObjectiveSpec objective, Duration lease) {
        StudySpecDraft draft = new StudySpecDraft("scripted", new Random(OptionalLong.of(1)));
        draft.space = objective.ownSpace().orElse(SearchSpace.UNDECLARED);
        draft.objective = objective;
        draft.lease = new LeaseTerms(lease, 3);
        return draft.build();
    }

    @Override
    public Optional<Claimed> claim(Claim claim) {
        claims.add(claim);
        return Optional.ofNullable(next(claim.waiting()))
                .map(trial -> new Claimed(
                        study,
                        trial.claimed(new Lease(Optional.of(claim.worker()), START, START.plusSeconds(60)), "random")));
    }

    private Trial next(Duration patience) {
        try {
            return waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Advice report(TrialRef trial, Progress progress) {
        requireHeld();
        reports.add(progress);
        return new Advice(advice.apply(progress), Optional.of("as the script says"), START);
    }

    @Override
    public Trial tell(TrialRef trial, Outcome outcome) {
        requireHeld();
        told.put(trial.number(), outcome);
        return Trial.waiting(7, trial.number(), trial.number())
                .claimed(new Lease(Optional.empty(), START, START), "random")
                .finished(outcome, START, Retries.of(3));
    }

    @Override
    public Instant renew(TrialRef trial) {
        requireHeld();
        renewals.add(trial);
        return START;
    }

    @Override
    public Trial release(TrialRef trial, String reason) {
        released.put(trial.number(), reason);
        return Trial.waiting(7, trial.number(), trial.number());
    }

    private void requireHeld() {
        if (isLost) {
            throw new TunerException.LeaseLost("Another attempt holds the trial.");
        }
    }

    @Override
    public Creation create(StudySpec spec, boolean returnExisting) {
        throw new AssertionError("A worker makes no studies.");
    }

    @Override
    public Study change(StudyRef changed, StudyChange change) {
        changes.add(change);
        return study;
    }

    @Override
    public void delete(StudyRef deleted) {
        throw new AssertionError("A worker deletes no studies.");
    }

    @Override
    public List<Trial> ask(StudyRef asked, Ask ask) {
        throw new AssertionError("A worker claims.");
    }

    @Override
    public Suggested suggest(TrialRef trial, Suggest parameter) {
        throw new AssertionError("A worker's trials have all their parameters.");
    }

    @Override
    public Enqueued enqueue(StudyRef enqueued, Enqueue wish) {
        throw new AssertionError("A worker enqueues nothing.");
    }

    @Override
    public Imported add(StudyRef imported, List<Import> trials) {
        throw new AssertionError("A worker imports nothing.");
    }
}
