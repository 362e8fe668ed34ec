package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sections 3 and 4 of the contract: define-by-run, running trials, and how they end. */
class RunningApiTest extends ServerTest {

    @Test
    void suggestsParametersOneAtATime() {
        String name = server.study("");
        server.post("studies/" + name + "/queue", "{\"params\":{\"lr\":0.02,\"far\":9}}");
        server.post(trials(name), "{}");
        String params = trials(name) + "/0/params/";
        String lr = "{\"type\":\"float\",\"low\":1e-5,\"high\":0.1,\"log\":true}";

        assertThat(server.put(params + "lr", lr).at("/value").asDouble()).isEqualTo(0.02);
        assertThat(server.put(params + "lr", "{\"type\":\"float\",\"low\":1,\"high\":2,\"log\":true}")
                        .at("/value")
                        .asDouble())
                .as("the same name again gives the same value")
                .isEqualTo(0.02);
        assertThat(server.put(params + "lr", "{\"type\":\"float\",\"low\":1,\"high\":2}")
                        .status())
                .isEqualTo(422);
        double far = server.put(params + "far", "{\"type\":\"int\",\"low\":1,\"high\":5}")
                .at("/value")
                .asDouble();
        assertThat(far).isBetween(1.0, 5.0);
        assertThat(server.get(trials(name) + "/0").at("/notes").toString()).contains("far");
        assertThat(server.put(params + "n", "{\"type\":\"int\",\"low\":1,\"high\":5,\"fixed\":4}")
                        .at("/value")
                        .asInt())
                .isEqualTo(4);
        assertThat(server.put(params + "m", "{\"type\":\"int\",\"low\":1,\"high\":5,\"fixed\":9}")
                        .status())
                .isEqualTo(422);
        server.put(trials(name) + "/0/outcome", "{\"state\":\"COMPLETE\",\"value\":1}");
        assertThat(server.put(params + "lr", lr).at("/value").asDouble()).isEqualTo(0.02);
        assertThat(server.put(params + "new", lr).status()).isEqualTo(409);
    }

