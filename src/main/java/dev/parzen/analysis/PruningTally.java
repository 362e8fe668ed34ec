package dev.parzen.analysis;

import dev.parzen.trial.Direction;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Counts up a {@link PruningBalance} from trials that come one by one, in any order. */
public final class PruningTally implements Consumer<Trial> {
    /** The attribute by which the trainer of the pool says how it ended, as JSON text. */
    public static final String ENDED_BY = "endedBy";

    /** Said of a trial whose training stopped itself since nothing improved. */
    public static final String EARLY_STOPPED = "\"early-stopped\"";

    /** Said of a trial that was given up since the study was over. */
    public static final String STUDY_ENDED = "\"study-ended\"";

    /** Said of a trial whose training ended since its time was up. */
    public static final String TIME_LIMIT = "\"time-limit\"";

    /** What the reason of a complete trial begins with that stopped early. */
    private static final String EARLY_STOPPING = "Early stopping";

    /** What the reason of a complete trial begins with whose time was up. */
    private static final String OUT_OF_TIME = "Time limit";

    private final OptionalInt mostSteps;
    private final AuditTally audit;
    private final Lengths completeLengths = new Lengths();
    private final Lengths prunedLengths = new Lengths();
    private int complete;
    private int earlyStopped;
    private int timeLimited;
    private int pruned;
    private int endedWithStudy;
    private long epochsSpent;

    /**
     * For the trials of one study.
     *
     * @param constraints names of the constraints that every trial should tell
     * @param mostSteps how many steps the objective allows a trial, if that is known
     */
    public PruningTally(List<Direction> directions, List<String> constraints, OptionalInt mostSteps) {
        this.audit = new AuditTally(directions, constraints);
        this.mostSteps = mostSteps;
    }

    @Override
    public void accept(Trial trial) {
        int steps = trial.reports().size();
        epochsSpent += steps;
        audit.add(trial);
        if (trial.stateName() == TrialState.Name.COMPLETE) {
            complete++;
            earlyStopped += isComplete(trial, EARLY_STOPPING, EARLY_STOPPED) ? 1 : 0;
            timeLimited += isComplete(trial, OUT_OF_TIME, TIME_LIMIT) ? 1 : 0;
            completeLengths.add(steps);
        } else if (trial.stateName() == TrialState.Name.PRUNED) {
            countGivenUp(trial, steps);
        }
    }

    /** Of all trials that came so far. */
    public PruningBalance balance() {
        Long atMost = mostSteps.isPresent() ? prunedLengths.missingTo(mostSteps.getAsInt()) : null;
        return new PruningBalance(
                complete,
                earlyStopped,
                timeLimited,
                pruned,
                endedWithStudy,
                epochsSpent,
                Math.round(prunedLengths.missingTo(completeLengths)),
                atMost,
                audit.audit());
    }

    private void countGivenUp(Trial trial, int steps) {
        if (trial.isAudited() || isFor(trial, Pruning.STUDY_STOPPED) || isEndedBy(trial, STUDY_ENDED)) {
            endedWithStudy++;
        } else {
            pruned++;
            prunedLengths.add(steps);
        }
    }

    /** Studies of earlier releases have the attribute alone. */
    private static boolean isComplete(Trial trial, String reason, String ending) {
        return isFor(trial, reason) || isEndedBy(trial, ending);
    }

    private static boolean isFor(Trial trial, String reason) {
        return trial.reason().filter(told -> told.startsWith(reason)).isPresent();
    }

    private static boolean isEndedBy(Trial trial, String ending) {
        return ending.equals(trial.attributes().get(ENDED_BY));
    }
}
