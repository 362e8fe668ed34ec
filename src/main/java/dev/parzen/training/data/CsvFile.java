package dev.parzen.training.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifiers;
import dev.parzen.objective.data.Csv;
import dev.parzen.training.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** One CSV file: its header and its lines, which all have as many cells. Blanks around a cell are no part of it. */
final class CsvFile {
    private static final int MOST_COLUMNS = 1 << 20;
    private static final int LONGEST_LINE = 1 << 28;
    private static final int MOST_TOLD = 20;

    private final DataDirectory directory;
    private final Csv spec;
    private final String name;
    private long last;

    /** @param name of the file, one of those that the specification names */
    CsvFile(DataDirectory directory, Csv spec, String name) {
        this.directory = directory;
        this.spec = spec;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** What takes a file's lines. */
    interface Lines {
        /** Called first, and once. */
        void header(List<String> columns);

        /** @param number of the line, from 1 on; a line with line breaks within quotes counts as several */
        void line(long number, List<String> cells);
    }

    /** Offers the header and all lines that are not blank. */
    void read(Lines lines) {
        try (CsvReader<CsvRecord> reader = reader()) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new DataException("The data file \"" + name + "\" is empty: it needs a "
                        + (spec.header() ? "header line with column names" : "line") + ".");
            }
            CsvRecord first = records.next();
            List<String> header = header(first);
            lines.header(header);
            if (!spec.header()) {
                offer(first, header, lines);
            }
            while (records.hasNext()) {
                offer(records.next(), header, lines);
            }
        } catch (CsvParseException e) {
            throw new DataException(
                    "In \"" + name + "\": " + e.getMessage() + ". Correct the file, or the separator.", e);
        } catch (IOException | UncheckedIOException e) {
            if (e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException) {
                throw new DataException(
                        "The data file \"" + name + "\" is no UTF-8 text ("
                                + (last == 0 ? "its first lines" : "some line after line " + last)
                                + "): save it as UTF-8; many spreadsheets call that CSV UTF-8.",
                        e);
            }
            throw new DataException(
                    "The data file \"" + name + "\" cannot be read (" + e.getMessage()
                            + "): check that it is whole, and its permissions.",
                    e);
        }
    }

    private CsvReader<CsvRecord> reader() throws IOException {
        boolean blankSeparates = spec.separator().isBlank();
        return CsvReader.builder()
                .fieldSeparator(spec.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(!blankSeparates)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(MOST_COLUMNS)
                                .maxRecordSize(LONGEST_LINE)
                                .fieldModifier(FieldModifiers.STRIP)),
                        TextBytes.reader(directory.open(name)));
    }

    private List<String> header(CsvRecord first) {
        List<String> columns = spec.header()
                ? first.getFields()
                : IntStream.range(0, first.getFieldCount())
                        .mapToObj(i -> "c" + i)
                        .toList();
        if (isBlank(first)) {
            throw new DataException(
                    "The data file \"" + name + "\" has no header line: give it one with column names.");
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new DataException("The header of \"" + name + "\" has a name twice: give each column its own, or let"
                    + " header be false if the first line has no names.");
        }
        return columns;
    }

    private void offer(CsvRecord line, List<String> header, Lines lines) {
        if (isBlank(line) && header.size() > 1) {
            return;
        }
        if (line.getFieldCount() != header.size()) {
            throw new DataException(place(line.getStartingLineNumber()) + " there are " + line.getFieldCount()
                    + " cells, but the " + (spec.header() ? "header" : "first line") + " has " + header.size()
                    + ": correct the line.");
        }
        last = line.getStartingLineNumber();
        lines.line(last, line.getFields());
    }

    private static boolean isBlank(CsvRecord line) {
        return line.getFieldCount() == 1 && line.getField(0).isEmpty();
    }

    /** The position of a column. */
    int column(List<String> header, String column, String setting) {
        int index = header.indexOf(column);
        if (index < 0) {
            throw new DataException("The data file \"" + name + "\" has no column \"" + column + "\", which " + setting
                    + " names: correct the name or the header, which has "
                    + header.subList(0, Math.min(MOST_TOLD, header.size()))
                    + (header.size() > MOST_TOLD ? " and " + (header.size() - MOST_TOLD) + " more." : ".")
                    + (header.size() == 1 ? " The separator is \"" + spec.separator() + "\": is it another?" : ""));
        }
        return index;
    }

    /** To begin a sentence about a line with. */
    String place(long line) {
        return "In \"" + name + "\", line " + line + ",";
    }
}
