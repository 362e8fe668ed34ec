package dev.parzen.wire;

import dev.parzen.study.Predictions.Row;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows to predict for. */
@Schema(name = "PredictionRequest")
public record PredictionRequest(
        @Schema(description = "Each an object of cells by the names of the features, or an array in their order.")
        List<JsonNode> rows) {
    private static final int MOST = 10_000;

    /**
     * The rows.
     *
     * @throws MalformedException if there are none or too many, or one is of another shape
     */
    public List<Row> toRows() {
        if (rows == null) {
            throw new MalformedException("/rows", "rows is missing: give an array of rows.");
        }
        requireCount(rows.size());
        return IntStream.range(0, rows.size())
                .mapToObj(i -> row(rows.get(i), "/rows/" + i))
                .toList();
    }

    /**
     * The rows of a CSV text (RFC 4180) whose header names the features.
     *
     * @throws MalformedException if it is none, or has no rows or too many
     */
    public static List<Row> ofCsv(String text) {
        List<List<String>> lines = CsvText.lines(text);
        if (lines.isEmpty()) {
            throw new MalformedException(
                    "", "The CSV is empty: give a header with the names of the features, and rows.");
        }
        requireCount(lines.size() - 1);
        List<String> header = lines.get(0);
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(named(header, lines.get(i), i - 1));
        }
        return rows;
    }

    private static Row named(List<String> header, List<String> cells, int row) {
        if (cells.size() != header.size()) {
            throw new MalformedException(
                    "/rows/" + row,
                    "Row " + row + " of the CSV, counted from 0 below the header, has " + cells.size()
                            + " cells, but the header has " + header.size() + ": correct it.");
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (named.put(header.get(i), cells.get(i)) != null) {
                throw new MalformedException("", "The header has \"" + header.get(i) + "\" twice: name each once.");
            }
        }
        return new Row.Named(named);
    }

    private static void requireCount(int rows) {
        if (rows == 0 || rows > MOST) {
            throw new MalformedException(
                    "/rows",
                    (rows == 0 ? "There are no rows" : "There are " + rows + " rows") + ": give 1 to " + MOST
                            + " in one call.");
        }
    }

    private static Row row(JsonNode node, String pointer) {
        if (node instanceof ObjectNode object) {
            Map<String, String> cells = new LinkedHashMap<>();
            object.properties()
                    .forEach(cell -> cells.put(cell.getKey(), cell(cell.getValue(), pointer + "/" + cell.getKey())));
            return new Row.Named(cells);
        }
        if (node instanceof ArrayNode array) {
            List<String> cells = new ArrayList<>();
            array.forEach(cell -> cells.add(cell(cell, pointer + "/" + cells.size())));
            return new Row.Ordered(cells);
        }
        throw new MalformedException(
                pointer, "The row is no object and no array: give cells by name, or in the order of the features.");
    }

    /** A number as it was written, a text as it is; null is what an empty cell of a table is. */
    private static String cell(JsonNode value, String pointer) {
        if (value.isContainer()) {
            throw new MalformedException(pointer, "The cell is an object or an array: give a number, a text or null.");
        }
        return value.isNull() ? "" : value.asString();
    }
}
