package dev.parzen.sampler.gp;

import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * The parameters modelled together, as the axes of a unit cube; the coordinate of a choice is its index.
 */
record Cube(List<String> names, List<Axis> axes) {

    /** Without the parameters that have only one value. */
    static Cube of(SortedMap<String, Distribution> space) {
        List<String> names = new ArrayList<>();
        List<Axis> axes = new ArrayList<>();
        space.forEach((name, distribution) -> {
            if (!distribution.isSingle()) {
                names.add(name);
                axes.add(Axis.of(distribution));
            }
        });
        return new Cube(names, axes);
    }

    /** Names and distributions: what makes two cubes the same. */
    record Shape(List<String> names, List<Distribution> distributions) {}

    Shape shape() {
        return new Shape(names, axes.stream().map(Axis::distribution).toList());
    }

    /** d. */
    int dimensions() {
        return axes.size();
    }

    boolean isFinite() {
        return axes.stream().noneMatch(Axis::isContinuous);
    }

    /** How many points there are; infinite if an axis is continuous. */
    double cells() {
        return axes.stream().mapToDouble(Axis::cells).reduce(1, (one, other) -> one * other);
    }

    boolean[] categorical() {
        boolean[] categorical = new boolean[axes.size()];
        for (int j = 0; j < categorical.length; j++) {
            categorical[j] = axes.get(j).isCategorical();
        }
        return categorical;
    }

    /** The trial's coordinates; NaN where it lacks a parameter or its value has no place on the axis. */
    double[] point(Observation trial) {
        double[] point = new double[axes.size()];
        for (int j = 0; j < point.length; j++) {
            Choice choice = trial.params().get(names.get(j));
            point[j] = choice == null ? Double.NaN : axes.get(j).coordinate(choice.value());
        }
        return point;
    }

    /** True if the trial has no parameter beyond these in which another with the same point could differ. */
    boolean hasAllThatVaries(Observation trial) {
        long free = trial.params().values().stream()
                .filter(choice ->
                        !choice.distribution().map(Distribution::isSingle).orElse(false))
                .count();
        return free == axes.size();
    }

    static boolean isWhole(double[] point) {
        return Arrays.stream(point).noneMatch(Double::isNaN);
    }

    /** The values at a point. */
    Map<String, ParameterValue> values(double[] point) {
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        for (int j = 0; j < point.length; j++) {
            values.put(names.get(j), axes.get(j).value(point[j]));
        }
        return values;
    }

    /** The point at which the values of {@code point} are found again. */
    double[] returned(double[] point) {
        double[] returned = new double[point.length];
        for (int j = 0; j < point.length; j++) {
            double u = axes.get(j).coordinate(axes.get(j).value(point[j]));
            returned[j] = Double.isNaN(u) ? point[j] : u;
        }
        return returned;
    }

    /** An even draw. */
    double[] draw(RandomGenerator random) {
        double[] point = new double[axes.size()];
        for (int j = 0; j < point.length; j++) {
            Axis axis = axes.get(j);
            point[j] = axis.isCategorical() ? random.nextInt((int) axis.cells()) : axis.snapped(random.nextDouble());
        }
        return point;
    }

    /** All points of a finite space, by counting in the axes' cells. */
    List<double[]> grid() {
        List<double[]> points = new ArrayList<>();
        for (int number = 0; number < cells(); number++) {
            double[] point = new double[axes.size()];
            int rest = number;
            for (int j = 0; j < point.length; j++) {
                int count = (int) axes.get(j).cells();
                point[j] = axes.get(j).coordinateAt(rest % count);
                rest /= count;
            }
            points.add(point);
        }
        return points;
    }
}
