package dev.parzen.rest;

import static dev.parzen.rest.Refusal.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What another pruner would have done, over HTTP. */
class ReplayApiTest extends ServerTest {
    private static final String ASHA = "{\"type\":\"asha\",\"minResource\":1,\"reductionFactor\":2}";

    @Test
    void tellsWhatWouldHaveBeenPrunedAndSaved() {
        String study = run("", new double[][] {{5, 5, 5, 5, 5}, {9, 9, 9, 9, 1}, {4, 4, 4, 4, 4}, {3, 3, 8, 8, 8}});
        Answer answer = server.post("studies/" + study + "/replay", ASHA);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode replay = answer.json();

        assertThat(replay.at("/pruner/type").asString()).isEqualTo("asha");
        assertThat(replay.at("/pruner/bootstrapCount").asInt()).isZero();
        assertThat(replay.at("/trials").asInt()).isEqualTo(4);
        assertThat(replay.at("/epochs").toString())
                .isEqualTo("{\"recorded\":20,\"spent\":15,\"saved\":5,\"share\":0.25}");
        assertThat(replay.at("/time/recorded").asString()).startsWith("PT");
        assertThat(replay.at("/time/saved").asString()).startsWith("PT");
        assertThat(replay.at("/best").toString())
                .isEqualTo("{\"number\":1,\"value\":1.0,\"survives\":false,\"prunedAt\":1}");
        assertThat(replay.at("/bestSurvivor").toString()).isEqualTo("{\"number\":2,\"value\":4.0}");
        assertThat(replay.at("/front").isNull()).isTrue();
        assertThat(replay.at("/cut").asInt()).isZero();
        assertThat(replay.at("/pruned")).hasSize(2);
        JsonNode first = replay.at("/pruned/0");
        assertThat(first.at("/number").asInt()).isEqualTo(1);
        assertThat(first.at("/step").asInt()).isEqualTo(1);
        assertThat(first.at("/reason").asString())
                .isEqualTo("Rung 0, step 1: 9 is rank 2 of 2, the best half goes on.");
        assertThat(first.at("/saved").asInt()).isEqualTo(3);
        assertThat(first.at("/savedTime").asString()).startsWith("PT");
        assertThat(first.at("/value").asDouble()).isEqualTo(1);
        assertThat(replay.at("/note").asString()).contains("sampler");
    }

    @Test
    void storesNothing() {
        String study = run("", new double[][] {{5, 5, 5}, {9, 9, 9}});
        String before = server.get("studies/" + study).body()
                + server.get(trials(study)).body();
        assertThat(server.post("studies/" + study + "/replay", ASHA).at("/pruned"))
                .hasSize(1);
        assertThat(server.get("studies/" + study).body()
                        + server.get(trials(study)).body())
                .isEqualTo(before);
    }

    @Test
    void countsWhatIsCut() {
        String study = run(",\"pruner\":" + ASHA, new double[][] {{5, 5, 5}, {9, 9, 9}, {8, 8, 8}});
        assertThat(server.post("studies/" + study + "/replay", "{\"type\":\"none\"}")
                        .at("/cut")
                        .asInt())
                .isEqualTo(2);
        JsonNode again = server.post("studies/" + study + "/replay", ASHA).json();
        assertThat(again.at("/cut").asInt()).isZero();
        assertThat(again.at("/pruned")).hasSize(2);
        assertThat(again.at("/epochs/saved").asInt()).isZero();
    }

    @Test
    void followsAFront() {
        String study = server.study(",\"directions\":[\"MINIMIZE\",\"MINIMIZE\"]");
        for (int i = 0; i < 3; i++) {
            server.post(trials(study), "{}");
            server.put(
                    trials(study) + "/" + i + "/outcome", "{\"state\":\"COMPLETE\",\"values\":[" + i + "," + -i + "]}");
        }
        JsonNode replay = server.post("studies/" + study + "/replay", "{\"type\":\"none\"}")
                .json();
        assertThat(replay.at("/best").isNull()).isTrue();
        assertThat(replay.at("/bestSurvivor").isNull()).isTrue();
        assertThat(replay.at("/front").toString()).isEqualTo("{\"trials\":3,\"survivors\":3,\"pruned\":[]}");
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        String path = "studies/" + server.study("") + "/replay";
        String several = "studies/" + server.study(",\"directions\":[\"MINIMIZE\",\"MINIMIZE\"]") + "/replay";
        return Stream.of(
                        post(path, "{\"type\":\"guess\"}", 422, "invalid", "/type"),
                        post(path, "{}", 400, "malformed", "/type"),
                        post(path, "", 400, "malformed"),
                        post(path, "[]", 400, "malformed"),
                        post(path, "{\"type\":\"asha\",\"eta\":3}", 422, "invalid", "/eta"),
                        post(path, "{\"type\":\"asha\",\"reductionFactor\":1}", 422, "invalid", "/reductionFactor"),
                        post(
                                path,
                                "{\"type\":\"asha\",\"reductionFactor\":\"x\"}",
                                400,
                                "malformed",
                                "/reductionFactor"),
                        post(several, "{\"type\":\"median\"}", 422, "invalid", "/type"),
                        post(path + "?best=3", "{\"type\":\"none\"}", 400, "malformed"),
                        post("studies/none/replay", "{\"type\":\"none\"}", 404, "not-found"))
                .map(refusal -> refusal.test(server));
    }

    /** A study in which trials reported these curves, one after the other, and obeyed its pruner. */
    private String run(String members, double[][] curves) {
        String study = server.study(members);
        for (int number = 0; number < curves.length; number++) {
            server.post(trials(study), "{}");
            String trial = trials(study) + "/" + number;
            boolean goesOn = true;
            for (int step = 0; goesOn && step < curves[number].length; step++) {
                String value = "{\"value\":" + curves[number][step] + "}";
                goesOn = server.put(trial + "/reports/" + step, value)
                        .text("/verdict")
                        .equals("CONTINUE");
            }
            String last = ",\"value\":" + curves[number][curves[number].length - 1];
            server.put(trial + "/outcome", goesOn ? "{\"state\":\"COMPLETE\"" + last + "}" : "{\"state\":\"PRUNED\"}");
        }
        return study;
    }
}
