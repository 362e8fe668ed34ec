package dev.parzen.sampler.nsga;

import dev.parzen.space.Axis;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Column;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameters that finished trials have, each on the axis of the distribution used last. A trial's genes are the
 * coordinates of those that it has a place for; what else it has, or lacks, is inherited by nobody.
 */
final class Genes {
    private final History history;
    private final SortedMap<String, Axis> axes = new TreeMap<>();

    Genes(History history) {
        this.history = history;
        history.groups()
                .forEach(group -> group.forEach((name, distribution) -> {
                    if (!distribution.isSingle()) {
                        axes.put(name, Axis.of(distribution));
                    }
                }));
    }

    Axis axis(String name) {
        return axes.get(name);
    }

    /** The coordinates of a trial by name of the parameter, in ascending order of names. */
    SortedMap<String, Double> of(Observation trial) {
        SortedMap<String, Double> genes = new TreeMap<>();
        trial.params().forEach((name, choice) -> {
            Axis axis = axes.get(name);
            double coordinate = axis == null ? Double.NaN : axis.coordinate(choice.value());
            if (!Double.isNaN(coordinate)) {
                genes.put(name, coordinate);
            }
        });
        return genes;
    }

    Map<String, ParameterValue> values(SortedMap<String, Double> child) {
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        child.forEach((name, u) -> values.put(name, axes.get(name).value(u)));
        return values;
    }

    /** True if some trial, finished or in flight, has these values in all that it has of these parameters. */
    boolean isKnown(Map<String, ParameterValue> values) {
        return history.running().stream().anyMatch(trial -> isSame(values, trial)) || isFinished(values);
    }

    private static boolean isSame(Map<String, ParameterValue> values, Observation trial) {
        boolean hasSome = false;
        for (Map.Entry<String, ParameterValue> value : values.entrySet()) {
            Choice choice = trial.params().get(value.getKey());
            if (choice != null && !choice.value().sameAs(value.getValue())) {
                return false;
            }
            hasSome |= choice != null;
        }
        return hasSome;
    }

    private boolean isFinished(Map<String, ParameterValue> values) {
        Column[] columns = new Column[values.size()];
        double[] coordinates = new double[columns.length];
        int j = 0;
        for (Map.Entry<String, ParameterValue> value : values.entrySet()) {
            Axis axis = axes.get(value.getKey());
            columns[j] = history.column(value.getKey(), axis.distribution());
            coordinates[j++] = axis.coordinate(value.getValue());
        }
        for (int row = 0; row < history.size(); row++) {
            if (isSame(columns, coordinates, row)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Column[] columns, double[] coordinates, int row) {
        boolean hasSome = false;
        for (int j = 0; j < columns.length; j++) {
            double known = columns[j].at(row);
            if (known != coordinates[j] && !Double.isNaN(known)) {
                return false;
            }
            hasSome |= known == coordinates[j];
        }
        return hasSome;
    }
}
