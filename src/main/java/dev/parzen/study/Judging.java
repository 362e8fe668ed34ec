package dev.parzen.study;

import dev.parzen.pruner.Pruner;
import dev.parzen.pruner.Verdict;
import dev.parzen.sampler.Dice;
import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Answers.Advice.Kind;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StudyStore.Written;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a trial that has reported should go on. A verdict of the pruner against it is written down with the trial. A
 * share of the trials that should be given up, drawn by lot, goes on nevertheless and is not judged again: what becomes of
 * these says how often pruning is wrong.
 */
final class Judging {
    /** No parameter bears such a name, so none shares its numbers. */
    private static final String LOT = "/audit";

    private final StudyStore store;

    Judging(StudyStore store) {
        this.store = store;
    }

    /**
     * @param reported the trial as its report left it
     * @param step of the report: the trial is judged as it stood there, whatever an earlier attempt had reported beyond
     * @throws TunerException.LeaseLost if the attempt has ended since
     * @throws TunerException.Conflict if the trial has
     */
    Advice advice(Written reported, int step, Instant now) {
        Study study = reported.study();
        Trial trial = reported.trial();
        Optional<String> stop = study.whyStop(now);
        if (stop.isPresent()) {
            return advice(Kind.STOP, stop, trial);
        }
        Optional<Pruning> pruning =
                trial.pruning().filter(known -> known.answers(step)).or(() -> pruning(reported, step));
        pruning.ifPresent(found -> keep(trial, found));
        return pruning.map(found -> advice(found, trial))
                .orElseGet(() -> advice(Kind.CONTINUE, Optional.empty(), trial));
    }

    private Optional<Pruning> pruning(Written reported, int step) {
        StudySpec spec = reported.study().spec();
        Optional<Observation> seen =
                Observation.of(reported.trial(), spec.constraints()).map(trial -> trial.upTo(step));
        if (seen.isEmpty() || !(judged(reported, seen.get()) instanceof Verdict.Prune prune)) {
            return Optional.empty();
        }
        return Optional.of(
                new Pruning(step, prune.reason(), isDrawn(spec, reported.trial().number())));
    }

    private Verdict judged(Written reported, Observation trial) {
        Pruner pruner = reported.study().spec().buildPruner();
        return pruner.judge(trial, past(reported, pruner, trial));
    }

    /** As much of the past as the verdict rests on: mostly nothing has to be read for it. */
    private History past(Written reported, Pruner pruner, Observation trial) {
        if (!pruner.readsHistory(trial)) {
            return History.empty(reported.study().spec().directions());
        }
        long study = reported.study().id();
        History finished = store.finished(study, reported.revision()).own();
        return pruner.readsRunning(trial, finished)
                ? Succession.without(store.competitors(study).own(), trial.number())
                : finished;
    }

    /** The same for all reports of a trial, whichever server they reach. */
    private static boolean isDrawn(StudySpec spec, int trial) {
        double share = spec.pruner().audit();
        return share > 0
                && Dice.of(spec.sampler().seed().getAsLong(), trial, LOT).nextDouble() < share;
    }

    /** Writes the verdict down, if the trial is still at the attempt that it is about. */
    private void keep(Trial trial, Pruning pruning) {
        if (!trial.pruning().equals(Optional.of(pruning))) {
            TrialRef holder =
                    TrialRef.of(StudyRef.of(trial.study()), trial.number()).at(trial.attempt());
            store.write(trial.study(), trial.number(), (study, stored) -> {
                Fence.requireHeld(stored, holder);
                return stored.judged(pruning);
            });
        }
    }

    private static Advice advice(Pruning pruning, Trial trial) {
        return pruning.audited()
                ? advice(
                        Kind.CONTINUE,
                        Optional.of("Audit: goes on, although it should be pruned. " + pruning.reason()),
                        trial)
                : advice(Kind.PRUNE, Optional.of(pruning.reason()), trial);
    }

    private static Advice advice(Kind kind, Optional<String> reason, Trial trial) {
        return new Advice(kind, reason, trial.lease().orElseThrow().until());
    }
}
