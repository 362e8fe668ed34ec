package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON dialect of the project: strict in what it takes (nothing unknown, nothing twice, no number for a text),
 * with {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"} for the doubles that JSON lacks.
 */
public final class Json {
    private static final int DEEPEST = 100;

    private static final JsonMapper MAPPER = configured(JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build()))
            .build();

    private Json() {}

    /** The mapper; immutable. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** JSON text of any of this package's records. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Reads JSON text.
     *
     * @throws MalformedException if it is not JSON, or not of the type's shape
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new MalformedException("", "The JSON is null: give an object.");
            }
            return value;
        } catch (JacksonException malformed) {
            throw Malformations.of(malformed);
        }
    }

    static <T> T convert(JsonNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JacksonException malformed) {
            throw Malformations.of(malformed);
        }
    }

    /** Attributes as the core keeps them, JSON text by name, from JSON values by name. */
    static Map<String, String> texts(Map<String, JsonNode> values) {
        Map<String, String> texts = new TreeMap<>();
        if (values != null) {
            values.forEach((name, value) -> texts.put(name, value == null ? "null" : write(value)));
        }
        return texts;
    }

    static Map<String, JsonNode> values(Map<String, String> texts) {
        Map<String, JsonNode> values = new TreeMap<>();
        texts.forEach((name, text) -> values.put(name, MAPPER.readTree(text)));
        return values;
    }

    private static JsonMapper.Builder configured(JsonMapper.Builder builder) {
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.ALWAYS))
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Float,
                        config -> config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule("parzen")
                        .addDeserializer(Double.class, new ExtendedDouble())
                        .addDeserializer(double.class, new ExtendedDouble()));
        return builder;
    }
}
