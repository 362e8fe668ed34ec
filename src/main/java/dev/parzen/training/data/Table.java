package dev.parzen.training.data;

import java.util.ArrayList;
import java.util.List;

/** Rows as they were read: neither scaled nor cut into parts. */
final class Table {
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

    /** Features of a row. */
    int width() {
        return rows.isEmpty() ? 0 : rows.get(0).length;
    }
}
