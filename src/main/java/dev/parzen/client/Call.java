package dev.parzen.client;

import dev.parzen.wire.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * One logical call: however often it is sent, the server does it once. A PUT is the same each time; a POST bears a key by
 * which the server recognises it.
 *
 * @param path below the base path, with its query
 * @param ifMatch the version that the study must still have
 * @param waiting how long the server may take beyond the usual
 */
record Call(
        String method,
        String path,
        Optional<String> body,
        Optional<String> key,
        Optional<String> ifMatch,
        Duration waiting) {
    private static final Duration USUAL = Duration.ofSeconds(30);

    static Call get(String path) {
        return new Call("GET", path, Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    static Call delete(String path) {
        return new Call("DELETE", path, Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    static Call put(String path, Object body) {
        return new Call("PUT", path, Optional.of(Json.write(body)), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    static Call patch(String path, Object body) {
        return new Call(
                "PATCH", path, Optional.of(Json.write(body)), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    static Call post(String path, Object body) {
        return post(path, Json.write(body));
    }

    static Call post(String path, String json) {
        String key = UUID.randomUUID().toString();
        return new Call("POST", path, Optional.of(json), Optional.of(key), Optional.empty(), Duration.ZERO);
    }

    Call ifMatch(String tag) {
        return new Call(method, path, body, key, Optional.of(tag), waiting);
    }

    Call waiting(Duration longer) {
        return new Call(method, path, body, key, ifMatch, longer);
    }

    HttpRequest request(URI base) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(USUAL.plus(waiting))
                .header("Accept", "application/json, application/problem+json")
                .method(
                        method,
                        body.map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody));
        body.ifPresent(json -> request.header("Content-Type", contentType()));
        key.ifPresent(value -> request.header("Idempotency-Key", value));
        ifMatch.ifPresent(tag -> request.header("If-Match", tag));
        return request.build();
    }

    /** A path's or query's part, percent-encoded. */
    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String contentType() {
        return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    }
}
