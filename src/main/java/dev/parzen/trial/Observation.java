package dev.parzen.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trial as an algorithm may see it.
 *
 * @param number its number in the study
 * @param state COMPLETE, PRUNED or RUNNING; nothing else is observed
 * @param params what was chosen; of a running trial also what was proposed and not yet asked for
 * @param values the final values, one for each direction; empty if there are none
 * @param violation by how much constraints are broken; 0 if feasible
 * @param reports by ascending step
 */
public record Observation(
        int number,
        TrialState.Name state,
        Map<String, Choice> params,
        List<Double> values,
        double violation,
        List<Report> reports) {

    /** What may be seen of a trial: nothing of one that waits, failed or lies outside the space. */
    public static Optional<Observation> of(Trial trial, List<String> declaredConstraints) {
        if (trial.outOfSpace() || !isSeen(trial.stateName())) {
            return Optional.empty();
        }
        return Optional.of(new Observation(
                trial.number(),
                trial.stateName(),
                trial.params(),
                trial.values().orElse(List.of()),
                trial.isRunning() ? 0 : trial.violation(declaredConstraints),
                trial.reports()));
    }

    private static boolean isSeen(TrialState.Name state) {
        return state == TrialState.Name.COMPLETE || state == TrialState.Name.PRUNED || state == TrialState.Name.RUNNING;
    }
}
