package dev.parzen.training.data;

import java.util.ArrayList;
import java.util.List;

/** Takes a line of a CSV file apart (RFC 4180, but a cell ends with its line). */
final class CsvLine {
    private CsvLine() {}

    /** The cells, without the quotes around them; null if a quote is not closed. */
    static List<String> cells(String line, char separator) {
        return line.indexOf('"') < 0 ? plain(line, separator) : quoted(line, separator);
    }

    private static List<String> plain(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int to = line.indexOf(separator); to >= 0; to = line.indexOf(separator, from)) {
            cells.add(line.substring(from, to).strip());
            from = to + 1;
        }
        cells.add(line.substring(from).strip());
        return cells;
    }

    private static List<String> quoted(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inQuotes = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && inQuotes && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (c == separator && !inQuotes) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return inQuotes ? null : cells;
    }
}
