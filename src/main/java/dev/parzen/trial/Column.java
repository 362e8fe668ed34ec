package dev.parzen.trial;

import dev.parzen.space.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The coordinates of one parameter in the finished trials of a history, by row, and their order. */
public final class Column {
    private final Axis axis;
    private final double[] coordinates;
    private final Order ascending;

    private Column(Axis axis, double[] coordinates, Order ascending) {
        this.axis = axis;
        this.coordinates = coordinates;
        this.ascending = ascending;
    }

    public Axis axis() {
        return axis;
    }

    /** The coordinate on the axis; NaN if the trial lacks the parameter, or its value has no place on the axis. */
    public double at(int row) {
        return coordinates[row];
    }

    /** The rows that have a coordinate, by coordinate, then by number of the trial; of a categorical axis none. */
    public Order ascending() {
        return ascending;
    }

    static Grown<Column> growing(String name, Axis axis) {
        return new Grown<>(
                new Column(axis, new double[0], Order.EMPTY),
                (column, rows, from, to) -> column.extended(name, rows, from, to));
    }

    /** Older columns share the array: they never look at its new part. */
    private Column extended(String name, Observation[] rows, int from, int to) {
        double[] longer = to <= coordinates.length
                ? coordinates
                : Arrays.copyOf(coordinates, Math.max(to, 2 * coordinates.length));
        List<Integer> placed = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            Choice choice = rows[row].params().get(name);
            longer[row] = choice == null ? Double.NaN : axis.coordinate(choice.value());
            if (!axis.isCategorical() && !Double.isNaN(longer[row])) {
                placed.add(row);
            }
        }
        Comparator<Integer> byCoordinate = Comparator.comparingDouble(row -> longer[row]);
        return new Column(
                axis, longer, ascending.plus(placed, byCoordinate.thenComparingInt(row -> rows[row].number())));
    }
}
