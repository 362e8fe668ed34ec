package dev.parzen.cli;

import dev.parzen.analysis.PruningBalance;
import dev.parzen.analysis.PruningTally;
import dev.parzen.study.Answers.Page;
import dev.parzen.study.Studies;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Adds up the trials of a study as they end. Each is read once: finished trials never change, so a glance costs what has
 * finished since the last one, however many there are.
 */
final class Account {
    private static final Set<TrialState.Name> FINISHED =
            EnumSet.of(TrialState.Name.COMPLETE, TrialState.Name.PRUNED, TrialState.Name.FAILED);
    private static final int SMALLEST_PAGE = 5;
    private static final int LARGEST_PAGE = 1000;

    private final Studies studies;
    private final StudyRef ref;
    private final PruningTally tally;
    private final BitSet known = new BitSet();
    private PruningBalance balance;

    Account(Studies studies, Study study) {
        this.studies = studies;
        this.ref = StudyRef.of(study.id());
        this.tally = new PruningTally(
                study.spec().directions(),
                study.spec().constraints(),
                study.spec().steps());
        this.balance = tally.balance();
    }

    /** The study as it was read, with the balance; a trial that has finished since it was seen running counts once. */
    Snapshot of(Study study, List<Trial> running) {
        PruningBalance now = of(Snapshot.finished(study));
        List<Trial> others =
                running.stream().filter(trial -> !known.get(trial.number())).toList();
        return new Snapshot(study, others, Optional.of(now));
    }

    /** Of all trials that have finished, which are at least so many. */
    PruningBalance of(int finished) {
        if (finished > known.cardinality()) {
            read(finished);
            balance = tally.balance();
        }
        return balance;
    }

    /** From the last that finished backwards, since those that are not known yet will be there. */
    private void read(int finished) {
        int unknown = finished - known.cardinality();
        int size = Math.max(SMALLEST_PAGE, Math.min(LARGEST_PAGE, 2 * unknown));
        String token = "";
        do {
            Page<Trial> page =
                    studies.trials(ref, new TrialQuery(size, token, FINISHED, TrialQuery.Order.FINISHED_AT, true));
            page.items().forEach(this::add);
            token = page.nextToken();
        } while (finished > known.cardinality() && !token.isEmpty());
    }

    private void add(Trial trial) {
        if (!known.get(trial.number())) {
            known.set(trial.number());
            tally.accept(trial);
        }
    }
}
