package dev.parzen.client;

import dev.parzen.study.Study;
import dev.parzen.study.TrialFiles.Content;
import dev.parzen.wire.Json;
import dev.parzen.wire.StudyJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends calls to a server, again and again while it cannot be reached, and reads its answers. */
final class Exchange {
    /** A later server may tell more than this client knows. */
    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Set<Integer> PASSING = Set.of(502, 503, 504);
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final URI base;
    private final Patience patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();

    /** An exchange with the server at {@code address}, such as http://localhost:8080. */
    Exchange(URI address, Patience patience) {
        String text = address.toString();
        this.base = URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/api/v1");
        this.patience = patience;
    }

    /** The answer to a call; a refusal is thrown as {@link dev.parzen.study.TunerException}. */
    Answer send(Call call) {
        HttpResponse<String> response = persistently(() -> call.request(base), BodyHandlers.ofString());
        requireSuccess(response);
        return new Answer(response.statusCode(), response.headers().firstValue("ETag"), response.body());
    }

    /** Sends a file; however often it is sent, the server has it once. */
    void upload(String path, Content content) {
        requireSuccess(persistently(() -> Transfers.put(URI.create(base + path), content), BodyHandlers.ofString()));
    }

    /**
     * Gets a file.
     *
     * @param target is overwritten
     * @return the headers
     * @throws dev.parzen.study.TunerException.NotFound if there is none
     */
    HttpHeaders download(String path, Path target) {
        HttpResponse<String> response = persistently(
                () -> HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Transfers.LONGEST_SILENCE)
                        .build(),
                info -> info.statusCode() < 300
                        ? BodySubscribers.mapping(BodySubscribers.ofFile(target), file -> "")
                        : BodySubscribers.ofString(StandardCharsets.UTF_8));
        requireSuccess(response);
        return response.headers();
    }

    private static void requireSuccess(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw Problems.of(response, MAPPER);
        }
    }

    private HttpResponse<String> persistently(Supplier<HttpRequest> request, BodyHandler<String> handler) {
        long start = System.nanoTime();
        for (int n = 1; ; n++) {
            IOException failure;
            try {
                HttpResponse<String> response = http.send(request.get(), handler);
                if (!PASSING.contains(response.statusCode())) {
                    return response;
                }
                failure = new IOException("it answered " + response.statusCode());
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            Duration pause = Patience.pause(n);
            if (System.nanoTime() - start + pause.toNanos() > patience.total().toNanos()) {
                throw unreachable(failure);
            }
            sleep(pause);
        }
    }

    private void sleep(Duration pause) {
        try {
            patience.sleep().sleep(pause);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ServerUnreachableException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ServerUnreachableException("The call was interrupted.", e);
    }

    private ServerUnreachableException unreachable(IOException failure) {
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new ServerUnreachableException(
                "The server at " + base + " cannot be reached (" + why
                        + "): check that it runs, and that the address and port are right.",
                failure);
    }

    /** What the server answered. */
    record Answer(int status, Optional<String> tag, String body) {
        private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

        boolean isNew() {
            return status == 201;
        }

        boolean isEmpty() {
            return status == 204;
        }

        /** A study, with the version that the answer's ETag tells, so that a change can insist on it. */
        Study study() {
            int version = tag.map(VERSION::matcher)
                    .filter(Matcher::matches)
                    .map(match -> Integer.parseInt(match.group(1)))
                    .orElse(0);
            return as(StudyJson.class).toStudy(version);
        }

        JsonNode tree() {
            return read(() -> MAPPER.readTree(body));
        }

        <T> T as(Class<T> type) {
            return read(() -> MAPPER.readValue(body, type));
        }

        static <T> T convert(JsonNode node, Class<T> type) {
            return read(() -> MAPPER.treeToValue(node, type));
        }

        private static <T> T read(Supplier<T> reading) {
            try {
                return reading.get();
            } catch (JacksonException e) {
                throw new ServerFaultException(
                        "The answer cannot be read: is this a Parzen server? " + e.getOriginalMessage());
            }
        }
    }
}
