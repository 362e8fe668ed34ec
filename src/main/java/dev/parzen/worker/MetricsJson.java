package dev.parzen.worker;

import dev.parzen.objective.network.Measure;
import dev.parzen.training.TestMetrics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of what was measured of a network: {@code examples}, each figure under its key, {@code classes} (the
 * names) and {@code confusion}. A figure that is not defined is null.
 */
public final class MetricsJson {
    /** A larger matrix is left out with its names: nobody reads it, and it would fill the store. */
    private static final int MOST_NAMES = 100;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String EXAMPLES = "examples";
    private static final String NAMES = "classes";
    private static final String CONFUSION = "confusion";

    private MetricsJson() {}

    /** As JSON text. */
    public static String text(TestMetrics metrics) {
        return write(metrics).toString();
    }

    /** As a JSON object. */
    public static ObjectNode write(TestMetrics metrics) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put(EXAMPLES, metrics.examples());
        metrics.figures()
                .forEach((measure, figure) -> node.put(measure.key(), Double.isFinite(figure) ? figure : null));
        if (metrics.names().size() <= MOST_NAMES) {
            ArrayNode names = node.putArray(NAMES);
            metrics.names().forEach(names::add);
            ArrayNode rows = node.putArray(CONFUSION);
            for (List<Integer> row : metrics.confusion()) {
                ArrayNode cells = rows.addArray();
                row.forEach(cells::add);
            }
        }
        return node;
    }

    /** What {@link #write} made, now or in an earlier release. */
    public static TestMetrics read(JsonNode node) {
        Map<Measure, Double> figures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            JsonNode figure = node.path(measure.key());
            if (figure.isNumber()) {
                figures.put(measure, figure.asDouble());
            } else if (figure.isNull()) {
                figures.put(measure, Double.NaN);
            }
        }
        List<String> names = new ArrayList<>();
        node.path(NAMES).forEach(name -> names.add(name.asString()));
        List<List<Integer>> confusion = new ArrayList<>();
        for (JsonNode row : node.path(CONFUSION)) {
            List<Integer> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asInt()));
            confusion.add(cells);
        }
        return new TestMetrics(node.path(EXAMPLES).asInt(), figures, names, confusion);
    }
}
