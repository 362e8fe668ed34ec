package dev.parzen.wire;

import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Parameter values as JSON: a string, a number, true, false or null. */
public final class Values {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Values() {}

    /** The value that a JSON scalar stands for. */
    public static ParameterValue read(JsonNode node) {
        if (node == null || node.isNull()) {
            return ParameterValue.NOTHING;
        }
        if (node.isString()) {
            return ParameterValue.of(node.asString());
        }
        if (node.isBoolean()) {
            return ParameterValue.of(node.asBoolean());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return ParameterValue.of(node.asLong());
        }
        if (node.isNumber()) {
            return ParameterValue.of(node.doubleValue());
        }
        throw new MalformedException("", "A value is a text, a number, true, false or null.");
    }

    /** The JSON scalar for a value. */
    public static JsonNode write(ParameterValue value) {
        if (value instanceof ParameterValue.Real real) {
            return NODES.numberNode(real.value());
        }
        if (value instanceof ParameterValue.Whole whole) {
            return NODES.numberNode(whole.value());
        }
        if (value instanceof ParameterValue.Text text) {
            return NODES.stringNode(text.value());
        }
        return value instanceof ParameterValue.Flag flag ? NODES.booleanNode(flag.value()) : NODES.nullNode();
    }

    static Map<String, ParameterValue> read(Map<String, JsonNode> nodes, String member) {
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        if (nodes != null) {
            nodes.forEach((name, node) -> values.put(name, read(node, member, name)));
        }
        return values;
    }

    static Map<String, JsonNode> write(Map<String, ParameterValue> values) {
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        values.forEach((name, value) -> nodes.put(name, write(value)));
        return nodes;
    }

    private static ParameterValue read(JsonNode node, String member, String name) {
        try {
            return read(node);
        } catch (InvalidValueException refused) {
            throw refused.under(name).under(member);
        } catch (MalformedException malformed) {
            throw malformed.under("/" + member + "/" + name);
        }
    }
}
