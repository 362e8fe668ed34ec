package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls with an {@code Idempotency-Key} are done once. */
class IdempotencyTest extends ServerTest {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "client");
        thread.setDaemon(true);
        return thread;
    });

    @Test
    void doesAKeyedCallOnce() {
        String name = server.study("");
        Map<String, String> key = Map.of("Idempotency-Key", "key-" + name);
        Answer first = server.send("POST", trials(name), "{\"worker\":\"w\"}", key);
        Answer again = server.send("POST", trials(name), "{\"worker\":\"w\"}", key);
        Answer other = server.send("POST", trials(name), "{\"worker\":\"x\"}", key);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(422);
        assertThat(server.get("studies/" + name).at("/counts/RUNNING").asInt()).isEqualTo(1);
        assertThat(server.send("POST", trials(name), "{}", Map.of("Idempotency-Key", "k".repeat(256)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void repeatsTheHeadersOfAKeyedCall() {
        String name = Server.newName();
        Map<String, String> key = Map.of("Idempotency-Key", "headers-" + name);
        Answer first = server.send("POST", "studies", "{\"name\":\"" + name + "\"}", key);
        Answer again = server.send("POST", "studies", "{\"name\":\"" + name + "\"}", key);

        for (String header : List.of("ETag", "Location", "Content-Type", "Cache-Control", "Content-Length")) {
            assertThat(again.header(header)).as(header).isNotEmpty().isEqualTo(first.header(header));
        }
        server.send("PATCH", "studies/" + name, "{\"notes\":\"2\"}", Map.of("If-Match", again.header("ETag")));
        assertThat(server.get("studies/" + name).text("/notes")).isEqualTo("2");
    }

    @Test
    void claimsOnceUnderAKeyAndWaitsWithoutHoldingAnything() {
        String name = server.study(
                ",\"objective\":{\"type\":\"benchmark\",\"function\":\"branin-2\"},\"budget\":{\"parallel\":1}");
        String claim = "{\"worker\":\"w\",\"study\":\"" + name + "\",\"wait\":\"PT20S\"}";
        Map<String, String> key = Map.of("Idempotency-Key", "claim-" + name);
        Answer first = server.send("POST", "claims", claim, key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(server.send("POST", "claims", claim, key).body()).isEqualTo(first.body());

        var waiting = IntStream.range(0, 24)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> server.send("POST", "claims", claim, Map.of("Idempotency-Key", name + i)), THREADS))
                .toList();
        for (int i = 0; i < 10; i++) {
            assertThat(server.put(trials(name) + "/0/lease", "{}").status()).isEqualTo(200);
        }
        server.patch("studies/" + name, "{\"budget\":{\"parallel\":null}}");
        assertThat(waiting.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(200);
        assertThat(server.get("studies/" + name).at("/counts/RUNNING").asInt()).isEqualTo(25);
        server.delete("studies/" + name);
    }

    @Test
    void doesNotRememberRefusals() {
        String name = server.study(",\"budget\":{\"parallel\":1}");
        server.post(trials(name), "{}");
        Map<String, String> key = Map.of("Idempotency-Key", "refused-" + name);
        assertThat(server.send("POST", trials(name), "{}", key).status()).isEqualTo(429);
        server.put(trials(name) + "/0/outcome", "{\"state\":\"FAILED\"}");
        assertThat(server.send("POST", trials(name), "{}", key).status()).isEqualTo(201);
    }
}
