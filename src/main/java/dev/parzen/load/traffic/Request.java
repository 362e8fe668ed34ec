package dev.parzen.load.traffic;

import java.util.Optional;

/**
 * A call as it crosses the wire.
 *
 * @param path below {@code /api/v1}, with its query
 * @param body JSON; none for calls without one
 * @param key by which the server knows a repeated call
 */
public record Request(String method, String path, Optional<String> body, Optional<String> key) {

    public static Request get(String path) {
        return new Request("GET", path, Optional.empty(), Optional.empty());
    }

    public static Request delete(String path) {
        return new Request("DELETE", path, Optional.empty(), Optional.empty());
    }

    public static Request put(String path, String body) {
        return new Request("PUT", path, Optional.of(body), Optional.empty());
    }

    public static Request post(String path, String body) {
        return new Request("POST", path, Optional.of(body), Optional.empty());
    }

    public static Request patch(String path, String body) {
        return new Request("PATCH", path, Optional.of(body), Optional.empty());
    }

    public Request with(Optional<String> itsKey) {
        return new Request(method, path, body, itsKey);
    }

    String contentType() {
        return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    }
}
