package dev.parzen.wire;

import dev.parzen.space.Condition;
import dev.parzen.space.Condition.Activation;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Conditions as JSON: by earlier parameter, a list of values or {@code {"atLeast": n, "atMost": n}}. */
public final class Conditions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Conditions() {}

    /** The condition that the members describe. */
    public static Condition read(Map<String, JsonNode> when) {
        Map<String, Activation> requirements = new LinkedHashMap<>();
        when.forEach((name, node) -> {
            try {
                requirements.put(name, readActivation(node));
            } catch (InvalidValueException refused) {
                throw refused.under(name).under("when");
            } catch (MalformedException malformed) {
                throw malformed.under("/when/" + name);
            }
        });
        return new Condition(requirements);
    }

    /** The members that describe a condition. */
    public static Map<String, JsonNode> write(Condition condition) {
        Map<String, JsonNode> when = new LinkedHashMap<>();
        condition.requirements().forEach((name, activation) -> when.put(name, writeActivation(activation)));
        return when;
    }

    private static Activation readActivation(JsonNode node) {
        if (node instanceof ArrayNode list) {
            List<ParameterValue> values = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                values.add(readValue(list.get(i), i));
            }
            return new Condition.OneOf(values);
        }
        if (node instanceof ObjectNode bounds) {
            for (String member : bounds.propertyNames()) {
                if (!member.equals("atLeast") && !member.equals("atMost")) {
                    throw new MalformedException(
                            "/" + member, "The member \"" + member + "\" is unknown. Known are: atLeast, atMost.");
                }
            }
            return new Condition.Between(bound(bounds, "atLeast"), bound(bounds, "atMost"));
        }
        throw new MalformedException("", "Give a list of values, or an object with atLeast or atMost.");
    }

    private static ParameterValue readValue(JsonNode node, int index) {
        try {
            return Values.read(node);
        } catch (InvalidValueException refused) {
            throw refused.under(index);
        } catch (MalformedException malformed) {
            throw malformed.under("/" + index);
        }
    }

    private static OptionalDouble bound(ObjectNode bounds, String member) {
        JsonNode bound = bounds.get(member);
        if (bound == null || bound.isNull()) {
            return OptionalDouble.empty();
        }
        if (!bound.isNumber()) {
            throw new MalformedException("/" + member, "The member \"" + member + "\" is a number.");
        }
        return OptionalDouble.of(bound.doubleValue());
    }

    private static JsonNode writeActivation(Activation activation) {
        if (activation instanceof Condition.OneOf oneOf) {
            ArrayNode list = NODES.arrayNode();
            oneOf.values().forEach(value -> list.add(Values.write(value)));
            return list;
        }
        Condition.Between between = (Condition.Between) activation;
        ObjectNode bounds = NODES.objectNode();
        between.atLeast().ifPresent(bound -> bounds.put("atLeast", bound));
        between.atMost().ifPresent(bound -> bounds.put("atMost", bound));
        return bounds;
    }
}
