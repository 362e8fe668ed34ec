package dev.parzen.wire;

import java.util.ArrayList;
import java.util.List;

/** Takes CSV apart (RFC 4180): cells between commas, perhaps in quotes, within which a quote is doubled. */
final class CsvText {
    private final List<List<String>> lines = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private List<String> line = new ArrayList<>();
    private boolean inQuotes;

    private CsvText() {}

    /**
     * The lines that are not blank, each with its cells; spaces around a cell do not count.
     *
     * @throws MalformedException if a quote is not closed
     */
    static List<List<String>> lines(String text) {
        CsvText csv = new CsvText();
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean isDoubled = csv.inQuotes && c == '"' && i + 1 < plain.length() && plain.charAt(i + 1) == '"';
            i += isDoubled ? 1 : 0;
            csv.take(c, isDoubled);
        }
        csv.endLine();
        if (csv.inQuotes) {
            throw new MalformedException("", "A quote of the CSV is not closed: close it.");
        }
        return csv.lines;
    }

    private void take(char c, boolean isDoubled) {
        if (c == '"' && !isDoubled) {
            inQuotes = !inQuotes;
        } else if (c == ',' && !inQuotes) {
            endCell();
        } else if (c == '\n' && !inQuotes) {
            endLine();
        } else {
            cell.append(c);
        }
    }

    private void endCell() {
        line.add(cell.toString().strip());
        cell.setLength(0);
    }

    private void endLine() {
        endCell();
        if (line.size() > 1 || !line.get(0).isEmpty()) {
            lines.add(line);
        }
        line = new ArrayList<>();
    }
}
