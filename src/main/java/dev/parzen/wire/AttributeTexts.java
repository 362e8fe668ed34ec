package dev.parzen.wire;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Attributes are kept as JSON text. Most are written as this project writes JSON, so that their values tell the text;
 * those that came through another door need not be.
 */
final class AttributeTexts {
    private AttributeTexts() {}

    /** The values of those whose text follows from them. */
    static Map<String, JsonNode> usual(Map<String, String> attributes) {
        Map<String, JsonNode> values = new TreeMap<>();
        attributes.forEach((name, text) -> {
            if (isUsual(text)) {
                values.put(name, Json.mapper().readTree(text));
            }
        });
        return values;
    }

    /** The texts of the others. */
    static Map<String, String> unusual(Map<String, String> attributes) {
        Map<String, String> texts = new TreeMap<>(attributes);
        texts.values().removeIf(AttributeTexts::isUsual);
        return texts;
    }

    private static boolean isUsual(String text) {
        try {
            JsonNode value = Json.mapper().readTree(text);
            return !value.isMissingNode() && Json.write(value).equals(text);
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
