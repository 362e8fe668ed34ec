package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 2 of the contract: asking for trials, and what is handed out. */
class AskApiTest extends ServerTest {

    @Test
    void asksForATrialWithEveryActiveParameter() {
        String trials = trials(server.study(SPACE));
        JsonNode trial = server.post(trials, "{\"worker\":\"w1\"}").json();

        assertThat(trial.at("/state").asString()).isEqualTo("RUNNING");
        assertThat(trial.at("/number").asInt()).isZero();
        assertThat(trial.at("/attempt").asInt()).isEqualTo(1);
        assertThat(trial.at("/worker").asString()).isEqualTo("w1");
        assertThat(trial.at("/leaseUntil").asString()).endsWith("Z");
        assertThat(trial.at("/values").isNull()).isTrue();
        assertThat(trial.at("/sampler").asString()).isEqualTo("auto");
        boolean hasY = trial.at("/params").has("y");
        assertThat(hasY).isEqualTo(trial.at("/params/o").asString().equals("a"));
        assertThat(server.get(trials + "/0").json()).isEqualTo(trial);
    }

    @Test
    void asksWithoutABody() {
        String trials = trials(server.study(SPACE));
        assertThat(server.send("POST", trials, null, Map.of()).status()).isEqualTo(201);
    }

    @Test
    void asksForSeveralAtOnceWithinTheBudget() {
        String trials = trials(server.study(SPACE + ",\"budget\":{\"trials\":5}"));

        assertThat(server.post(trials, "{\"count\":3}").at("/trials").size()).isEqualTo(3);
        assertThat(server.post(trials, "{\"count\":10}").at("/trials").size()).isEqualTo(2);
        assertThat(server.post(trials, "{\"count\":2}").text("/code")).isEqualTo("study-finished");
        assertThat(server.post(trials, "{\"count\":0}").status()).isEqualTo(422);
        assertThat(server.post(trials, "{\"count\":1001}").status()).isEqualTo(422);
    }

    @Test
    void boundsWhatRunsAtOnce() {
        String trials = trials(server.study(",\"budget\":{\"parallel\":1}"));
        server.post(trials, "{}");
        Answer refused = server.post(trials, "{}");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        server.put(trials + "/0/outcome", "{\"state\":\"FAILED\",\"reason\":\"x\"}");
        assertThat(server.post(trials, "{}").status()).isEqualTo(201);
    }

    @Test
    void keepsFixedValues() {
        String trials = trials(server.study(SPACE));

        JsonNode trial =
                server.post(trials, "{\"fixed\":{\"o\":\"a\",\"y\":3}}").json();
        assertThat(trial.at("/params/y").asInt()).isEqualTo(3);
        assertThat(server.post(trials, "{\"fixed\":{\"o\":\"c\"}}").text("/errors/0/pointer"))
                .isEqualTo("/fixed/o");
        assertThat(server.post(trials, "{\"fixed\":{\"z\":1}}").status()).isEqualTo(422);
    }

    @Test
    void triesDefaultsFirst() {
        String trials = trials(
                server.study(",\"space\":[{\"name\":\"x\",\"type\":\"float\",\"low\":0,\"high\":1,\"default\":0.25}]"));
        assertThat(server.post(trials, "{}").at("/params/x").asDouble()).isEqualTo(0.25);
        assertThat(server.post(trials, "{}").at("/params/x").asDouble()).isNotEqualTo(0.25);
    }

    @Test
    void handsOutQueuedTrialsFirstAndSkipsThoseThatExist() {
        String name = server.study(SPACE);
        String queue = "studies/" + name + "/queue";
        JsonNode first = server.post(queue, "{\"params\":{\"o\":\"a\",\"x\":0.5},\"attributes\":{\"who\":\"me\"}}")
                .json();
        assertThat(first.at("/state").asString()).isEqualTo("WAITING");
        assertThat(first.at("/params/x").asDouble()).isEqualTo(0.5);
        server.post(queue, "{\"params\":{\"o\":\"b\",\"y\":2}}");

        Answer again = server.post(queue, "{\"params\":{\"x\":0.5},\"ifExists\":\"skip\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/number").asInt()).isZero();
        assertThat(server.post(queue, "{\"params\":{},\"ifExists\":\"skip\"}").status())
                .isEqualTo(422);
        assertThat(server.post(queue, "{\"params\":{\"x\":7}}").status()).isEqualTo(422);

        JsonNode asked = server.post(trials(name), "{}").json();
        assertThat(asked.at("/number").asInt()).isZero();
        assertThat(asked.at("/params/x").asDouble()).isEqualTo(0.5);
        assertThat(asked.at("/attributes/who").asString()).isEqualTo("me");
        JsonNode inactive = server.post(trials(name), "{}").json();
        assertThat(inactive.at("/params").has("y")).as("turned out inactive").isFalse();
    }
}
