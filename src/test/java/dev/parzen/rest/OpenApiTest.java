package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The published document, used as a person does who executes the examples from top to bottom. */
class OpenApiTest extends ServerTest {

    private record Call(String tag, String method, String path, String type, String body, Set<String> statuses) {}

    @Test
    void offersExamplesThatWorkFromTopToBottom() {
        Flowers.planted(server, HOME, Examples.NETWORKS).end(server);
        List<Call> calls = calls(server.get("/v3/api-docs").json());
        assertThat(calls).hasSizeGreaterThan(15).anyMatch(call -> call.body.contains("[\"MAXIMIZE\",\"MINIMIZE\"]"));
        for (Call call : calls) {
            Answer answer = server.send(
                    call.method,
                    call.path,
                    call.body.isEmpty() ? null : call.body,
                    java.util.Map.of("Content-Type", call.type));
            assertThat(call.statuses).as(call.path + " " + answer).contains(Integer.toString(answer.status()));
        }
    }

    @Test
    void offersAnExampleOfEveryBodyAndEveryPartOfAPath() {
        for (JsonNode path : server.get("/v3/api-docs").at("/paths")) {
            for (JsonNode operation : path) {
                String summary = operation.at("/summary").asString();
                for (JsonNode body : operation.at("/requestBody/content")) {
                    assertThat(body.has("example") || body.has("examples"))
                            .as(summary)
                            .isTrue();
                }
                assertThat(type(operation).contains("json")
                                && operation
                                        .at("/requestBody/content")
                                        .path(type(operation))
                                        .path("example")
                                        .isString())
                        .as(summary + ": Swagger UI would send the text within quotes")
                        .isFalse();
                for (JsonNode parameter : operation.at("/parameters")) {
                    boolean isInPath = parameter.at("/in").asString().equals("path");
                    assertThat(parameter.has("example") || !isInPath)
                            .as(summary + ": " + parameter)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void showsSwaggerUi() {
        assertThat(server.get("/swagger-ui/index.html").body()).contains("swagger-ui");
    }

    private static List<Call> calls(JsonNode document) {
        List<Call> calls = new ArrayList<>();
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> bodies(operation.getValue())
                                .forEach(body -> calls.add(call(
                                        path.getKey(),
                                        operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                        operation.getValue(),
                                        body)))));
        calls.sort(Comparator.comparing(Call::tag));
        return calls;
    }

    /** The examples of the body; "" where there is none. */
    private static List<String> bodies(JsonNode operation) {
        JsonNode content = operation.at("/requestBody/content").path(type(operation));
        List<String> bodies = new ArrayList<>();
        content.path("examples").forEach(example -> bodies.add(text(example.path("value"))));
        return bodies.isEmpty() ? List.of(text(content.path("example"))) : bodies;
    }

    private static String text(JsonNode example) {
        return example.isMissingNode() ? "" : example.isString() ? example.asString() : example.toString();
    }

    /** The type that Swagger UI chooses: the first. */
    private static String type(JsonNode operation) {
        JsonNode types = operation.at("/requestBody/content");
        return types.isMissingNode()
                ? "application/json"
                : types.propertyNames().iterator().next();
    }

    private static Call call(String path, String method, JsonNode operation, String body) {
        StringBuilder query = new StringBuilder();
        String filled = path;
        for (JsonNode parameter : operation.at("/parameters")) {
            String name = parameter.at("/name").asString();
            String example = parameter.at("/example").isMissingNode()
                    ? ""
                    : URLEncoder.encode(parameter.at("/example").asString(), StandardCharsets.UTF_8);
            filled = filled.replace("{" + name + "}", example);
            if (parameter.at("/in").asString().equals("query") && !example.isEmpty()) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(example);
            }
        }
        Set<String> statuses = operation.at("/responses").propertyNames().stream()
                .filter(status -> status.startsWith("2"))
                .collect(Collectors.toSet());
        return new Call(operation.at("/tags/0").asString(), method, filled + query, type(operation), body, statuses);
    }
}
