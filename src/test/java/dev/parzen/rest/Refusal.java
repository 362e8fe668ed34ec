package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/** A call, and the problem detail that it gets. */
record Refusal(String method, String path, String body, int status, String code, String pointer) {
    private static final int LONGEST_TITLE = 150;

    Refusal(String method, String path, String body, int status, String code) {
        this(method, path, body, status, code, "");
    }

    static Refusal post(String path, String body, int status, String code) {
        return new Refusal("POST", path, body, status, code);
    }

    static Refusal post(String path, String body, int status, String code, String pointer) {
        return new Refusal("POST", path, body, status, code, pointer);
    }

    static Refusal put(String path, String body, int status, String code) {
        return new Refusal("PUT", path, body, status, code);
    }

    static Refusal put(String path, String body, int status, String code, String pointer) {
        return new Refusal("PUT", path, body, status, code, pointer);
    }

    static Refusal patch(String path, String body, int status, String code, String pointer) {
        return new Refusal("PATCH", path, body, status, code, pointer);
    }

    static Refusal get(String path, int status, String code) {
        return new Refusal("GET", path, null, status, code);
    }

    DynamicTest test(Server server) {
        String title = method + " " + path + " " + body;
        return DynamicTest.dynamicTest(title.substring(0, Math.min(LONGEST_TITLE, title.length())), () -> {
            Answer answer = server.send(method, path, body, Map.of());
            require(answer, status, code);
            if (!pointer.isEmpty()) {
                assertThat(answer.text("/errors/0/pointer"))
                        .as(answer.toString())
                        .isEqualTo(pointer);
            }
        });
    }

    static void require(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.at("/code").asString()).isEqualTo(code);
        assertThat(problem.at("/type").asString()).endsWith(code);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/title").asString()).isNotBlank();
        assertThat(problem.at("/detail").asString()).isNotBlank();
        assertThat(problem.has("instance")).isTrue();
        assertThat(answer.body()).doesNotContain("Exception", "\\tat ", "dev.parzen", "springframework", "Feature");
    }
}