    @Test
    void reportsAndPrunes() {
        String name = server.study(",\"pruner\":{\"type\":\"median\",\"startupTrials\":2}");
        for (int i = 0; i < 3; i++) {
            server.post(trials(name), "{}");
            server.put(trials(name) + "/" + i + "/reports/3", "{\"value\":" + i + "}");
            server.put(trials(name) + "/" + i + "/outcome", "{\"state\":\"COMPLETE\",\"value\":" + i + "}");
        }
        server.post(trials(name), "{}");
        Answer good = server.put(trials(name) + "/3/reports/3", "{\"value\":0.5,\"attempt\":1}");
        assertThat(good.text("/verdict")).isEqualTo("CONTINUE");
        assertThat(good.text("/leaseUntil")).endsWith("Z");
        Answer bad = server.put(trials(name) + "/3/reports/3", "{\"value\":5}");
        assertThat(bad.text("/verdict")).isEqualTo("PRUNE");
        assertThat(bad.text("/reason")).contains("median");
        assertThat(server.get(trials(name) + "/3").at("/reports").size())
                .as("replaced")
                .isEqualTo(1);

        JsonNode pruned = server.put(trials(name) + "/3/outcome", "{\"state\":\"PRUNED\"}")
                .json();
        assertThat(pruned.at("/values/0").asDouble()).isEqualTo(5);
        assertThat(pruned.at("/reason").asString()).isEqualTo(bad.text("/reason"));
        assertThat(pruned.at("/pruning").toString())
                .isEqualTo("{\"step\":3,\"reason\":\"" + bad.text("/reason") + "\",\"audited\":false}");
        assertThat(server.get(trials(name) + "/1").at("/pruning").isNull()).isTrue();
        assertThat(server.get("studies/" + name + "/trials.csv").body().split("\r\n")[4])
                .startsWith("3,")
                .contains("," + bad.text("/reason") + ",false,false,\"[[3,5.0]]\"");
        assertThat(server.put(trials(name) + "/3/outcome", "{\"state\":\"PRUNED\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void auditsVerdicts() {
        String name = server.study(",\"pruner\":{\"type\":\"median\",\"startupTrials\":1,\"audit\":1}");
        server.post(trials(name), "{\"count\":2}");
        server.put(trials(name) + "/0/reports/3", "{\"value\":0}");
        server.put(trials(name) + "/0/outcome", "{\"state\":\"COMPLETE\",\"value\":0}");

        Answer bad = server.put(trials(name) + "/1/reports/3", "{\"value\":5}");
        assertThat(bad.text("/verdict")).isEqualTo("CONTINUE");
        assertThat(bad.text("/reason")).startsWith("Audit").contains("median");

        JsonNode pruned = server.put(trials(name) + "/1/outcome", "{\"state\":\"PRUNED\",\"reason\":\"dull\"}")
                .json();
        assertThat(pruned.at("/reason").asString()).isEqualTo("dull");
        assertThat(pruned.at("/pruning/audited").asBoolean()).isTrue();
        assertThat(pruned.at("/pruning/step").asInt()).isEqualTo(3);
    }

    @Test
    void tellsWhyATrialCompletedEarly() {
        String name = server.study("");
        server.post(trials(name), "{}");
        String outcome = trials(name) + "/0/outcome";
        String early = "{\"state\":\"COMPLETE\",\"value\":1,\"reason\":\"Early stopping: enough.\"}";

        assertThat(server.put(outcome, early).text("/reason")).isEqualTo("Early stopping: enough.");
        assertThat(server.put(outcome, "{\"state\":\"COMPLETE\",\"value\":1}").text("/reason"))
                .as("the same outcome")
                .isEqualTo("Early stopping: enough.");
        assertThat(server.get(trials(name) + "/0").text("/reason")).isEqualTo("Early stopping: enough.");
        assertThat(server.get("studies/" + name + "/trials.csv").body()).contains(",Early stopping: enough.,");
    }

    @Test
    void takesTheSameOutcomeTwiceButNotAnother() {
        String name = server.study("");
        server.post(trials(name), "{\"count\":2}");
        String outcome = trials(name) + "/0/outcome";

        assertThat(server.put(outcome, "{\"state\":\"COMPLETE\",\"value\":1,\"attempt\":1}")
                        .status())
                .isEqualTo(200);
        assertThat(server.put(outcome, "{\"state\":\"COMPLETE\",\"values\":[1],\"attempt\":1}")
                        .status())
                .isEqualTo(200);
        assertThat(server.put(outcome, "{\"state\":\"COMPLETE\",\"value\":2}").text("/code"))
                .isEqualTo("conflict");
        assertThat(server.put(outcome, "{\"state\":\"COMPLETE\",\"value\":2,\"attempt\":7}")
                        .text("/code"))
                .isEqualTo("lease-lost");
        assertThat(server.put(trials(name) + "/0/reports/0", "{\"value\":2}").status())
                .isEqualTo(409);

        JsonNode failed = server.put(trials(name) + "/1/outcome", "{\"state\":\"COMPLETE\",\"value\":\"NaN\"}")
                .json();
        assertThat(failed.at("/state").asString()).isEqualTo("FAILED");
        assertThat(failed.at("/reason").asString()).contains("NaN");
        assertThat(server.put(trials(name) + "/1/outcome", "{\"state\":\"COMPLETE\",\"value\":\"NaN\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void retriesWhatMayBeRetriedAndFencesTheOldAttempt() {
        String name = server.study(",\"lease\":{\"attempts\":2}");
        server.post(trials(name), "{\"worker\":\"w1\"}");
        String outcome = trials(name) + "/0/outcome";
        String failed = "{\"state\":\"FAILED\",\"reason\":\"oom\",\"retryable\":true,\"attempt\":1}";

        JsonNode waiting = server.put(outcome, failed).json();
        assertThat(waiting.at("/state").asString()).isEqualTo("WAITING");
        assertThat(waiting.at("/attempt").asInt()).isEqualTo(2);
        assertThat(waiting.at("/attempts/0/ended").asString()).isEqualTo("ERROR");
        assertThat(waiting.at("/attempts/0/worker").asString()).isEqualTo("w1");
        assertThat(server.put(outcome, failed).status()).as("told again").isEqualTo(200);
        assertThat(server.put(trials(name) + "/0/lease", "{\"attempt\":1}").text("/code"))
                .isEqualTo("lease-lost");
        assertThat(server.put(trials(name) + "/0/lease", "{\"attempt\":2}").status())
                .as("waiting")
                .isEqualTo(409);

        assertThat(server.post(trials(name), "{\"worker\":\"w2\"}")
                        .at("/attempt")
                        .asInt())
                .isEqualTo(2);
        JsonNode end = server.put(outcome, failed.replace("\"attempt\":1", "\"attempt\":2"))
                .json();
        assertThat(end.at("/state").asString()).isEqualTo("FAILED");
        assertThat(end.at("/reason").asString()).contains("oom").contains("2 of 2");
    }

    @Test
    void retriesAfterTheEndingsOnlyThatTheStudyNames() {
        String name = server.study(",\"lease\":{\"retryOn\":[\"LOST\"]}");
        server.post(trials(name), "{\"worker\":\"w1\"}");

        JsonNode released = server.post(trials(name) + "/0/release", "{\"attempt\":1,\"reason\":\"preempted\"}")
                .json();

        assertThat(released.at("/state").asString()).isEqualTo("FAILED");
        assertThat(released.at("/reason").asString()).isEqualTo("preempted");
        assertThat(released.at("/attempts/0/ended").asString()).isEqualTo("RELEASED");
        assertThat(server.get(trials(name).replace("/trials", ""))
                        .at("/lease/retryOn")
                        .toString())
                .isEqualTo("[\"LOST\"]");
    }

    @Test
    void releasesWithoutSpendingAnAttempt() {
        String name = server.study(",\"lease\":{\"attempts\":1}");
        for (int attempt = 1; attempt <= 3; attempt++) {
            JsonNode trial = server.post(trials(name), "{}").json();
            assertThat(trial.at("/number").asInt()).isZero();
            assertThat(trial.at("/attempt").asInt()).isEqualTo(attempt);
            JsonNode released = server.post(trials(name) + "/0/release", "{\"attempt\":" + attempt + "}")
                    .json();
            assertThat(released.at("/state").asString()).isEqualTo("WAITING");
        }
        assertThat(server.get(trials(name) + "/0").at("/attempts").size()).isEqualTo(3);
    }

    @Test
    void sweepsExpiredLeases() {
        String name = server.study(",\"lease\":{\"duration\":\"PT0.3S\",\"attempts\":2}");
        server.post(trials(name), "{\"worker\":\"w1\"}");
        awaitState(name, "WAITING");
        server.post(trials(name), "{\"worker\":\"w2\"}");
        assertThat(server.put(trials(name) + "/0/reports/0", "{\"value\":1,\"attempt\":1}")
                        .status())
                .isEqualTo(410);
        awaitState(name, "FAILED");

        JsonNode trial = server.get(trials(name) + "/0").json();
        assertThat(trial.at("/attempts/0/ended").asString()).isEqualTo("LOST");
        assertThat(trial.at("/attempts/1/worker").asString()).isEqualTo("w2");
        assertThat(trial.at("/reason").asString()).contains("w2").contains("expired");
    }

    @Test
    void endsWithTheTargetAndGivesUpRetries() {
        String name = server.study(",\"budget\":{\"target\":1.0}");
        server.post(trials(name), "{\"count\":3}");
        server.post(trials(name) + "/1/release", "{}");
        server.put(trials(name) + "/0/outcome", "{\"state\":\"COMPLETE\",\"value\":1.0}");

        assertThat(server.get(trials(name) + "/1").text("/state")).isEqualTo("FAILED");
        assertThat(server.get(trials(name) + "/1").text("/reason")).contains("target");
        assertThat(server.put(trials(name) + "/2/reports/0", "{\"value\":3}").text("/verdict"))
                .isEqualTo("STOP");
        assertThat(server.put(trials(name) + "/2/reports/0", "{\"value\":3}").text("/reason"))
                .startsWith("The study was stopped.")
                .contains("target");
        assertThat(server.post(trials(name), "{}").text("/code")).isEqualTo("study-finished");
        server.put(trials(name) + "/2/outcome", "{\"state\":\"PRUNED\"}");
        assertThat(server.get("studies/" + name).text("/state")).isEqualTo("FINISHED");
    }

    @Test
    void endsWhenTheTimeIsOver() {
        String name = server.study(",\"budget\":{\"time\":\"PT0.3S\"}");
        server.post(trials(name), "{}");
        server.post(trials(name) + "/0/release", "{}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(server.get("studies/" + name).text("/state")).isEqualTo("FINISHED"));
        assertThat(server.get(trials(name) + "/0").text("/reason")).contains("time");
    }

    private void awaitState(String name, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(server.get(trials(name) + "/0").text("/state"))
                        .isEqualTo(state));
    }
}
