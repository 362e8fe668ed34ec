package dev.parzen.worker;

import dev.parzen.objective.ObjectiveSpec.Steps;
import dev.parzen.study.Answers.Advice;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.Locale;
import java.util.Optional;

/**
 * How a trial ended, in a line of the worker's log.
 *
 * @param trial as the server has it now
 * @param steps how many this attempt reported
 * @param most how many the objective allows, if that is known
 * @param advice by which the server ended it, if it did
 */
record Ended(Trial trial, int steps, Optional<Steps> most, Optional<Advice> advice) {
    /** The attribute that says why a trial went no further, as JSON text. */
    static final String BY = "endedBy";

    /** What the reason of a complete trial begins with whose time was up. */
    static final String TIME_LIMIT = "Time limit: ";

    /** What the attribute says of a trial that the server ended. */
    static String by(Advice advice) {
        return advice.verdict() == Advice.Kind.PRUNE ? "\"pruned\"" : "\"study-ended\"";
    }

    /** "complete after 12 of 50 epochs by early stopping in 3.2 s: 0.4123", or the like. */
    String sentence(double seconds) {
        String time = " in " + seconds + " s";
        return trial.isFinished()
                ? what() + after() + how() + time + tail()
                : "failed" + after() + time + ", and goes back for another attempt";
    }

    private String what() {
        boolean isStopped =
                trial.stateName() == TrialState.Name.PRUNED && verdict().equals(Optional.of(Advice.Kind.STOP));
        return isStopped ? "stopped with the study" : trial.stateName().name().toLowerCase(Locale.ROOT);
    }

    private Optional<Advice.Kind> verdict() {
        return advice.map(Advice::verdict);
    }

    private String after() {
        if (most.isEmpty()) {
            return steps == 0 ? "" : " after " + counted(steps, "step");
        }
        return " after " + steps + " of "
                + counted(most.get().most(), most.get().unit());
    }

    private static String counted(int count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    private String how() {
        if (trial.stateName() != TrialState.Name.COMPLETE || trial.reason().isEmpty()) {
            return "";
        }
        return trial.reason().get().startsWith(TIME_LIMIT) ? " at its time limit" : " by early stopping";
    }

    /** The value of a complete trial, the reason of another. */
    private String tail() {
        Optional<String> tail = trial.stateName() == TrialState.Name.COMPLETE
                ? trial.values()
                        .map(values -> values.size() == 1 ? values.get(0).toString() : values.toString())
                : trial.reason();
        return tail.map(text -> ": " + text).orElse("");
    }
}
