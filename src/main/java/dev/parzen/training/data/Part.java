package dev.parzen.training.data;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Rows of a data set with their labels; read-only. */
public final class Part {
    private final float[][] rows;
    private final int[] labels;

    Part(float[][] rows, int[] labels) {
        this.rows = rows;
        this.labels = labels;
    }

    /** How many rows. */
    public int size() {
        return rows.length;
    }

    /** The class of a row, as a position among the data set's classes. */
    public int label(int row) {
        return labels[row];
    }

    /** Appends the features of a row to {@code target}. */
    public void write(int row, FloatBuffer target) {
        target.put(rows[row]);
    }

    /** A part of the same kind without rows. */
    public Part none() {
        return new Part(new float[0][], new int[0]);
    }

    /** The rows of this part, then those of {@code other}. */
    public Part and(Part other) {
        float[][] allRows = Arrays.copyOf(rows, rows.length + other.rows.length);
        int[] allLabels = Arrays.copyOf(labels, allRows.length);
        System.arraycopy(other.rows, 0, allRows, rows.length, other.rows.length);
        System.arraycopy(other.labels, 0, allLabels, rows.length, other.labels.length);
        return new Part(allRows, allLabels);
    }
}
