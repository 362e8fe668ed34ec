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
 * @param state all but WAITING
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

    /**
     * What may be seen of a trial: nothing of one that waits or lies outside the space. Of one that failed only where, and
     * that it is as bad as can be; nothing if its worker was lost, which says nothing about the place.
     */
    public static Optional<Observation> of(Trial trial, List<String> declaredConstraints) {
        return of(trial, trial.isRunning() ? 0 : trial.violation(declaredConstraints));
    }

    /** The same where it is known by how much constraints are broken. */
    public static Optional<Observation> of(Trial trial, double violation) {
        if (trial.outOfSpace() || !isSeen(trial)) {
            return Optional.empty();
        }
        if (trial.stateName() == TrialState.Name.FAILED) {
            return Optional.of(failed(trial.number(), trial.params()));
        }
        return Optional.of(new Observation(
                trial.number(),
                trial.stateName(),
                trial.isRunning() ? chosenAndProposed(trial) : trial.params(),
                trial.values().orElse(List.of()),
                violation,
                trial.constraints(),
                Curve.of(trial.reports())));
    }

    /** True of a trial of an earlier study, which has told something but has not tried anything here. */
    public boolean isForeign() {
        return number < 0;
    }

    /** Of a trial that failed with these parameters. */
    public static Observation failed(int number, Map<String, Choice> params) {
        return new Observation(
                number, TrialState.Name.FAILED, params, List.of(), Double.POSITIVE_INFINITY, Map.of(), Curve.EMPTY);
    }

    /** The trial as it stood at a step: what it reported beyond, as an earlier attempt may have, is not seen. */
    public Observation upTo(int step) {
        Curve seen = curve.upTo(step);
        return seen == curve ? this : new Observation(number, state, params, values, violation, constraints, seen);
    }

    public boolean isFailed() {
        return state == TrialState.Name.FAILED;
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

    private static boolean isSeen(Trial trial) {
        return switch (trial.stateName()) {
            case COMPLETE, PRUNED, RUNNING -> true;
            case WAITING -> false;
            case FAILED -> !trial.params().isEmpty() && !isLost(trial);
        };
    }

    private static boolean isLost(Trial trial) {
        List<EndedAttempt> attempts = trial.attempts();
        return !attempts.isEmpty() && attempts.get(attempts.size() - 1).ended() == EndedAttempt.Ending.LOST;
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
