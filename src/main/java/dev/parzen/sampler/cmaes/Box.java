package dev.parzen.sampler.cmaes;

import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Observation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The parameters that evolve, each as a coordinate from 0 to 1; a discrete one owns the cell around its coordinate. */
record Box(List<String> names, List<Axis> axes) {

    static Box of(SortedMap<String, Distribution> space) {
        return new Box(
                List.copyOf(space.keySet()),
                space.values().stream().map(Axis::of).toList());
    }

    int dimensions() {
        return axes.size();
    }

    /** The coordinates of a trial; empty if it lacks one. */
    Optional<double[]> point(Observation trial) {
        double[] point = new double[axes.size()];
        for (int j = 0; j < point.length; j++) {
            Choice choice = trial.params().get(names.get(j));
            point[j] = choice == null ? Double.NaN : axes.get(j).coordinate(choice.value());
            if (Double.isNaN(point[j])) {
                return Optional.empty();
            }
        }
        return Optional.of(point);
    }

    Map<String, ParameterValue> values(double[] point) {
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        for (int j = 0; j < point.length; j++) {
            values.put(names.get(j), axes.get(j).value(point[j]));
        }
        return values;
    }

    /** True if no continuous coordinate leaves its range; a discrete one is rounded into it anyway. */
    boolean holds(double[] point) {
        for (int j = 0; j < point.length; j++) {
            if ((point[j] < 0 || point[j] > 1) && axes.get(j).isContinuous()) {
                return false;
            }
        }
        return true;
    }
}
