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
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The parameters modelled together, as the axes of a unit cube; the coordinate of a choice is its index. A parameter that
 * does not exist at a point has a coordinate all the same, always the same: the middle, or for choices one that none has.
 * So the trials of one branch are as near to each other as their own parameters say, and its parameters do not move the
 * others (as Hutter 2011 does for conditional parameters, by a fixed value).
 */
record Cube(List<String> names, List<Axis> axes, List<Existence> existences) {
    private static final double MIDDLE = 0.5;
    private static final double NO_CHOICE = -1;

    /** A cube in the making. */
    static final class Draft {
        private final List<String> names = new ArrayList<>();
        private final List<Axis> axes = new ArrayList<>();
        private final List<Existence> existences = new ArrayList<>();

        int size() {
            return names.size();
        }

        String name(int j) {
            return names.get(j);
        }

        Axis axis(int j) {
            return axes.get(j);
        }

        /** A parent comes before its children. */
        void add(String name, Axis axis, Existence existence) {
            names.add(name);
            axes.add(axis);
            existences.add(existence);
        }

        Cube cube() {
            return new Cube(List.copyOf(names), List.copyOf(axes), List.copyOf(existences));
        }
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

    /** The trial's coordinates; NaN where it lacks what always exists or its value has no place on the axis. */
    double[] point(Observation trial) {
        return point(name -> {
            Choice choice = trial.params().get(name);
            return choice == null ? null : choice.value();
        });
    }

    /** The coordinates of values, likewise. */
    double[] point(Map<String, ParameterValue> values) {
        return point(values::get);
    }

    private double[] point(Function<String, ParameterValue> value) {
        double[] point = new double[axes.size()];
        for (int j = 0; j < point.length; j++) {
            ParameterValue chosen = value.apply(names.get(j));
            double absent = existences.get(j).parent() < 0 ? Double.NaN : absent(j);
            point[j] = chosen == null ? absent : axes.get(j).coordinate(chosen);
        }
        return point;
    }

    private double absent(int j) {
        return axes.get(j).isCategorical() ? NO_CHOICE : MIDDLE;
    }

    /** True if the parameter exists at the point. */
    boolean exists(int j, double[] point) {
        int parent = existences.get(j).parent();
        if (parent < 0) {
            return true;
        }
        Axis axis = axes.get(parent);
        return exists(parent, point) && existences.get(j).indices().contains(axis.index(axis.value(point[parent])));
    }

    /** Brings what does not exist at the point to its place, and what has just come to exist to the middle. */
    double[] settled(double[] point) {
        for (int j = 0; j < point.length; j++) {
            if (!exists(j, point)) {
                point[j] = absent(j);
            } else if (existences.get(j).parent() >= 0) {
                point[j] = point[j] == NO_CHOICE ? 0 : axes.get(j).snapped(point[j]);
            }
        }
        return point;
    }

    /** True if the trial has no parameter beyond these in which another with the same point could differ. */
    boolean hasAllThatVaries(Observation trial) {
        return trial.params().entrySet().stream()
                .allMatch(parameter -> names.contains(parameter.getKey())
                        || parameter
                                .getValue()
                                .distribution()
                                .map(Distribution::isSingle)
                                .orElse(false));
    }

    static boolean isWhole(double[] point) {
        return Arrays.stream(point).noneMatch(Double::isNaN);
    }

    /** The values of what exists at a point. */
    Map<String, ParameterValue> values(double[] point) {
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        for (int j = 0; j < point.length; j++) {
            if (exists(j, point)) {
                values.put(names.get(j), axes.get(j).value(point[j]));
            }
        }
        return values;
    }

    /** The point at which the values of {@code point} are found again. */
    double[] returned(double[] point) {
        double[] returned = new double[point.length];
        for (int j = 0; j < point.length; j++) {
            double u = exists(j, point) ? axes.get(j).coordinate(axes.get(j).value(point[j])) : Double.NaN;
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
        return settled(point);
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
            points.add(settled(point));
        }
        return points;
    }
}
