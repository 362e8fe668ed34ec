package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A distribution: the members of its kind, the others null. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DistributionJson(
        String type, JsonNode low, JsonNode high, Boolean log, JsonNode step, List<JsonNode> choices) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    public DistributionJson {
        low = given(low);
        high = given(high);
        step = given(step);
    }

    public static DistributionJson of(Distribution distribution) {
        return distribution.map(new Distribution.Cases<>() {
            @Override
            public DistributionJson floatRange(Distribution.FloatRange range) {
                JsonNode step =
                        range.step().isPresent() ? NODES.numberNode(range.step().getAsDouble()) : null;
                return new DistributionJson(
                        "float",
                        NODES.numberNode(range.low()),
                        NODES.numberNode(range.high()),
                        range.log(),
                        step,
                        null);
            }

            @Override
            public DistributionJson intRange(Distribution.IntRange range) {
                return new DistributionJson(
                        "int",
                        NODES.numberNode(range.low()),
                        NODES.numberNode(range.high()),
                        range.log(),
                        NODES.numberNode(range.step()),
                        null);
            }

            @Override
            public DistributionJson categorical(Distribution.Categorical categorical) {
                return new DistributionJson(
                        "categorical",
                        null,
                        null,
                        null,
                        null,
                        categorical.choices().stream().map(Values::write).toList());
            }
        });
    }

    public Distribution toDistribution() {
        if (type == null) {
            throw new MalformedException(
                    "/type", "The member \"type\" is missing: give one of float, int, categorical.");
        }
        switch (type) {
            case "float":
                refuse("choices", choices);
                OptionalDouble grid = step == null ? OptionalDouble.empty() : OptionalDouble.of(real("step", step));
                return new Distribution.FloatRange(real("low", low), real("high", high), isLog(), grid);
            case "int":
                refuse("choices", choices);
                return new Distribution.IntRange(
                        whole("low", low), whole("high", high), isLog(), step == null ? 1 : whole("step", step));
            case "categorical":
                refuse("low", low);
                refuse("high", high);
                refuse("log", log);
                refuse("step", step);
                return new Distribution.Categorical(readChoices());
            default:
                throw new InvalidValueException(
                        "type", "\"" + type + "\" is unknown: give one of float, int, categorical.");
        }
    }

    private static JsonNode given(JsonNode node) {
        return node == null || node.isNull() ? null : node;
    }

    private boolean isLog() {
        return log != null && log;
    }

    private void refuse(String member, Object value) {
        if (value != null) {
            throw new MalformedException(
                    "/" + member, "The member \"" + member + "\" is not of a parameter of type " + type + ".");
        }
    }

    private double real(String member, JsonNode number) {
        requireNumber(member, number);
        return number.isNumber() ? number.doubleValue() : Json.convert(number, Double.class);
    }

    private long whole(String member, JsonNode number) {
        requireNumber(member, number);
        if (number.isNumber() && number.doubleValue() == Math.rint(number.doubleValue())) {
            double value = number.doubleValue();
            return number.isIntegralNumber() && number.canConvertToLong() ? number.asLong() : saturated(member, value);
        }
        throw new MalformedException("/" + member, "The member \"" + member + "\" of an int is a whole number.");
    }

    private static long saturated(String member, double value) {
        if (Math.abs(value) > 1L << 53) {
            throw new InvalidValueException(member, member + " is " + value + ": integers go from -2^53 to 2^53.");
        }
        return (long) value;
    }

    private void requireNumber(String member, JsonNode number) {
        if (number == null) {
            throw new MalformedException(
                    "/" + member,
                    "The member \"" + member + "\" is missing: a parameter of type " + type + " has one.");
        }
        boolean isExtended =
                number.isString() && List.of("NaN", "Infinity", "-Infinity").contains(number.asString());
        if (!number.isNumber() && !isExtended) {
            throw new MalformedException("/" + member, "The member \"" + member + "\" is a number.");
        }
    }

    private List<ParameterValue> readChoices() {
        if (choices == null) {
            throw new MalformedException(
                    "/choices", "The member \"choices\" is missing: a categorical parameter has one.");
        }
        List<ParameterValue> values = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            try {
                values.add(Values.read(choices.get(i)));
            } catch (InvalidValueException refused) {
                throw refused.under(i).under("choices");
            } catch (MalformedException malformed) {
                throw malformed.under("/choices/" + i);
            }
        }
        return values;
    }
}
