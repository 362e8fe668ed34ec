package dev.parzen.training.data;

import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.network.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Measures on the training part how the rows of a table are encoded, and encodes all of them. */
final class Fitting {
    private final Table table;
    private final List<Integer> training;

    Fitting(Table table, List<Integer> training) {
        this.table = table;
        this.training = training;
    }

    /** The encoding; afterwards the table has the encoded rows. */
    Encoding encode(Scaling scaling, Target target) {
        List<Column> columns = columns();
        Shape shape = columns.isEmpty()
                ? table.shape()
                : Shape.of(columns.stream().mapToInt(Column::width).sum());
        Encoding unscaled = new Encoding(columns, table.missing, table.divisor, shape, Scaler.NONE, target);
        table.rows.replaceAll(unscaled::encode);
        BitSet categories = categories(columns);
        Scaler scaler = Scaler.fitted(scaling, trainingRows(), feature -> !categories.get(feature));
        table.rows.forEach(scaler::apply);
        return new Encoding(columns, table.missing, table.divisor, shape, scaler, target);
    }

    private List<float[]> trainingRows() {
        return training.stream().map(table.rows::get).toList();
    }

    private List<Column> columns() {
        List<float[]> rows = trainingRows();
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < table.columns.size(); j++) {
            columns.add(table.columns.get(j).fitted(rows, j));
        }
        for (int j = 0; j < columns.size(); j++) {
            if (table.columns.get(j).isCategory()) {
                recode(j, table.columns.get(j).recoded(columns.get(j)));
            }
        }
        return columns;
    }

    private void recode(int column, float[] raw) {
        for (float[] row : table.rows) {
            row[column] = Float.isNaN(row[column]) ? Float.NaN : raw[(int) row[column]];
        }
    }

    /** The features that say which level a category has: they stay 0 and 1. */
    private static BitSet categories(List<Column> columns) {
        BitSet categories = new BitSet();
        int at = 0;
        for (Column column : columns) {
            categories.set(at, at + column.width(), column.kind() == Column.Kind.CATEGORY);
            at += column.width();
        }
        return categories;
    }
}
