package dev.parzen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.store.Postgres;
import dev.parzen.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged program under load of its own making: small runs of what {@code benchmark} offers for servers. */
class LoadIT {
    @TempDir
    Path home;

    private PackagedProgram program;
    private Path json;

    @BeforeEach
    void takeAHome() {
        program = new PackagedProgram(home);
        json = home.resolve("report.json");
    }

    @AfterEach
    void endAll() {
        program.close();
    }

    @Test
    void keepsItsBooksInChaosOnH2() throws Exception {
        areRight(chaos("--seed", "1", "--sampler", "tpe", "--trials", "200", "--kills", "2"));
    }

    @Test
    void keepsItsBooksInChaosWithTwoServersOnPostgres() throws Exception {
        String url = Postgres.settings("chaos").get("spring.datasource.url").toString();
        areRight(chaos(
                "--seed",
                "2",
                "--trials",
                "200",
                "--kills",
                "2",
                "--servers",
                "2",
                "--datasource",
                url,
                "--username",
                "postgres"));
    }

    /** A database that answers before it has written loses answers with every kill, perhaps even that there is a study. */
    @Test
    void findsWhatACarelessDatabaseLoses() throws Exception {
        String url = "jdbc:h2:file:" + home.resolve("careless") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=200";
        Process run = chaos("--seed", "3", "--trials", "300", "--kills", "2", "--datasource", url, "--username", "sa");

        assertThat(run.exitValue()).as(program.output(run)).isNotZero();
        assertThat(program.output(run)).containsAnyOf("The books are wrong", "There is no study");
    }

    @Test
    void measuresAServer() throws Exception {
        Process run = program.run(
                "benchmark",
                "server",
                "--trials",
                "300",
                "--reports",
                "1",
                "--fill",
                "1500",
                "--warm-up",
                "PT1S",
                "--json",
                json.toString());
        assertThat(run.exitValue()).as(program.output(run)).isZero();
        assertThat(program.output(run)).contains("trials a second", "| ask | 300 |", "| report | 300 |");
        JsonNode report = Json.mapper().readTree(Files.readString(json));
        assertThat(report.at("/trialsPerSecond").asDouble()).isPositive();
        assertThat(report.at("/verbs/tell/count").asInt()).isEqualTo(300);
        assertThat(report.at("/verbs/tell/median").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(report.at("/verbs/tell/percentile99").asDouble());
    }

    private Process chaos(String... where) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("benchmark", "chaos", "--lease", "PT1S"));
        arguments.addAll(List.of("--limit", "PT2M", "--json", json.toString()));
        arguments.addAll(List.of(where));
        return program.run(arguments.toArray(String[]::new));
    }

    private void areRight(Process run) throws IOException {
        assertThat(run.exitValue()).as(program.output(run)).isZero();
        JsonNode report = Json.mapper().readTree(Files.readString(json));
        assertThat(report.at("/violations")).isEmpty();
        assertThat(report.at("/done/servers killed").asInt()).isEqualTo(2);
        assertThat(report.at("/done/refused: 410, the lease is lost").asInt()).isPositive();
        for (String ending : List.of("LOST", "ERROR", "RELEASED")) {
            assertThat(report.at("/done/attempts ended as " + ending).asInt())
                    .as(ending)
                    .isPositive();
        }
        assertThat(report.at("/done/trials COMPLETE").asInt()).isGreaterThan(120);
        for (String done : List.of(
                "asks answered with several",
                "claims answered with a trial",
                "calls that enqueued",
                "calls for a parameter by name",
                "changes of a study")) {
            assertThat(report.at("/done/" + done).asInt()).as(done).isPositive();
        }
    }
}
