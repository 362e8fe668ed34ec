package dev.parzen.load.traffic;

import dev.parzen.wire.Json;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered. */
public record Reply(int status, String body) {
    /** A later server may tell more than this program knows. */
    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public JsonNode tree() {
        return MAPPER.readTree(body);
    }

    public <T> T as(Class<T> type) {
        return MAPPER.readValue(body, type);
    }

    public static <T> T convert(JsonNode node, Class<T> type) {
        return MAPPER.treeToValue(node, type);
    }
}
