package dev.parzen.training.data;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Rows of a data set with what they are to be mapped to; read-only. */
public final class Part {
    private final float[][] rows;
    private final float[][] targets;

    /** @param targets for each row, as the data set's {@link Target} says */
    Part(float[][] rows, float[][] targets) {
        this.rows = rows;
        this.targets = targets;
    }

    /** How many rows. */
    public int size() {
        return rows.length;
    }

    /** Number {@code j} of what a row is to be mapped to; see {@link Target}. */
    public float target(int row, int j) {
        return targets[row][j];
    }

    /** The class of a row, as a position among the names of {@link Target.Classes}. */
    public int label(int row) {
        return (int) targets[row][0];
    }

    /** Appends the features of a row to {@code sink}. */
    public void write(int row, FloatBuffer sink) {
        sink.put(rows[row]);
    }

    /** A part of the same kind without rows. */
    public Part none() {
        return new Part(new float[0][], new float[0][]);
    }

    /** The rows of this part, then those of {@code other}. */
    public Part and(Part other) {
        return new Part(joined(rows, other.rows), joined(targets, other.targets));
    }

    private static float[][] joined(float[][] first, float[][] second) {
        float[][] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
