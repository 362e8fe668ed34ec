package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parzen.rest.Server.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The end of a study, asked for over HTTP; the server trains in a process of its own. */
class FinalApiTest extends ServerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void measuresOnceAndReplicatesWhenAsked() {
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        flowers.add(server, 0.4);
        assertThat(server.get(path(flowers, "/final")).text("/state")).isEqualTo("NONE");
        Answer begun = server.post(path(flowers, "/finalize"), "{}");
        assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
        assertThat(begun.text("/state")).isEqualTo("RUNNING");
        assertThat(server.post(path(flowers, "/finalize"), "{}").status()).isEqualTo(202);
        Answer done = awaitEnd(server.get(begun.header("Location")), flowers);
        assertThat(done.text("/state")).as(done.toString()).isEqualTo("DONE");
        assertThat(done.at("/final/trial").asInt()).isEqualTo(1);
        assertThat(done.text("/final/procedure")).isEqualTo("retrain");
        assertThat(done.at("/final/looks").asInt()).isEqualTo(1);
        assertThat(done.at("/final/test/examples").asInt()).isEqualTo(40);
        Answer again = server.post(path(flowers, "/finalize"), "{}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(done.json());
        Answer predicted = server.post(path(flowers, "/best/predict"), "{\"rows\": [[5.1, 2.0]]}");
        assertThat(predicted.text("/procedure")).isEqualTo("retrain");
        assertThat(predicted.at("/trial").asInt()).isEqualTo(1);
        assertThat(server.get(path(flowers, "/best/model")).body())
                .as("the network that predicts")
                .isEqualTo(server.get(path(flowers, "/final/model")).body());

        assertThat(server.post(path(flowers, "/finalize"), "{\"trial\": 1}").status())
                .isEqualTo(200);
        Answer another = server.post(path(flowers, "/finalize"), "{\"trial\": 0}");
        assertThat(another.status())
                .as("the result of another is not told for it")
                .isEqualTo(409);
        assertThat(another.text("/detail")).contains("with trial 1", "by again");
        Answer chosen = awaitEnd(server.post(path(flowers, "/finalize"), "{\"trial\": 0, \"again\": true}"), flowers);
        assertThat(chosen.at("/final/trial").asInt()).isZero();
        assertThat(chosen.at("/final/value").asDouble()).isEqualTo(0.5);
        assertThat(chosen.at("/final/looks").asInt()).isEqualTo(2);

        Answer more = server.post(path(flowers, "/finalize"), "{\"replicates\": 2, \"top\": 2}");
        assertThat(more.status()).as(more.toString()).isEqualTo(202);
        assertThat(server.post(path(flowers, "/finalize"), "{}").status()).isEqualTo(202);
        Answer other = server.post(path(flowers, "/finalize"), "{\"replicates\": 3}");
        assertThat(other.status()).as("not dropped silently").isEqualTo(409);
        assertThat(other.text("/detail")).contains("replicates is 2, top is 2");
        Answer replicated = awaitEnd(more, flowers);
        assertThat(replicated.at("/final")).isEqualTo(chosen.at("/final"));
        assertThat(replicated.at("/replicates/configurations")).hasSize(2);
        assertThat(replicated.at("/replicates/configurations/0/runs")).hasSize(2);
        assertThat(replicated.at("/replicates/configurations/0/low").asDouble())
                .isLessThan(replicated.at("/replicates/configurations/0/high").asDouble());
    }

    @Test
    void saysWhyItFailed() throws Exception {
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        server.post(
                "studies/" + flowers.name() + "/imports",
                "{\"trials\": [{\"state\": \"COMPLETE\", \"params\": {\"rate\": 0.02}, \"values\": [0.01]}]}");
        server.post(path(flowers, "/finalize"), "{}");
        Answer failed = awaitEnd(server.get(path(flowers, "/final")), flowers);
        assertThat(failed.text("/state")).as(failed.toString()).isEqualTo("FAILED");
        assertThat(failed.text("/reason")).contains("best epoch").doesNotContain("\tat ");
    }

    @Test
    void waitsForTrialsThatMayBecomeTheBest() {
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        Answer trial = server.post("studies/" + flowers.name() + "/trials", "{}");
        assertThat(trial.status()).as(trial.toString()).isEqualTo(201);
        Answer refused = server.post(path(flowers, "/finalize"), "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("1 running", "stop the study");
        assertThat(server.post(path(flowers, "/finalize"), "{\"trial\": 0}").status())
                .as("a trial that is chosen need not be the best")
                .isEqualTo(202);
        assertThat(awaitEnd(server.get(path(flowers, "/final")), flowers)
                        .at("/final/trial")
                        .asInt())
                .isZero();
    }

    @Test
    void refusesWhatHasNoEnd() {
        assertThat(server.post("studies/nowhere/finalize", "{}").status()).isEqualTo(404);
        String external = server.study(SPACE);
        assertThat(server.post("studies/" + external + "/finalize", "{}").status())
                .isEqualTo(409);
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        Answer many = server.post(path(flowers, "/finalize"), "{\"replicates\": 101}");
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.text("/errors/0/pointer")).isEqualTo("/replicates");
        assertThat(server.post(path(flowers, "/finalize"), "{\"top\": 0}").status())
                .isEqualTo(422);
        Answer both = server.post(path(flowers, "/finalize"), "{\"trial\": 0, \"replicates\": 2}");
        assertThat(both.text("/errors/0/pointer")).isEqualTo("/trial");
        assertThat(server.post(path(flowers, "/finalize"), "{\"trial\": 9}").status())
                .isEqualTo(404);
        server.post(
                "studies/" + flowers.name() + "/imports",
                "{\"trials\": [{\"state\": \"FAILED\", \"params\": {\"rate\": 0.02}}]}");
        Answer failed = server.post(path(flowers, "/finalize"), "{\"trial\": 1}");
        assertThat(failed.status()).isEqualTo(409);
        assertThat(failed.text("/detail")).contains("Trial 1 is FAILED");
        assertThat(server.get(path(flowers, "/final")).text("/state")).isEqualTo("NONE");
    }

    private Answer awaitEnd(Answer begun, Flowers flowers) {
        assertThat(begun.status()).as(begun.toString()).isIn(200, 202);
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> server.get(path(flowers, "/final")),
                        answer -> !answer.text("/state").equals("RUNNING"));
    }

    private static String path(Flowers flowers, String end) {
        return "studies/" + flowers.name() + end;
    }
}
