package dev.parzen.sampler.exhaustive;

import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Observation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** The combinations of some parameters' levels, numbered: the last parameter by name runs fastest. */
record Cells(SortedMap<String, Levels> parameters) {
    /** Nobody will try as many; drawn at random, so many are hardly ever tried twice. */
    private static final double MOST = 1L << 31;

    /** How many there are, 1 without parameters. */
    double count() {
        return parameters.values().stream().mapToDouble(Levels::count).reduce(1, (one, other) -> one * other);
    }

    boolean areCountable() {
        return !parameters.isEmpty() && count() <= MOST;
    }

    Map<String, ParameterValue> at(long cell) {
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        long left = cell;
        long size = (long) count();
        for (Map.Entry<String, Levels> parameter : parameters.entrySet()) {
            size /= (long) parameter.getValue().count();
            values.put(parameter.getKey(), parameter.getValue().at(left / size));
            left %= size;
        }
        return values;
    }

    /** With one more trial in the cell that it has values of, if it has. */
    Fork plus(Observation trial, Fork tried) {
        long cell = 0;
        for (Map.Entry<String, Levels> parameter : parameters.entrySet()) {
            Choice choice = trial.params().get(parameter.getKey());
            long index = choice == null ? -1 : parameter.getValue().indexOf(choice.value());
            if (index < 0) {
                return tried;
            }
            cell = cell * (long) parameter.getValue().count() + index;
        }
        return tried.with(cell, tried.branch(cell).ended());
    }
}
