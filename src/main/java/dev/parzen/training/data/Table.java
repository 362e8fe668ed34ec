package dev.parzen.training.data;

import dev.parzen.objective.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows as they were read: raw numbers, neither encoded nor cut into parts. With columns a row has a raw number for each,
 * without it is plain.
 */
final class Table {
    Optional<Shape> shape = Optional.empty();
    double divisor = 1;
    List<ReadColumn> columns = List.of();
    List<String> missing = List.of();
    final List<float[]> rows = new ArrayList<>();
    final List<String> labels = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();

    /** Which part a row belongs to. */
    enum Mark {
        /** To the training part, or to one that is drawn. */
        OPEN,
        VALIDATION,
        TEST
    }

    void add(float[] row, String label, Mark mark) {
        rows.add(row);
        labels.add(label);
        marks.add(mark);
    }

    /** True if all rows have the same width. */
    boolean isEven() {
        return rows.stream().allMatch(row -> row.length == width());
    }

    /** The shape of a row: as the source says, or plain. */
    Shape shape() {
        return shape.orElseGet(() -> Shape.of(width()));
    }

    /** Features of a row. */
    private int width() {
        return rows.isEmpty() ? 0 : rows.get(0).length;
    }
}
