package dev.parzen.rest;

import dev.parzen.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Speaks plain HTTP to a running server, as curl does. */
final class Server {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String root;

    Server(int port) {
        this.root = "http://127.0.0.1:" + port;
    }

    /** A name that no study of this run has. */
    static String newName() {
        return "study-" + NAMES.incrementAndGet();
    }

    /** The address without a path. */
    String root() {
        return root;
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    Answer put(String path, String body) {
        return send("PUT", path, body, Map.of());
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body, Map.of());
    }

    /** The answer's bytes. */
    HttpResponse<byte[]> raw(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(path))).method(method, body);
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String url(String path) {
        return path.startsWith("/") ? root + path : root + "/api/v1/" + path;
    }

    Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Makes a study with a new name; {@code members} are those beside the name, as JSON with a leading comma. */
    String study(String members) {
        String name = newName();
        Answer answer = post("studies", "{\"name\":\"" + name + "\"" + members + "}");
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return name;
    }

    /** What the server answered. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return Json.mapper().readTree(response.body());
        }

        /** A member, named by a JSON pointer. */
        JsonNode at(String pointer) {
            return json().at(pointer);
        }

        String text(String pointer) {
            return at(pointer).asString();
        }

        @Override
        public String toString() {
            return response.request().method() + " " + response.uri() + " → " + status() + " " + body();
        }
    }
}
