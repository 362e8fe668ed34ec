package dev.parzen;

import static dev.parzen.PackagedProgram.PATIENCE;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parzen.store.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The packaged program as processes: start, study, pool, kill, restart, nothing lost. */
class WholeProgramIT {
    private static final String SPACE = "\"space\":[{\"name\":\"x\",\"type\":\"float\",\"low\":0,\"high\":1}]";
    private static final String NETWORK = """
            {"name": "net", "space": [{"name": "lr", "type": "float", "low": 1e-3, "high": 1e-1, "log": true}],
             "lease": {"duration": "PT5S"}, "budget": {"trials": %d}, "pruner": {"type": "none"},
             "objective": {"type": "neural-network", "data": {"type": "drawn-digits", "samples": 1000},
               "layers": [{"type": "dense", "width": 16}], "learningRate": {"param": "lr"}, "epochs": 12,
               "earlyStopping": null}}""";

    /** One trial of thirty epochs, its state left after each; with random orders and dropout. */
    private static final String LONG = """
            {"name": "%s", "space": [{"name": "lr", "type": "float", "low": 1e-3, "high": 1e-2, "log": true}],
             "sampler": {"type": "random", "seed": 3}, "budget": {"trials": 1}, "pruner": {"type": "none"},
             "objective": {"type": "neural-network", "data": {"type": "drawn-digits", "samples": 4000},
               "layers": [{"type": "dense", "width": 96, "batchNormalization": true, "dropout": 0.2}],
               "learningRate": {"param": "lr"}, "epochs": 30, "earlyStopping": null,
               "checkpoints": {"interval": "PT0S"}}}""";

    @TempDir
    Path home;

    private PackagedProgram program;

    enum Database {
        H2 {
            @Override
            Map<String, Object> settings() {
                return Map.of();
            }
        },
        POSTGRES {
            @Override
            Map<String, Object> settings() {
                return Postgres.settings("killed");
            }
        };

        /** The settings of a server on a new database, which outlives the server. */
        abstract Map<String, Object> settings();
    }

    @BeforeEach
    void takeAHome() {
        program = new PackagedProgram(home);
    }

