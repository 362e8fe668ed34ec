package dev.parzen.wire;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** A JSON number, or one of the three texts for doubles that JSON lacks. */
final class ExtendedDouble extends StdDeserializer<Double> {

    ExtendedDouble() {
        super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken().isNumeric()) {
            double number = parser.getDoubleValue();
            return Double.isFinite(number)
                    ? number
                    : (Double) context.handleWeirdStringValue(Double.class, parser.getString(), "beyond a double");
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            switch (parser.getString()) {
                case "NaN":
                    return Double.NaN;
                case "Infinity":
                    return Double.POSITIVE_INFINITY;
                case "-Infinity":
                    return Double.NEGATIVE_INFINITY;
                default:
                    break;
            }
        }
        return (Double) context.handleUnexpectedToken(getValueType(context), parser);
    }
}
