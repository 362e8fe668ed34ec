package dev.parzen.study;

import dev.parzen.study.FileStore.Kind;
import dev.parzen.study.FileStore.Name;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives the disk back. What stays: checkpoints of trials that are not finished, models of those, and of each study the
 * models of its best complete trials. With one direction these are the best few by value and whatever counts as the best;
 * with several, all that no other dominates.
 *
 * <p>Nothing that it runs into is passed on: a file that is not deleted now is when the next sweep finds it.
 */
public final class FileSweep {
    private static final System.Logger LOG = System.getLogger(FileSweep.class.getName());

    private final StudyStore store;
    private final FileStore files;
    private final int keptModels;

    /**
     * A sweep.
     *
     * @param keptModels how many models of a study with one direction stay
     */
    public FileSweep(StudyStore store, FileStore files, int keptModels) {
        this.store = store;
        this.files = files;
        this.keptModels = keptModels;
    }

    /** A trial's attempt has ended. */
    void ended(Trial trial) {
        if (trial.isFinished()) {
            guarded(() -> {
                List<Name> own = files.list(trial.study(), trial.number());
                own.stream().filter(name -> !mayStay(name, trial)).forEach(files::delete);
                if (own.stream().anyMatch(name -> mayStay(name, trial))) {
                    dropBeyondBest(trial.study());
                }
            });
        }
    }

    /** A study was deleted. */
    void deleted(long study) {
        guarded(() -> files.deleteStudy(study));
    }

    /** Finds what has ended since without a word of its holder: checkpoints of trials that are finished. */
    public void sweep() {
        guarded(files::deleteUnfinished);
        sweep(files.studies(Kind.CHECKPOINT));
    }

    /** Finds what an earlier server left behind when it died: looks at the files of every study. */
    public void sweepAll() {
        sweep();
        sweep(files.studies(Kind.MODEL));
    }

    private void sweep(Set<Long> studies) {
        studies.forEach(study -> guarded(() -> sweep(study)));
    }

    /** Of a study that it does not know, models stay: the database may be another than yesterday. */
    private void sweep(long study) {
        if (store.find(StudyRef.of(study)).isEmpty()) {
            files.list(study).stream()
                    .filter(name -> name.kind() == Kind.CHECKPOINT)
                    .forEach(files::delete);
            return;
        }
        for (Name name : files.list(study)) {
            Optional<Trial> trial = store.trial(study, name.trial());
            if (trial.isEmpty() || trial.get().isFinished() && !mayStay(name, trial.get())) {
                files.delete(name);
            }
        }
        dropBeyondBest(study);
    }

    /** Whether a finished trial's file is one that may be worth keeping. */
    private static boolean mayStay(Name name, Trial finished) {
        return name.kind() == Kind.MODEL && finished.stateName() == TrialState.Name.COMPLETE;
    }

    /** Looks at the trials before it asks for the best: one that ends in between is not missed among them. */
    private void dropBeyondBest(long study) {
        List<Name> complete = files.list(study).stream()
                .filter(name -> store.trial(study, name.trial())
                        .filter(trial -> mayStay(name, trial))
                        .isPresent())
                .toList();
        Optional<Study> found = store.find(StudyRef.of(study));
        if (found.isPresent()) {
            Set<Integer> best = best(found.get());
            complete.stream().filter(name -> !best.contains(name.trial())).forEach(files::delete);
        }
    }

    private Set<Integer> best(Study study) {
        List<Trial> front = store.best(study.id());
        List<Trial> few = study.spec().hasSeveralDirections() || keptModels == 0
                ? List.of()
                : store.trials(
                                study.id(),
                                new TrialQuery(
                                        keptModels,
                                        "",
                                        Set.of(TrialState.Name.COMPLETE),
                                        TrialQuery.Order.VALUE,
                                        study.direction() == Direction.MAXIMIZE))
                        .items();
        return Stream.concat(front.stream(), few.stream()).map(Trial::number).collect(Collectors.toSet());
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Files of trials could not be deleted; the next sweep tries again",
                    failure);
        }
    }
}