    @AfterEach
    void endAll() {
        program.close();
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingWhenTheServerIsKilled(Database database) throws Exception {
        Map<String, Object> settings = database.settings();
        RunningServer first = program.serve(settings);
        first.post("studies", NETWORK.formatted(6));
        first.post("studies", "{\"name\":\"held\"," + SPACE + "}");
        first.post("studies", "{\"name\":\"raced\",\"lease\":{\"duration\":\"PT5S\"}," + SPACE + "}");
        await().atMost(PATIENCE).until(() -> first.count("net", "COMPLETE") >= 1 && first.count("net", "RUNNING") == 1);
        int held = first.ask("held");
        RacingClients clients = new RacingClients(first, "raced", 4);
        await().atMost(PATIENCE).until(() -> clients.accepted.size() >= 50 || !clients.areAllRacing());
        int abandoned = first.ask("raced");
        assertThat(clients.areAllRacing()).isTrue();

        first.kill();
        clients.awaitEnd();

        RunningServer second = program.serve(settings);
        assertThat(second.tell("held", held, 1, 7).at("/state").asString())
                .as("a lease outlives the server")
                .isEqualTo("COMPLETE");
        Set<Integer> kept = keptOf(clients, second);
        assertThat(takeUp(second, "raced")).contains(abandoned).doesNotContainAnyElementsOf(kept);
        await().atMost(PATIENCE).until(() -> second.isFinished("net"));
        assertThat(second.count("net", "COMPLETE")).isEqualTo(6);
        assertThat(home.resolve("models")).isNotEmptyDirectory();
        assertThat(List.of("net", "held", "raced")).allSatisfy(study -> isWholeAndComplete(second.trials(study)));
    }

    /** The next process goes on where the killed one was, and comes to the same as one that nobody disturbed. */
    @Test
    void goesOnWithATrialWhoseWorkerIsKilled() throws Exception {
        RunningServer server = program.serve(Map.of());
        server.post("studies", LONG.formatted("cut"));
        await().atMost(PATIENCE).until(() -> reports(server, "cut").size() >= 6);
        server.killPool();
        server.post("studies", LONG.formatted("whole"));
        await().atMost(PATIENCE).until(() -> server.isFinished("cut") && server.isFinished("whole"));

        JsonNode cut = server.trials("cut").get(0);
        JsonNode whole = server.trials("whole").get(0);
        assertThat(cut.at("/attempt").asInt()).isEqualTo(2);
        assertThat(cut.at("/attributes/resumedAfter").asInt(-1))
                .as(cut.toString())
                .isBetween(4, 28);
        assertThat(reports(server, "cut")).hasSize(30).isEqualTo(reports(server, "whole"));
        assertThat(cut.at("/values")).isEqualTo(whole.at("/values"));
        assertThat(home.resolve("checkpoints")).isEmptyDirectory();
        assertThat(home.resolve("models")).isDirectoryContaining(path -> Files.exists(path.resolve("0.zip")));

        String blank = "[" + String.join(",", Collections.nCopies(28 * 28, "0")) + "]";
        JsonNode answer = server.post("studies/cut/trials/0/predict", "{\"rows\": [" + blank + "]}");
        assertThat(answer.at("/predictions/0/probabilities").size())
                .as(answer.toString())
                .isEqualTo(10);
    }

    /** The values of the first trial's reports. */
    private static List<Double> reports(RunningServer server, String study) {
        List<Double> values = new ArrayList<>();
        for (JsonNode trial : server.trials(study)) {
            trial.at("/reports")
                    .forEach(report -> values.add(report.at("/value").asDouble()));
        }
        return values;
    }

    @Test
    void tunesAnExampleAndSaysWhatItFound() throws IOException, InterruptedException {
        Path spec = home.resolve("spec.json");
        Files.writeString(spec, NETWORK.formatted(2));
        Process tune = program.run("tune", spec.toString(), "--home", home.toString(), "--workers", "1");

        assertThat(tune.exitValue()).as(program.output(tune)).isZero();
        assertThat(program.output(tune)).contains("lr", "accuracy", "2 complete");
    }

    @Test
    void saysWhatIsWrongWithASpecification() throws IOException, InterruptedException {
        Path spec = home.resolve("spec.json");
        Files.writeString(
                spec, "{\"name\":\"a\",\"space\":[{\"name\":\"x\",\"type\":\"float\",\"low\":2,\"high\":1}]}");
        Process tune = program.run("tune", spec.toString(), "--home", home.toString());

        assertThat(tune.exitValue()).isEqualTo(2);
        assertThat(program.output(tune)).contains("/space/0/low", "above high").doesNotContain("\tat ");
    }

    /** The trials that are complete: all whose outcome was accepted, and of the others only what a client meant to tell. */
    private static Set<Integer> keptOf(RacingClients clients, RunningServer server) {
        Map<Integer, Double> kept = server.trials("raced").stream()
                .filter(trial -> trial.at("/state").asString().equals("COMPLETE"))
                .collect(toMap(
                        WholeProgramIT::number, trial -> trial.at("/values/0").asDouble()));
        assertThat(kept).containsAllEntriesOf(clients.accepted);
        assertThat(clients.meant).containsAllEntriesOf(kept);
        assertThat(server.get("studies/raced").at("/bestValue").asDouble()).isEqualTo(Collections.min(kept.values()));
        return kept.keySet();
    }

    /** Waits until the leases of the trials that were under way have ended, and completes all of them. */
    private static List<Integer> takeUp(RunningServer server, String study) {
        await().atMost(PATIENCE).until(() -> server.count(study, "RUNNING") == 0);
        List<Integer> taken = new ArrayList<>();
        while (server.count(study, "WAITING") > 0) {
            int number = server.ask(study);
            server.tell(study, number, 2, 1);
            taken.add(number);
        }
        return taken;
    }

    /** Numbers without gaps, each once, each with its parameters. */
    private static void isWholeAndComplete(List<JsonNode> trials) {
        assertThat(trials).allSatisfy(trial -> {
            assertThat(trial.at("/state").asString()).isEqualTo("COMPLETE");
            assertThat(trial.at("/params")).isNotEmpty();
        });
        assertThat(trials.stream().map(WholeProgramIT::number))
                .containsExactlyElementsOf(
                        IntStream.range(0, trials.size()).boxed().toList());
    }

    private static int number(JsonNode trial) {
        return trial.at("/number").asInt();
    }
}
