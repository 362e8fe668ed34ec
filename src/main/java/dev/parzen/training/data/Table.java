package dev.parzen.training.data;

import dev.parzen.objective.network.Shape;
import dev.parzen.training.DataException;
import dev.parzen.training.data.storage.RowStore;
import dev.parzen.training.data.storage.RowWriter;
import dev.parzen.training.data.storage.Scratch;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where readers deliver rows, one after the other, in the order of the file: raw numbers, neither encoded nor cut into
 * parts. With columns a row has a raw number for each, without it is plain. What a reader gives is copied, so it may fill
 * the same arrays again; it keeps no rows itself, since they may be more than memory holds.
 */
final class Table implements AutoCloseable {
    double divisor = 1;
    List<ReadColumn> columns = List.of();
    List<String> missing = List.of();
    List<String> targetNames = List.of();

    private final Scratch scratch;
    private final Levels classes = new Levels();
    private final Levels groups = new Levels();
    private ByteArrayOutputStream marks = new ByteArrayOutputStream();
    private IntStream.Builder groupOfRow = IntStream.builder();
    private Optional<Shape> shape = Optional.empty();
    private Optional<RowWriter> features = Optional.empty();
    private Optional<RowWriter> targets = Optional.empty();
    private boolean hasBytes;

    Table(Scratch scratch) {
        this.scratch = scratch;
    }

    /** Which part a row belongs to. */
    enum Mark {
        /** To the training part, or to one that is drawn. */
        OPEN,
        VALIDATION,
        TEST
    }

    /**
     * What a row has beside its features.
     *
     * @param targets what it is to be mapped to: the number of its class ({@link #classOf}), or a number for each flag or
     *     quantity
     * @param mark which part it belongs to
     * @param group rows of equal groups stay together ({@link #groupOf}); 0 where there are none
     */
    record Tag(float[] targets, Mark mark, int group) {
        /** The tag of a row of a class, in no group. */
        static Tag of(int label, Mark mark) {
            return new Tag(new float[] {label}, mark, 0);
        }
    }

    /** Says how the numbers of a plain row lie, before the first row of a file. */
    void shape(Shape ofRow) {
        if (shape.isPresent() && !shape.get().equals(ofRow)) {
            throw new DataException("The rows of one file are " + shape.get() + ", those of another " + ofRow
                    + ": give both the same size.");
        }
        shape = Optional.of(ofRow);
    }

    /** Adds a row of numbers. */
    void add(float[] row, Tag tag) {
        writer(row.length).add(row);
        tagged(tag);
    }

    /** Adds a row of bytes from 0 to 255, each of which means itself divided by 255. All rows are of one kind. */
    void add(byte[] row, Tag tag) {
        hasBytes = true;
        writer(row.length).add(row);
        tagged(tag);
    }

    boolean isEmpty() {
        return features.isEmpty();
    }

    /** True if its rows are bytes. */
    boolean hasBytes() {
        return hasBytes;
    }

    /** The number of the class that a label names. */
    int classOf(String label) {
        return classes.code(label);
    }

    /** The number of the group that a cell names. */
    int groupOf(String name) {
        return groups.code(name);
    }

    /** The labels of the classes, by number. */
    List<String> classes() {
        return classes.names();
    }

    /** All rows that were added; none can be added any more. */
    Rows finished() {
        if (features.isEmpty()) {
            throw new DataException("The data have no rows: name a file that has some.");
        }
        RowStore all = features.get().finished();
        Rows rows = new Rows(
                shape.orElseGet(() -> Shape.of(all.width())),
                all,
                targets.orElseThrow().finished(),
                marks.toByteArray(),
                groupOfRow.build().toArray(),
                groups.names());
        marks = new ByteArrayOutputStream(); // the table may live on, and needs them no more
        groupOfRow = IntStream.builder();
        return rows;
    }

    private RowWriter writer(int width) {
        if (features.isEmpty()) {
            features = Optional.of(new RowWriter(width, scratch));
        }
        if (features.get().width() != width) {
            throw new DataException(
                    "The rows of one file have " + features.get().width() + " features, those of another " + width
                            + ": give both the same columns.");
        }
        return features.get();
    }

    private void tagged(Tag tag) {
        if (targets.isEmpty()) {
            targets = Optional.of(new RowWriter(tag.targets().length, scratch));
        }
        targets.get().add(tag.targets());
        marks.write(tag.mark().ordinal());
        groupOfRow.add(tag.group());
    }

    @Override
    public void close() {
        features.ifPresent(RowWriter::close);
        targets.ifPresent(RowWriter::close);
    }

    /**
     * All rows of a table, by position.
     *
     * @param shape of a plain row
     * @param features raw, see {@link Column}
     * @param targets see {@link Tag}
     * @param marks of each row, as positions among the constants
     * @param groups the group of each row
     * @param groupNames by number
     */
    record Rows(Shape shape, RowStore features, RowStore targets, byte[] marks, int[] groups, List<String> groupNames) {
        private static final Mark[] MARKS = Mark.values();

        int count() {
            return marks.length;
        }

        Mark mark(int row) {
            return MARKS[marks[row]];
        }
    }
}
