package dev.parzen.trial;

import dev.parzen.space.ParameterValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trial as an algorithm may see it.
 *
 * @param number its number in the study; negative if it is of an earlier study that this one learns from
 * @param state COMPLETE, PRUNED or RUNNING; nothing else is observed
 * @param params what was chosen; of a running trial also what was proposed and not yet asked for
 * @param values the final values, one for each direction; empty if there are none
 * @param violation by how much constraints are broken; 0 if feasible, infinite if a declared one was not told
 * @param constraints what was told of them, by name; each is broken above 0
 * @param curve what was reported on the way
 */
public record Observation(
        int number,
        TrialState.Name state,
        Map<String, Choice> params,
        List<Double> values,
        double violation,
        Map<String, Double> constraints,
        Curve curve) {

    /** Without constraints. */
    public Observation(
            int number, TrialState.Name state, Map<String, Choice> params, List<Double> values, Curve curve) {
        this(number, state, params, values, 0, Map.of(), curve);
    }

    /** What may be seen of a trial: nothing of one that waits, failed or lies outside the space. */
    public static Optional<Observation> of(Trial trial, List<String> declaredConstraints) {
        if (trial.outOfSpace() || !isSeen(trial.stateName())) {
            return Optional.empty();
        }
        return Optional.of(new Observation(
                trial.number(),
                trial.stateName(),
                trial.isRunning() ? chosenAndProposed(trial) : trial.params(),
                trial.values().orElse(List.of()),
                trial.isRunning() ? 0 : trial.violation(declaredConstraints),
                trial.constraints(),
                Curve.of(trial.reports())));
    }

    /** True of a trial of an earlier study, which has told something but has not tried anything here. */
    public boolean isForeign() {
        return number < 0;
    }

    public boolean isComplete() {
        return state == TrialState.Name.COMPLETE;
    }

    public boolean isFeasible() {
        return violation <= 0;
    }

    /** The final value for the first direction, NaN if there is none. */
    public double value() {
        return values.isEmpty() ? Double.NaN : values.get(0);
    }

    private static boolean isSeen(TrialState.Name state) {
        return state == TrialState.Name.COMPLETE || state == TrialState.Name.PRUNED || state == TrialState.Name.RUNNING;
    }

    private static Map<String, Choice> chosenAndProposed(Trial trial) {
        Map<String, ParameterValue> proposed = trial.proposal().values();
        if (trial.params().keySet().containsAll(proposed.keySet())) {
            return trial.params();
        }
        Map<String, Choice> all = new LinkedHashMap<>(trial.params());
        proposed.forEach((name, value) -> all.putIfAbsent(name, new Choice(value, Optional.empty())));
        return all;
    }
}
