package dev.parzen.store;

import dev.parzen.space.ParameterValue;
import dev.parzen.study.Study;
import dev.parzen.study.StudyStore;
import dev.parzen.study.TunerException;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One unit of work on a study whose row is locked. */
final class DatabaseLedger implements StudyStore.Ledger {
    private final LockedTrials trials;
    private final Specs specs;
    private final StudyRow row;
    private final UnitOfWork unit;
    private final Map<Integer, Stored> seen = new HashMap<>();
    private final List<Pictures.Finished> finished = new ArrayList<>();
    private final List<Trial> withoutParts = new ArrayList<>();
    private Study study;
    private int step;

    DatabaseLedger(LockedTrials trials, Specs specs, StudyRow row, UnitOfWork unit) {
        this.trials = trials;
        this.specs = specs;
        this.row = row;
        this.unit = unit;
        this.step = unit.steps();
        this.study = specs.study(row);
    }

    /** A trial as its rows have it. */
    record Stored(TrialRow row, Trial trial) {}

    @Override
    public Study study() {
        keepUp();
        return study;
    }

    @Override
    public void save(Study changed) {
        keepUp();
        unit.wrote();
        if (!changed.spec().equals(study.spec())) {
            specs.replace(row, changed.spec());
        }
        study = study.withWishesOf(changed);
        row.follow(study);
    }

    @Override
    public List<Trial> waiting(int limit) {
        keepUp();
        if (study.counts().of(TrialState.Name.WAITING) == 0) {
            return List.of();
        }
        return trials.waiting(study.id(), limit).stream().map(this::remembered).toList();
    }

    @Override
    public Trial trial(int number) {
        keepUp();
        return stored(number).trial();
    }

    @Override
    public Trial add(UnaryOperator<Trial> make) {
        keepUp();
        unit.wrote();
        int number = study.counts().total();
        Trial trial = make.apply(Trial.waiting(study.id(), TrialRow.id(study.id(), number), number));
        TrialRow added = trials.add(trial);
        withoutParts.add(trial);
        follow(added, Optional.empty(), trial);
        return remembered(new Stored(added, trial));
    }

    @Override
    public Trial save(Trial trial) {
        keepUp();
        unit.wrote();
        complete();
        Stored before = stored(trial.number());
        trials.change(before.row(), before.trial(), trial);
        follow(before.row(), Optional.of(before.trial()), trial);
        return remembered(new Stored(before.row(), trial));
    }

    @Override
    public Optional<Trial> withValues(Map<String, ParameterValue> values) {
        complete();
        return trials.withValues(study.id(), values).map(this::remembered);
    }

    /** The trials that have finished in this unit, in that order. */
    List<Pictures.Finished> finished() {
        return finished;
    }

    /** Writes what is still to be written. */
    void complete() {
        if (!withoutParts.isEmpty()) {
            trials.addParts(withoutParts);
            withoutParts.clear();
        }
    }

    /** Forgets what was seen before other steps of this unit changed it. */
    private void keepUp() {
        if (step != unit.steps()) {
            step = unit.steps();
            seen.clear();
            study = specs.study(row);
        }
    }

    private void follow(TrialRow trialRow, Optional<Trial> before, Trial now) {
        if (now.isFinished() && before.map(b -> !b.isFinished()).orElse(true)) {
            row.revision++;
            trialRow.revision = row.revision;
            trialRow.violation = now.violation(study.spec().constraints());
            finished.add(new Pictures.Finished(row.revision, now, trialRow.violation));
            if (now.stateName() == TrialState.Name.COMPLETE && !study.spec().hasSeveralDirections()) {
                row.consider(now, trialRow.violation, study.spec());
            }
        }
        study = study.after(before, now);
        row.follow(study);
    }

    private Stored stored(int number) {
        Stored known = seen.get(number);
        if (known == null) {
            known = trials.locked(study.id(), number).orElseThrow(() -> TunerException.NotFound.trial(number));
            seen.put(number, known);
        }
        return known;
    }

    /** What was read or written last in this unit is how it stands. */
    private Trial remembered(Stored stored) {
        seen.put(stored.trial().number(), stored);
        return stored.trial();
    }
}
