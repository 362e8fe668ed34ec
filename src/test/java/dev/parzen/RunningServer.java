package dev.parzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parzen.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A server that runs as a process. Every answer must be 2xx; a server that is gone is an {@link UncheckedIOException}. */
final class RunningServer {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final String api;

    RunningServer(Process process, String address) {
        this.process = process;
        this.api = address + "/api/v1/";
    }

    JsonNode get(String path) {
        return send("GET", path, "");
    }

    JsonNode post(String path, String body) {
        return send("POST", path, body);
    }

    /** Asks for a trial; answers its number. */
    int ask(String study) {
        return post("studies/" + study + "/trials", "{}").at("/number").asInt();
    }

    /** Tells that an attempt at a trial is complete. */
    JsonNode tell(String study, int number, int attempt, double value) {
        return send(
                "PUT",
                "studies/" + study + "/trials/" + number + "/outcome",
                "{\"state\":\"COMPLETE\",\"value\":" + value + ",\"attempt\":" + attempt + "}");
    }

    int count(String study, String state) {
        return get("studies/" + study).at("/counts/" + state).asInt();
    }

    boolean isFinished(String study) {
        return get("studies/" + study).at("/state").asString().equals("FINISHED");
    }

    /** All trials of a study, in the order of their numbers. */
    List<JsonNode> trials(String study) {
        List<JsonNode> trials = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = get("studies/" + study + "/trials?pageSize=1000&pageToken=" + token);
            page.at("/trials").forEach(trials::add);
            token = page.at("/nextPageToken").asString();
        } while (!token.isEmpty());
        return trials;
    }

    /** Kills the server as {@code kill -9} does, and waits until its pool has noticed. */
    void kill() {
        List<ProcessHandle> pool = process.descendants().toList();
        assertThat(pool).isNotEmpty();
        process.destroyForcibly();
        await().atMost(PackagedProgram.PATIENCE).until(() -> !process.isAlive());
        await().atMost(PackagedProgram.PATIENCE).until(() -> pool.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** The processes of the pool. */
    List<Long> pool() {
        return process.descendants().map(ProcessHandle::pid).toList();
    }

    /** Kills the pool's process as {@code kill -9} does; the server starts another. */
    void killPool() {
        List<ProcessHandle> pool = process.descendants().toList();
        assertThat(pool).isNotEmpty();
        pool.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PackagedProgram.PATIENCE).until(() -> pool.stream().noneMatch(ProcessHandle::isAlive));
    }

    private JsonNode send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return Json.mapper().readTree(response.body());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
