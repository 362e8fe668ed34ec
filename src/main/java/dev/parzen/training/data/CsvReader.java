package dev.parzen.training.data;

import dev.parzen.objective.data.DataSpec.Csv;
import dev.parzen.training.DataException;
import dev.parzen.training.data.Table.Mark;
import dev.parzen.training.data.Table.Tag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads one CSV file into a table. */
final class CsvReader {
    private static final Set<String> TRAINING_MARKS = Set.of("train", "training");
    private static final Set<String> VALIDATION_MARKS = Set.of("validation", "val", "valid", "dev");
    private static final Set<String> TEST_MARKS = Set.of("test", "testing");

    private final Csv spec;
    private final String file;
    private final Mark unmarked;
    private List<String> header;
    private int[] features;
    private int labelColumn;
    private int markColumn = -1;
    private int line = 1;

    /** A reader of {@code file}, whose rows have the mark {@code unmarked} unless a column gives another. */
    CsvReader(Csv spec, String file, Mark unmarked) {
        this.spec = spec;
        this.file = file;
        this.unmarked = unmarked;
    }

    /**
     * Adds the file's rows to the table.
     *
     * @return the names of the features, in order
     */
    List<String> readInto(Table table, DataDirectory directory) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(directory.open(file), StandardCharsets.UTF_8))) {
            readHeader(reader.readLine());
            if (table.columns.isEmpty()) {
                table.columns = columns();
            }
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) {
                    readRow(cells(text), table);
                }
            }
        } catch (IOException e) {
            throw new DataException(
                    "The data file \"" + file + "\" cannot be read (" + e.getMessage()
                            + "): check that it is whole, and its permissions.",
                    e);
        }
        return IntStream.of(features).mapToObj(header::get).toList();
    }

    private void readHeader(String text) {
        if (text == null || text.isBlank()) {
            throw new DataException(
                    "The data file \"" + file + "\" has no header line: give it one with column names.");
        }
        header = cells(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (new HashSet<>(header).size() < header.size()) {
            throw new DataException("The header of \"" + file + "\" has a name twice: give each column its own.");
        }
        labelColumn = column(spec.label(), "label");
        markColumn =
                spec.split().column().map(name -> column(name, "split.column")).orElse(-1);
        spec.ignore().forEach(name -> column(name, "ignore"));
        features = IntStream.range(0, header.size())
                .filter(i ->
                        i != labelColumn && i != markColumn && !spec.ignore().contains(header.get(i)))
                .toArray();
        if (features.length == 0) {
            throw new DataException(
                    "The data file \"" + file + "\" has no column left for features: name fewer in ignore.");
        }
    }

    private List<ReadColumn> columns() {
        return IntStream.of(features)
                .mapToObj(i -> new ReadColumn(Column.number(header.get(i), spec.logarithm())))
                .toList();
    }

    private int column(String name, String setting) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new DataException("The data file \"" + file + "\" has no column \"" + name + "\", which " + setting
                    + " names: correct the name or the header, which has "
                    + header.subList(0, Math.min(20, header.size()))
                    + (header.size() > 20 ? " and " + (header.size() - 20) + " more." : "."));
        }
        return index;
    }

    private void readRow(List<String> cells, Table table) {
        if (cells.size() != header.size()) {
            throw new DataException(place() + " there are " + cells.size() + " cells, but the header has "
                    + header.size() + ": correct the line.");
        }
        table.add(row(cells, table), Tag.of(table.classOf(label(cells)), mark(cells)));
    }

    private float[] row(List<String> cells, Table table) {
        float[] row = new float[features.length];
        try {
            for (int i = 0; i < row.length; i++) {
                row[i] = table.columns.get(i).raw(cells.get(features[i]), table.missing);
            }
            return row;
        } catch (DataException e) {
            throw new DataException(place() + " " + e.getMessage() + " If it is no feature, name it in ignore.", e);
        }
    }

    private List<String> cells(String text) {
        List<String> cells = CsvLine.cells(text, spec.separator().charAt(0));
        if (cells == null) {
            throw new DataException(place() + " a quote is not closed: close it in the same line.");
        }
        return cells;
    }

    private String label(List<String> cells) {
        String label = cells.get(labelColumn);
        if (label.isEmpty()) {
            throw new DataException(place() + " column \"" + spec.label() + "\" is empty: give the row its class.");
        }
        return label;
    }

    private Mark mark(List<String> cells) {
        if (markColumn < 0) {
            return unmarked;
        }
        String mark = cells.get(markColumn).toLowerCase(Locale.ROOT);
        if (TEST_MARKS.contains(mark)) {
            return Mark.TEST;
        }
        if (VALIDATION_MARKS.contains(mark)) {
            return Mark.VALIDATION;
        }
        if (TRAINING_MARKS.contains(mark)) {
            return unmarked;
        }
        throw new DataException(place() + " column \"" + header.get(markColumn) + "\" has \"" + cells.get(markColumn)
                + "\": write train, validation or test.");
    }

    private String place() {
        return "In \"" + file + "\", line " + line + ",";
    }
}
