package dev.parzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parzen.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged program as processes: start, study, pool, kill, restart, nothing lost. */
class WholeProgramIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern READY = Pattern.compile("is ready: (http://[^/]+)/");
    private static final String NETWORK = """
            {"name": "net", "space": [{"name": "lr", "type": "float", "low": 1e-3, "high": 1e-1, "log": true}],
             "lease": {"duration": "PT5S"}, "budget": {"trials": 6}, "pruner": {"type": "none"},
             "objective": {"type": "neural-network", "data": {"type": "drawn-digits", "samples": 1000},
               "layers": [{"type": "dense", "width": 16}], "learningRate": {"param": "lr"}, "epochs": 12,
               "earlyStopping": null}}""";

    @TempDir
    Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void losesNothingWhenTheServerIsKilled() throws IOException {
        Server first = serve(1);
        first.post(
                "studies", "{\"name\":\"mine\",\"space\":[{\"name\":\"x\",\"type\":\"float\",\"low\":0,\"high\":1}]}");
        first.post("studies", NETWORK);
        Map<Integer, Double> told = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            JsonNode trial = first.post("studies/mine/trials", "{}");
            int number = trial.at("/number").asInt();
            first.put("studies/mine/trials/" + number + "/outcome", "{\"state\":\"COMPLETE\",\"value\":" + i + "}");
            told.put(number, (double) i);
        }
        await().atMost(PATIENCE).until(() -> first.count("net", "COMPLETE") >= 1 && first.count("net", "RUNNING") == 1);
        JsonNode held = first.post("studies/mine/trials", "{\"worker\":\"me\"}");
        List<ProcessHandle> pool = first.process.descendants().toList();
        assertThat(pool).isNotEmpty();

        first.process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !first.process.isAlive());
        await().atMost(PATIENCE).until(() -> pool.stream().noneMatch(ProcessHandle::isAlive));

        Server second = serve(1);
        assertThat(second.values("mine")).isEqualTo(told);
        assertThat(second.get("studies/mine").at("/bestValue").asDouble()).isZero();
        JsonNode mine = second.put(
                "studies/mine/trials/" + held.at("/number") + "/outcome",
                "{\"state\":\"COMPLETE\",\"value\":7,\"attempt\":1}");
        assertThat(mine.at("/state").asString())
                .as("a lease outlives the server")
                .isEqualTo("COMPLETE");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(second.get("studies/net").at("/state").asString())
                                .isEqualTo("FINISHED"));
        assertThat(second.count("net", "COMPLETE")).isEqualTo(6);
        assertThat(Files.list(home.resolve("models")).findAny()).isPresent();
    }

    @Test
    void tunesAnExampleAndSaysWhatItFound() throws IOException, InterruptedException {
        Path spec = home.resolve("spec.json");
        Files.writeString(spec, NETWORK.replace("\"trials\": 6", "\"trials\": 2"));
        Process tune = start("tune", spec.toString(), "--home", home.toString(), "--workers", "1");
        assertThat(tune.waitFor(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();

        String output = Files.readString(log(tune));
        assertThat(tune.exitValue()).as(output).isZero();
        assertThat(output).contains("lr", "accuracy", "2 complete");
    }

    @Test
    void saysWhatIsWrongWithASpecification() throws IOException, InterruptedException {
        Path spec = home.resolve("spec.json");
        Files.writeString(
                spec, "{\"name\":\"a\",\"space\":[{\"name\":\"x\",\"type\":\"float\",\"low\":2,\"high\":1}]}");
        Process tune = start("tune", spec.toString(), "--home", home.toString());
        assertThat(tune.waitFor(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();

        assertThat(tune.exitValue()).isEqualTo(2);
        assertThat(Files.readString(log(tune)))
                .contains("/space/0/low", "above high")
                .doesNotContain("\tat ");
    }

    private Server serve(int workers) throws IOException {
        Process process =
                start("serve", "--port", "0", "--home", home.toString(), "--workers", Integer.toString(workers));
        await().atMost(PATIENCE).until(() -> address(process) != null || !process.isAlive());
        assertThat(address(process)).as(Files.readString(log(process))).isNotNull();
        return new Server(process, address(process) + "/api/v1/");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("parzen.jar")));
        command.addAll(List.of(arguments));
        Path log = home.resolve("log-" + started.size());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        started.add(process);
        return process;
    }

    private Path log(Process process) {
        return home.resolve("log-" + started.indexOf(process));
    }

    private String address(Process process) throws IOException {
        Matcher ready = READY.matcher(Files.readString(log(process)));
        return ready.find() ? ready.group(1) : null;
    }

    private final class Server {
        private final Process process;
        private final String api;

        Server(Process process, String api) {
            this.process = process;
            this.api = api;
        }

        JsonNode get(String path) {
            return send("GET", path, "");
        }

        JsonNode post(String path, String body) {
            return send("POST", path, body);
        }

        JsonNode put(String path, String body) {
            return send("PUT", path, body);
        }

        int count(String study, String state) {
            return get("studies/" + study).at("/counts/" + state).asInt();
        }

        Map<Integer, Double> values(String study) {
            Map<Integer, Double> values = new TreeMap<>();
            get("studies/" + study + "/trials?state=COMPLETE&pageSize=1000")
                    .at("/trials")
                    .forEach(trial -> values.put(
                            trial.at("/number").asInt(), trial.at("/values/0").asDouble()));
            return values;
        }

        private JsonNode send(String method, String path, String body) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                    .header("Content-Type", "application/json")
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            try {
                var response = http.send(request, BodyHandlers.ofString());
                assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
                return Json.mapper().readTree(response.body());
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
