package dev.parzen.trial;

import dev.parzen.space.InvalidValueException;
import java.util.List;

/**
 * That the study's pruner would give a trial up: the last such verdict, or the first one of a trial that was audited.
 * What became of it is the trial's state: who is told to give up may go on.
 *
 * @param step that was reported when the verdict fell
 * @param reason the pruner's sentence
 * @param audited true if the trial was to go on nevertheless, to measure how often pruning is wrong; it is not judged again
 */
public record Pruning(int step, String reason, boolean audited) {
    /** What the reason of a trial begins with that was given up because its study was over, and no pruner said so. */
    public static final String STUDY_STOPPED = "The study was stopped.";

    public Pruning {
        if (step < 0) {
            throw new InvalidValueException("step", "step is " + step + ": steps count from 0.");
        }
    }

    /**
     * True if it still holds once a report has arrived: not if that changes what was reported at the step of the verdict.
     * The same report again, as after a lost answer, changes nothing.
     *
     * @param before the reports so far
     */
    boolean outlasts(Report report, List<Report> before) {
        return audited
                || report.step() != step
                || before.stream()
                        .anyMatch(
                                known -> known.step() == step && known.values().equals(report.values()));
    }

    /** True if it is the answer to a report at this step, too: to the same report again, or to any if it is audited. */
    public boolean answers(int reported) {
        return audited || step == reported;
    }
}
