package dev.parzen.training.data;

import dev.parzen.training.data.storage.RowStore;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Some rows of a data set, encoded, with what they are to be mapped to; read-only. Parts of a data set share its rows. */
public final class Part {
    private final RowEncoder features;
    private final RowStore targets;
    private final int[] rows;
    private Optional<WholeNumbers> wholeNumbers = Optional.empty();

    /**
     * @param targets of all rows, as the data set's {@link Target} says
     * @param rows the positions of those that make up the part
     */
    Part(RowEncoder features, RowStore targets, int[] rows) {
        this.features = features;
        this.targets = targets;
        this.rows = rows;
    }

    /** How many rows. */
    public int size() {
        return rows.length;
    }

    /** Number {@code j} of what a row is to be mapped to; see {@link Target}. */
    public float target(int row, int j) {
        return targets.at(rows[row], j);
    }

    /** The class of a row, as a position among the names of {@link Target.Classes}. */
    public int label(int row) {
        return (int) target(row, 0);
    }

    /** Appends the features of a row to {@code sink}. */
    public void write(int row, FloatBuffer sink) {
        features.write(rows[row], sink);
    }

    /** Whether the features are whole numbers; the rows are read once for it, however often it is asked. */
    public synchronized WholeNumbers wholeNumbers() {
        if (wholeNumbers.isEmpty()) {
            wholeNumbers = Optional.of(WholeNumbers.of(this, features.width()));
        }
        return wholeNumbers.get();
    }

    /** A part of the same kind without rows. */
    public Part none() {
        return new Part(features, targets, new int[0]);
    }

    /** The rows of this part, then those of {@code other}, which is of the same data set. */
    public Part and(Part other) {
        int[] all = Arrays.copyOf(rows, rows.length + other.rows.length);
        System.arraycopy(other.rows, 0, all, rows.length, other.rows.length);
        return new Part(features, targets, all);
    }
}
