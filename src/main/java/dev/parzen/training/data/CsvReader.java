package dev.parzen.training.data;

import dev.parzen.objective.data.CategoryEncoding;
import dev.parzen.objective.data.Csv;
import dev.parzen.objective.data.MissingValues;
import dev.parzen.training.DataException;
import dev.parzen.training.data.Table.Mark;
import dev.parzen.training.data.Table.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads one CSV file into a table. */
final class CsvReader implements CsvFile.Lines {
    private static final Set<String> TRAINING_MARKS = Set.of("train", "training");
    private static final Set<String> VALIDATION_MARKS = Set.of("validation", "val", "valid", "dev");
    private static final Set<String> TEST_MARKS = Set.of("test", "testing");

    private final Csv spec;
    private final CsvFile file;
    private final Mark unmarked;
    private final Table table;
    private CsvColumns columns;

    private CsvReader(Csv spec, CsvFile file, Mark unmarked, Table table) {
        this.spec = spec;
        this.file = file;
        this.unmarked = unmarked;
        this.table = table;
    }

    /** Adds the rows of the file or of both files to the table. */
    static void readInto(Table table, Csv spec, DataDirectory directory) {
        table.targetNames = spec.label().values();
        CsvFile file = new CsvFile(directory, spec, spec.file());
        file.read(new CsvReader(spec, file, Mark.OPEN, table));
        spec.testFile().ifPresent(testFile -> {
            CsvFile other = new CsvFile(directory, spec, testFile);
            other.read(new CsvReader(spec, other, Mark.TEST, table));
        });
    }

    @Override
    public void header(List<String> header) {
        columns = CsvColumns.of(spec, file, header);
        if (table.columns.isEmpty()) {
            Collection<String> categories =
                    spec.findsCategories() ? CategoryFinder.categories(spec, file) : spec.categories();
            table.missing = spec.missing();
            table.columns = columns.names().stream()
                    .map(name -> ReadColumn.of(spec, name, categories.contains(name)))
                    .toList();
        }
        requireIndicesAlone();
        requireCategories();
        if (!columns.names().equals(table.columns.stream().map(ReadColumn::name).toList())) {
            throw new DataException("\"" + file.name() + "\" has other columns than \"" + spec.file()
                    + "\": give both the same header.");
        }
    }

    private void requireIndicesAlone() {
        if (spec.categoryEncoding() == CategoryEncoding.INDEX) {
            table.columns.stream()
                    .filter(column -> !column.isCategory())
                    .findFirst()
                    .ifPresent(column -> {
                        throw new DataException("In \"" + file.name() + "\", column \"" + column.name()
                                + "\" is a number, which cannot stand beside indices: name it in categorical or in"
                                + " ignore, or let categoryEncoding be one-hot.");
                    });
        }
    }

    private void requireCategories() {
        table.columns.stream()
                .filter(column -> spec.embeddings().containsKey(column.name()) && !column.isCategory())
                .findFirst()
                .ifPresent(column -> {
                    throw new DataException("In \"" + file.name() + "\", column \"" + column.name()
                            + "\" is to be embedded, but all its cells are numbers: name it in categorical.");
                });
    }

    @Override
    public void line(long number, List<String> cells) {
        try {
            float[] row = new float[columns.features().length];
            float[] targets = new float[columns.labels().length];
            if (isWhole(row, cells) && hasTargets(targets, cells)) {
                int group = columns.group() < 0 ? 0 : table.groupOf(cells.get(columns.group()));
                table.add(row, new Tag(targets, mark(cells), group));
            }
        } catch (DataException e) {
            throw new DataException(file.place(number) + " " + e.getMessage(), e);
        }
    }

    /** Reads the features; false if the row is to be left out. */
    private boolean isWhole(float[] row, List<String> cells) {
        boolean isWhole = true;
        for (int i = 0; i < row.length; i++) {
            String cell = cells.get(columns.features()[i]);
            row[i] = feature(table.columns.get(i), cell);
            isWhole &= spec.missingValues() != MissingValues.DROP || !Float.isNaN(row[i]);
        }
        return isWhole;
    }

    private float feature(ReadColumn column, String cell) {
        try {
            float raw = column.raw(cell, table.missing);
            if (Float.isNaN(raw) && spec.missingValues() == MissingValues.REFUSE) {
                throw new DataException("column \"" + column.name() + "\" has \"" + cell
                        + "\", which means that the value is missing: give it, or say by missingValues what to do.");
            }
            return raw;
        } catch (DataException e) {
            throw new DataException(e.getMessage() + " If it is no feature, name it in ignore.", e);
        }
    }

    /** Reads what the row is mapped to; false if that is missing and the row is to be left out. */
    private boolean hasTargets(float[] targets, List<String> cells) {
        boolean isWhole = true;
        for (int j = 0; j < targets.length; j++) {
            String cell = cells.get(columns.labels()[j]);
            boolean isMissing = cell.isEmpty() || spec.missing().contains(cell);
            isWhole &= !isMissing;
            if (!isMissing) {
                targets[j] = target(spec.label().values().get(j), cell);
            } else if (spec.missingValues() != MissingValues.DROP) {
                throw new DataException("column \"" + spec.label().values().get(j) + "\" has \"" + cell
                        + "\", which means that it is missing: give the row its label, leave out such rows by letting"
                        + " missingValues be drop, or take the text out of missing if it is a label.");
            }
        }
        return isWhole;
    }

    private float target(String name, String cell) {
        return switch (spec.task()) {
            case CLASSIFICATION -> table.classOf(cell);
            case REGRESSION -> Column.number(name, false).raw(cell, List.of());
            case MULTI_LABEL -> flag(name, cell);
        };
    }

    private static float flag(String name, String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "0", "0.0", "false" -> 0;
            case "1", "1.0", "true" -> 1;
            default ->
                throw new DataException(
                        "column \"" + name + "\" has \"" + cell + "\": write 0 or 1, or false or true.");
        };
    }

    private Mark mark(List<String> cells) {
        if (columns.mark() < 0) {
            return unmarked;
        }
        String mark = cells.get(columns.mark());
        String folded = mark.toLowerCase(Locale.ROOT);
        if (TEST_MARKS.contains(folded)) {
            return Mark.TEST;
        }
        if (VALIDATION_MARKS.contains(folded)) {
            return Mark.VALIDATION;
        }
        if (TRAINING_MARKS.contains(folded)) {
            return unmarked;
        }
        throw new DataException("column \"" + columns.header().get(columns.mark()) + "\" has \"" + mark
                + "\": write train, validation or test.");
    }
}
