package dev.parzen.trial;

import dev.parzen.space.Condition.Activation;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What fits of the trials of earlier studies. Their numbers become negative, so that they are older than all trials of the
 * study itself; the last one's is −1.
 */
final class Foreign {
    private final SearchSpace space;
    private final int values;

    /** @param values how many values a trial has */
    Foreign(SearchSpace space, int values) {
        this.space = space;
        this.values = values;
    }

    /** Those that have final values and at least one parameter that fits; the oldest first, as they come. */
    List<Observation> fitting(List<Observation> earlier) {
        List<Observation> fitting = new ArrayList<>();
        for (Observation trial : earlier) {
            Map<String, Choice> params = params(trial);
            if (trial.values().size() == values && !params.isEmpty()) {
                fitting.add(foreign(fitting.size(), trial, params));
            }
        }
        int count = fitting.size();
        fitting.replaceAll(trial -> foreign(trial.number() - count, trial, trial.params()));
        return fitting;
    }

    /**
     * A constraint that was not told is none: the earlier study may not have known it. Of what a pruned trial reported, only
     * how far it got is of use.
     */
    private static Observation foreign(int number, Observation trial, Map<String, Choice> params) {
        return new Observation(
                number,
                trial.state(),
                params,
                trial.values(),
                trial.constraints().values().stream()
                        .mapToDouble(constraint -> Math.max(0, constraint))
                        .sum(),
                trial.constraints(),
                trial.isComplete() ? Curve.EMPTY : trial.curve().end());
    }

    private Map<String, Choice> params(Observation trial) {
        Map<String, ParameterValue> fitting = new LinkedHashMap<>();
        if (space.isDeclared()) {
            fit(trial, fitting);
        } else {
            trial.params().forEach((name, choice) -> fitting.put(name, choice.value()));
        }
        Map<String, Choice> params = new LinkedHashMap<>();
        fitting.forEach((name, value) -> params.put(name, new Choice(value, Optional.empty())));
        return params;
    }

    /** A condition on what the trial lacks may hold; so its parameter is taken. */
    private void fit(Observation trial, Map<String, ParameterValue> fitting) {
        Set<String> inactive = new HashSet<>();
        for (Parameter parameter : space.parameters()) {
            Choice choice = trial.params().get(parameter.name());
            if (!mayExist(parameter, fitting, inactive)) {
                inactive.add(parameter.name());
            } else if (choice != null) {
                parameter.distribution().fit(choice.value()).ifPresent(value -> fitting.put(parameter.name(), value));
            }
        }
    }

    private static boolean mayExist(Parameter parameter, Map<String, ParameterValue> values, Set<String> inactive) {
        for (Map.Entry<String, Activation> needed :
                parameter.condition().requirements().entrySet()) {
            ParameterValue value = values.get(needed.getKey());
            if (inactive.contains(needed.getKey())
                    || value != null && !needed.getValue().admits(value)) {
                return false;
            }
        }
        return true;
    }
}
