package dev.parzen.training.data;

import dev.parzen.objective.data.ArrayLayout;
import dev.parzen.objective.data.Task;
import dev.parzen.objective.network.Shape;
import dev.parzen.training.DataException;
import dev.parzen.training.data.Table.Mark;
import dev.parzen.training.data.Table.Tag;
import dev.parzen.training.data.array.RowArray;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Adds the rows of an array of features, with those of an array of targets, to a table. */
final class ArrayRows {
    private static final double BYTE = 255;

    private final Table table;
    private final Task task;
    private final Mark mark;
    private final OptionalInt limit;

    /** @param limit so many rows are read, the first ones */
    ArrayRows(Table table, Task task, Mark mark, OptionalInt limit) {
        this.table = table;
        this.task = task;
        this.mark = mark;
        this.limit = limit;
    }

    /** What opens files and reads them. */
    interface Reading {
        void run() throws IOException;
    }

    /** Says of two files what is wrong with them if they cannot be read. */
    void reading(String features, String targets, Reading reading) {
        try {
            reading.run();
        } catch (EOFException e) {
            throw new DataException(
                    "\"" + features + "\" or \"" + targets + "\" ends early: it is damaged, fetch it again.", e);
        } catch (IOException e) {
            throw new DataException(
                    "\"" + features + "\" or \"" + targets + "\" cannot be read (" + e.getMessage()
                            + "): check that they are whole, and their permissions.",
                    e);
        }
    }

    /** Adds the rows; the table's divisor says what features are divided by. */
    void add(RowArray features, RowArray targets, ArrayLayout layout) throws IOException {
        requireFit(features, targets);
        Shape shape = shape(features, layout);
        table.shape(shape);
        int[] order = order(shape, layout);
        table.targetNames =
                IntStream.range(0, targets.width()).mapToObj(Integer::toString).toList();
        boolean isBytes = features.isBytes() && table.divisor == BYTE;
        requireSameKind(features, isBytes);
        double[] raw = new double[features.width()];
        double[] target = new double[targets.width()];
        for (int i = 0; i < Math.min(features.rows(), limit.orElse(features.rows())); i++) {
            if (isBytes) {
                table.add(bytes(features.nextBytes(), order), tag(targets, target, i));
            } else {
                features.next(raw);
                table.add(numbers(features, raw, order, i), tag(targets, target, i));
            }
        }
    }

    private void requireFit(RowArray features, RowArray targets) {
        if (features.rows() != targets.rows()) {
            throw new DataException("\"" + features.name() + "\" has " + features.rows() + " rows, but \""
                    + targets.name() + "\" has " + targets.rows() + " labels: give those that belong together.");
        }
        if (task == Task.CLASSIFICATION && targets.width() != 1) {
            throw new DataException("\"" + targets.name() + "\" has " + targets.width()
                    + " numbers a row, but a class is one whole number: give it so, as by argmax, or let task be"
                    + " multi-label or regression.");
        }
    }

    private void requireSameKind(RowArray features, boolean isBytes) {
        if (!table.isEmpty() && table.hasBytes() != isBytes) {
            throw new DataException("\"" + features.name() + "\" has numbers of another type than the training part:"
                    + " save both alike.");
        }
    }

    private static Shape shape(RowArray features, ArrayLayout layout) {
        List<Integer> extents = new ArrayList<>(features.extents());
        return switch (layout) {
            case PLAIN -> Shape.of(features.width());
            case AUTO ->
                extents.size() == 2 || extents.size() == 3
                        ? filled(features, 3, "image of height, width and channels")
                        : Shape.of(features.width());
            case IMAGE -> filled(features, 3, "image of height, width and channels");
            case SEQUENCE -> filled(features, 2, "sequence of steps and features");
            case CHANNELS_FIRST -> {
                if (extents.size() != 2 && extents.size() != 3) {
                    throw misfit(features, "image of channels, height and width, nor a sequence of features and steps");
                }
                extents.add(extents.remove(0));
                yield new Shape(extents);
            }
        };
    }

    /** The shape of a row that may lack the last extent. */
    private static Shape filled(RowArray features, int most, String kind) {
        List<Integer> extents = new ArrayList<>(features.extents());
        if (extents.size() == most - 1) {
            extents.add(1);
        }
        if (extents.size() != most) {
            throw misfit(features, kind);
        }
        return new Shape(extents);
    }

    private static DataException misfit(RowArray features, String kind) {
        return new DataException("A row of \"" + features.name() + "\" has the extents " + features.extents() + ": no "
                + kind + "; change layout.");
    }

    /** Where each number of a row is in the file: that of place p and channel c at c P + p of P places. None: where it is. */
    private static int[] order(Shape shape, ArrayLayout layout) {
        if (layout != ArrayLayout.CHANNELS_FIRST) {
            return new int[0];
        }
        int[] order = new int[shape.size()];
        int channels = shape.channels();
        int places = order.length / channels;
        for (int i = 0; i < order.length; i++) {
            order[i] = i % channels * places + i / channels;
        }
        return order;
    }

    private static byte[] bytes(byte[] raw, int[] order) {
        if (order.length == 0) {
            return raw;
        }
        byte[] bytes = new byte[raw.length];
        for (int j = 0; j < raw.length; j++) {
            bytes[j] = raw[order[j]];
        }
        return bytes;
    }

    private float[] numbers(RowArray features, double[] raw, int[] order, int row) {
        float[] numbers = new float[raw.length];
        for (int j = 0; j < raw.length; j++) {
            double x = raw[order.length == 0 ? j : order[j]];
            numbers[j] = (float) x / (float) table.divisor;
            requireFinite(features, numbers[j], x, row);
        }
        return numbers;
    }

    private Tag tag(RowArray targets, double[] target, int row) throws IOException {
        targets.next(target);
        float[] numbers = new float[target.length];
        for (int j = 0; j < target.length; j++) {
            numbers[j] = task == Task.CLASSIFICATION ? label(targets, target[j], row) : (float) target[j];
            requireFinite(targets, numbers[j], target[j], row);
            if (task == Task.MULTI_LABEL && numbers[j] != 0 && numbers[j] != 1) {
                throw new DataException(place(targets, row) + target[j] + ": a label is 0 or 1; correct it.");
            }
        }
        return new Tag(numbers, mark, 0);
    }

    private int label(RowArray targets, double number, int row) {
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new DataException(place(targets, row) + number
                    + ", but a class is a whole number: correct it, or let task be regression.");
        }
        return table.classOf(Integer.toString((int) number));
    }

    private static void requireFinite(RowArray array, float number, double raw, int row) {
        if (!Float.isFinite(number)) {
            throw new DataException(place(array, row) + raw + ", which is no finite number: correct it.");
        }
    }

    private static String place(RowArray array, int row) {
        return "In \"" + array.name() + "\", row " + row + ", counted from 0, there is ";
    }
}
