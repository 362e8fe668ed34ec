package dev.parzen.training.data;

import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.network.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Measures on the training part how the rows of a table are encoded. */
final class Fitting {
    private final Table table;
    private final Table.Rows rows;
    private final int[] training;

    /** @param rows those of the table */
    Fitting(Table table, Table.Rows rows, int[] training) {
        this.table = table;
        this.rows = rows;
        this.training = training;
    }

    /** The encoding of a row that is to be mapped to {@code target}. */
    Encoding encoding(Scaling scaling, Target target) {
        List<Column> columns = columns();
        Shape shape = columns.isEmpty()
                ? rows.shape()
                : Shape.of(columns.stream().mapToInt(Column::width).sum());
        Encoding unscaled = new Encoding(columns, table.missing, table.divisor, shape, Scaler.NONE, target);
        BitSet categories = categories(columns);
        Scaler scaler = Scaler.fitted(
                scaling, shape.size(), training.length, encoded(unscaled), feature -> !categories.get(feature));
        return new Encoding(columns, table.missing, table.divisor, shape, scaler, target);
    }

    /** What encodes the rows so. */
    RowEncoder encoder(Encoding encoding) {
        float[][] recoding = new float[table.columns.size()][];
        for (int j = 0; j < recoding.length; j++) {
            recoding[j] = table.columns.get(j).isCategory()
                    ? table.columns.get(j).recoded(encoding.columns().get(j))
                    : null;
        }
        return new RowEncoder(rows.features(), encoding, recoding);
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < table.columns.size(); j++) {
            int column = j;
            columns.add(table.columns.get(j).fitted(use -> raw(row -> use.accept(row[column]))));
        }
        return columns;
    }

    private void raw(Consumer<float[]> use) {
        float[] row = new float[rows.features().width()];
        for (int index : training) {
            rows.features().read(index, row);
            use.accept(row);
        }
    }

    private Pass encoded(Encoding unscaled) {
        RowEncoder encoder = encoder(unscaled);
        return use -> {
            FloatBuffer row = FloatBuffer.allocate(unscaled.shape().size());
            for (int index : training) {
                encoder.write(index, row.clear());
                use.accept(row.array());
            }
        };
    }

    /** The features that say which level a category has: they stay 0 and 1. */
    private static BitSet categories(List<Column> columns) {
        BitSet categories = new BitSet();
        int at = 0;
        for (Column column : columns) {
            categories.set(at, at + column.width(), column.kind() != Column.Kind.NUMBER);
            at += column.width();
        }
        return categories;
    }
}
