package dev.parzen.benchmark;

import bare.BareConfiguration;
import dev.parzen.ParzenApplication;
import dev.parzen.store.Postgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The server in this process, on a new database that waits for the disk. */
final class BenchmarkServer {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Object> settings;
    private final Path home = Files.createTempDirectory("parzen-benchmark");
    private ConfigurableApplicationContext context;

    /** @param database "h2" or "postgres" */
    BenchmarkServer(String database) throws IOException {
        this.settings = database.equals("h2") ? Map.of() : Postgres.durable("benchmark");
        this.context = started();
    }

    /** Stops and begins again with all that is stored, at another port. */
    void restart() {
        context.close();
        context = started();
    }

    void close() {
        context.close();
    }

    String root() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    String studies() {
        return root() + "/api/v1/studies";
    }

    /** @throws IllegalStateException if it is refused */
    HttpResponse<String> send(String method, String url, String body) throws IOException, InterruptedException {
        return send(method, url, "application/json", body);
    }

    HttpResponse<String> send(String method, String url, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response;
    }

    private ConfigurableApplicationContext started() {
        return new SpringApplicationBuilder(ParzenApplication.class, BareConfiguration.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--parzen.home=" + home,
                                        "--parzen.workers=0",
                                        "--logging.level.root=warn"),
                                settings.entrySet().stream()
                                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue()))
                        .toArray(String[]::new));
    }
}
