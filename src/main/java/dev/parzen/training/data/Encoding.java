package dev.parzen.training.data;

import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.RowForm.Category;
import dev.parzen.objective.network.Shape;
import dev.parzen.training.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a row of cells becomes the numbers that a network is given, and its outputs what they mean. It is measured on the
 * training part; training, evaluation and prediction all go through it. Everything in it is plain values, so that it can
 * be kept beside the network.
 *
 * <p>A text that is no level of its category becomes zeros, in the validation and the test part as in a prediction.
 *
 * @param columns the features of a table in order; empty where a row is plain numbers, as of an image
 * @param missing the texts that mean that nothing is known about a cell
 * @param divisor what each number of a plain row is divided by
 * @param shape of the numbers of a row
 * @param scaler what is done to them last
 * @param target what a row is mapped to
 */
public record Encoding(
        List<Column> columns, List<String> missing, double divisor, Shape shape, Scaler scaler, Target target) {

    public Encoding {
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
    }

    /** The encoding of plain numbers that stay as they are. */
    static Encoding plain(Shape shape, Target target) {
        return new Encoding(List.of(), List.of(), 1, shape, Scaler.NONE, target);
    }

    /** What a network must know of the rows that come of it. */
    RowForm row() {
        List<Category> categories = new ArrayList<>();
        int at = 0;
        int indices = 0;
        for (Column column : columns) {
            if (column.kind() == Column.Kind.CATEGORY && column.width() > 0) {
                categories.add(new Category(column.name(), at, column.width()));
            }
            indices += column.kind() == Column.Kind.INDEX ? column.levels().size() : 0;
            at += column.width();
        }
        return new RowForm(shape, categories, indices == 0 ? OptionalInt.empty() : OptionalInt.of(indices + 1));
    }

    /** The names of the cells in order: of the columns, or "0", "1", … of a plain row. */
    public List<String> names() {
        if (!columns.isEmpty()) {
            return columns.stream().map(Column::name).toList();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            names.add(Integer.toString(i));
        }
        return names;
    }

    /**
     * The numbers of a row; cells of other names do not matter.
     *
     * @throws DataException if a cell is not there or cannot be used; the message begins with the column
     */
    public float[] encode(Map<String, String> cells) {
        List<String> inOrder = new ArrayList<>();
        for (String name : names()) {
            String cell = cells.get(name);
            if (cell == null) {
                throw new DataException(
                        "column \"" + name + "\" is not there: give each of the " + names().size() + " columns.");
            }
            inOrder.add(cell);
        }
        return encode(inOrder);
    }

    /**
     * The numbers of a row.
     *
     * @param cells in the order of {@link #names}
     * @throws DataException if there are too few or too many, or one cannot be used
     */
    public float[] encode(List<String> cells) {
        int width = columns.isEmpty() ? shape.size() : columns.size();
        if (cells.size() != width) {
            throw new DataException("there are " + cells.size() + " cells: give " + width + ".");
        }
        float[] raw = new float[width];
        for (int i = 0; i < width; i++) {
            String cell = cells.get(i).strip();
            raw[i] = columns.isEmpty()
                    ? Column.number(Integer.toString(i), false).raw(cell, missing) / (float) divisor
                    : columns.get(i).raw(cell, missing);
        }
        return encode(raw);
    }

    /** The numbers of a row that was read: of its raw numbers, divided already if they are plain. */
    float[] encode(float[] raw) {
        float[] row = columns.isEmpty() ? raw : unscaled(raw);
        scaler.apply(row);
        return row;
    }

    /** The numbers of the raw numbers of columns, before they are scaled. */
    float[] unscaled(float[] raw) {
        float[] row = new float[shape.size()];
        int at = 0;
        int before = 0;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).write(raw[i], row, at, before);
            at += columns.get(i).width();
            before += columns.get(i).kind() == Column.Kind.INDEX
                    ? columns.get(i).levels().size()
                    : 0;
        }
        return row;
    }

    /**
     * What a network's outputs for a row say: the share of each class (of two classes one output is the share of the
     * second), how likely each flag is, or each quantity in its own unit.
     */
    public Map<String, Double> decode(float[] outputs) {
        Map<String, Double> meaning = new LinkedHashMap<>();
        List<String> names = target.names();
        if (target instanceof Target.Classes && names.size() == 2 && outputs.length == 1) {
            meaning.put(names.get(0), 1.0 - outputs[0]);
            meaning.put(names.get(1), (double) outputs[0]);
            return meaning;
        }
        if (outputs.length != names.size()) {
            throw new IllegalArgumentException(outputs.length + " outputs for " + names);
        }
        for (int j = 0; j < outputs.length; j++) {
            meaning.put(names.get(j), target.original(j, outputs[j]));
        }
        return meaning;
    }

    /** What a score says that is above 0 for the second of two classes, as of a network that hinge has trained. */
    public Map<String, Double> decodeScore(float score) {
        Map<String, Double> meaning = new LinkedHashMap<>();
        meaning.put(target.names().get(0), (double) -score);
        meaning.put(target.names().get(1), (double) score);
        return meaning;
    }
}
