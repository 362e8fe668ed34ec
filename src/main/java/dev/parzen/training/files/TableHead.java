package dev.parzen.training.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifiers;
import dev.parzen.dataset.DataFile.Column;
import dev.parzen.dataset.DataFile.Contents;
import dev.parzen.dataset.DataFile.Kind;
import dev.parzen.training.data.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The first lines of what may be a table of text. */
final class TableHead {
    private static final int MOST_ROWS = 200;
    private static final int SHOWN = 10;
    private static final String SEPARATORS = ",;\t|";
    private static final char BROKEN_CHARACTER = '\uFFFD';

    private final String text;
    private final boolean isWhole;

    /** @param isWhole whether these are all bytes of the file */
    TableHead(byte[] bytes, boolean isWhole) {
        String all = new String(bytes, StandardCharsets.UTF_8);
        this.text = all.startsWith("\uFEFF") ? all.substring(1) : all;
        this.isWhole = isWhole;
    }

    /** A table if it has at least two columns, else no one knows what. */
    Contents contents() {
        boolean isText = text.indexOf('\0') < 0
                && text.chars().filter(c -> c == BROKEN_CHARACTER).count() <= 1;
        List<CsvRecord> records = isText ? records() : List.of();
        if (records.isEmpty() || records.get(0).getFieldCount() < 2) {
            return Contents.of(Kind.OTHER);
        }
        List<String> header = records.get(0).getFields();
        List<List<String>> rows = records.stream()
                .skip(1)
                .map(CsvRecord::getFields)
                .filter(cells -> cells.size() == header.size())
                .toList();
        return rows.isEmpty() && records.size() > 1 ? Contents.of(Kind.OTHER) : table(header, rows);
    }

    private Contents table(List<String> header, List<List<String>> rows) {
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < header.size(); j++) {
            columns.add(new Column(header.get(j), isNumber(rows, j) ? "number" : "text", List.of()));
        }
        boolean isAll = isWhole && rows.size() < MOST_ROWS;
        return new Contents(
                Kind.CSV,
                isAll ? List.of((long) rows.size(), (long) header.size()) : List.of(),
                columns,
                rows.subList(0, Math.min(SHOWN, rows.size())));
    }

    /**
     * How many rows the whole file has beside its header; empty if it is no table to its end.
     *
     * @param content all of it, of which this is the head
     */
    OptionalLong rows(InputStream content) {
        try (CsvReader<CsvRecord> reader =
                format().build(CsvRecordHandler.of(), new InputStreamReader(content, StandardCharsets.UTF_8))) {
            return OptionalLong.of(reader.stream().count() - 1);
        } catch (CsvParseException | IOException | UncheckedIOException noTable) {
            return OptionalLong.empty();
        }
    }

    /** The records that are there to their end. */
    private List<CsvRecord> records() {
        try (CsvReader<CsvRecord> reader =
                format().build(CsvRecordHandler.of(handler -> handler.fieldModifier(FieldModifiers.STRIP)), text)) {
            List<CsvRecord> records = reader.stream().limit(MOST_ROWS + 2L).toList();
            int whole = isWhole || records.size() == MOST_ROWS + 2 ? records.size() : records.size() - 1;
            return records.subList(0, Math.max(0, Math.min(whole, MOST_ROWS + 1)));
        } catch (CsvParseException | IOException | UncheckedIOException noTable) {
            return List.of();
        }
    }

    private CsvReader.CsvReaderBuilder format() {
        return CsvReader.builder()
                .fieldSeparator(separator(text.lines().findFirst().orElse("")))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    private static char separator(String header) {
        return (char) SEPARATORS
                .chars()
                .reduce((a, b) -> count(header, b) > count(header, a) ? b : a)
                .orElseThrow();
    }

    private static long count(String text, int separator) {
        return text.chars().filter(c -> c == separator).count();
    }

    private static boolean isNumber(List<List<String>> rows, int column) {
        List<String> cells = rows.stream()
                .map(row -> row.get(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        return !cells.isEmpty()
                && cells.stream().allMatch(cell -> Numbers.read(cell).isPresent());
    }
}
