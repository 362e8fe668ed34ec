package dev.parzen.rest;

import static dev.parzen.rest.Refusal.get;
import static dev.parzen.rest.Refusal.patch;
import static dev.parzen.rest.Refusal.post;
import static dev.parzen.rest.Refusal.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Studies with several directions, as the sections 1, 2 and 4 of the contract have them. */
class SeveralDirectionsApiTest extends ServerTest {
    private static final String TWO = ",\"directions\":[\"MINIMIZE\",\"MAXIMIZE\"],\"sampler\":{\"type\":\"random\"}";

    @Test
    void answersTheParetoFront() {
        String name = server.study(TWO + SPACE);
        List<String> values = List.of("[1,5]", "[2,6]", "[2,5]", "[1,5]", "[\"-Infinity\",0]", "[3,\"-Infinity\"]");
        for (int i = 0; i < values.size(); i++) {
            Answer asked = server.post(trials(name), "{}");
            assertThat(asked.at("/params").has("x")).as(asked.toString()).isTrue();
            Answer told = tell(name, i, "{\"state\":\"COMPLETE\",\"values\":" + values.get(i) + "}");
            assertThat(told.status()).as(told.toString()).isEqualTo(200);
        }

        assertThat(best(name)).containsExactly(0, 1, 3, 4);
        assertThat(server.get("studies/" + name + "/best")
                        .at("/trials/3/values")
                        .toString())
                .isEqualTo("[\"-Infinity\",0.0]");
        JsonNode study = server.get("studies/" + name).json();
        assertThat(study.at("/directions").toString()).isEqualTo("[\"MINIMIZE\",\"MAXIMIZE\"]");
        assertThat(study.at("/bestValue").isNull()).isTrue();
        assertThat(study.at("/pruner/type").asString()).isEqualTo("none");
        server.delete("studies/" + name);
        assertThat(server.get("studies/" + name + "/best").status()).isEqualTo(404);
    }

    @Test
    void putsFeasibleTrialsFirst() {
        String name = server.study(TWO + ",\"constraints\":[\"c\"]");
        assertThat(best(name)).isEmpty();
        server.post(trials(name), "{\"count\":4}");
        tell(name, 0, "{\"state\":\"COMPLETE\",\"values\":[0,9]}");
        tell(name, 1, "{\"state\":\"COMPLETE\",\"values\":[0,9],\"constraints\":{\"c\":0.5}}");
        assertThat(best(name)).containsExactly(1);
        tell(name, 2, "{\"state\":\"COMPLETE\",\"values\":[5,5],\"constraints\":{\"c\":0}}");
        assertThat(best(name)).containsExactly(2);
        tell(name, 3, "{\"state\":\"COMPLETE\",\"values\":[4,4],\"constraints\":{\"c\":-1}}");
        assertThat(best(name)).containsExactly(2, 3);
    }

    @Test
    void takesReportsAndOutcomesWithSeveralValues() {
        String name = server.study(TWO);
        server.post(trials(name), "{\"count\":3}");
        Answer verdict = server.put(trials(name) + "/0/reports/0", "{\"values\":[0.5,\"NaN\"],\"attempt\":1}");
        assertThat(verdict.text("/verdict")).isEqualTo("CONTINUE");
        server.put(trials(name) + "/0/reports/3", "{\"values\":[0.25,7]}");
        server.put(trials(name) + "/0/reports/1", "{\"values\":[9,9]}");

        JsonNode pruned = tell(name, 0, "{\"state\":\"PRUNED\"}").json();
        assertThat(pruned.at("/values").toString()).isEqualTo("[0.25,7.0]");
        assertThat(pruned.at("/reports/0/values").toString()).isEqualTo("[0.5,\"NaN\"]");
        assertThat(pruned.at("/reports/0").has("value")).isFalse();
        Answer failed = tell(name, 1, "{\"state\":\"COMPLETE\",\"values\":[1,\"NaN\"]}");
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.text("/state")).isEqualTo("FAILED");
        assertThat(failed.text("/reason")).contains("NaN");
        String complete = "{\"state\":\"COMPLETE\",\"values\":[1,2],\"attempt\":1}";
        assertThat(tell(name, 2, complete).status()).isEqualTo(200);
        assertThat(tell(name, 2, complete).status()).as("again").isEqualTo(200);
        assertThat(tell(name, 2, "{\"state\":\"COMPLETE\",\"values\":[1,3],\"attempt\":1}")
                        .status())
                .isEqualTo(409);
        JsonNode curves =
                server.get("studies/" + name + "/analysis/intermediate").json();
        assertThat(curves.at("/trials/0/values").toString()).isEqualTo("[0.5,9.0,0.25]");
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        String study = server.study(TWO);
        String trial = trials(study) + "/0";
        String imports = "studies/" + study + "/imports";
        server.post(trials(study), "{}");
        return Stream.of(
                        put(trial + "/reports/0", "{\"value\":1}", 422, "invalid", "/values"),
                        put(trial + "/reports/0", "{\"values\":[1,2,3]}", 422, "invalid", "/values"),
                        put(trial + "/outcome", "{\"state\":\"COMPLETE\",\"value\":1}", 422, "invalid", "/values"),
                        put(trial + "/outcome", "{\"state\":\"COMPLETE\",\"values\":[1]}", 422, "invalid", "/values"),
                        put(trial + "/outcome", "{\"state\":\"PRUNED\",\"values\":[1]}", 422, "invalid", "/values"),
                        put(trial + "/outcome", "{\"state\":\"FAILED\",\"values\":[1,2]}", 422, "invalid", "/values"),
                        post(
                                imports,
                                "{\"trials\":[{\"state\":\"COMPLETE\",\"values\":[1]}]}",
                                422,
                                "invalid",
                                "/trials/0/values"),
                        post(
                                imports,
                                "{\"trials\":[{\"state\":\"COMPLETE\",\"values\":[1,\"NaN\"]}]}",
                                422,
                                "invalid",
                                "/trials/0/values"),
                        post(
                                imports,
                                "{\"trials\":[{\"state\":\"FAILED\",\"reports\":[[0,1,2],[1,2]]}]}",
                                422,
                                "invalid",
                                "/trials/0/reports/1"),
                        patch("studies/" + study, "{\"budget\":{\"target\":1}}", 422, "invalid", "/budget/target"),
                        patch("studies/" + study, "{\"pruner\":{\"type\":\"median\"}}", 422, "invalid", "/pruner/type"),
                        get(trials(study) + "?orderBy=value", 400, "malformed"),
                        get(trials(study) + "?orderBy=value%20desc", 400, "malformed"),
                        get("studies/" + study + "/analysis/intermediate?best=1", 400, "malformed"),
                        post(
                                "studies?ifExists=return",
                                "{\"name\":\"" + study + "\",\"directions\":[\"MINIMIZE\",\"MINIMIZE\"]}",
                                409,
                                "conflict"))
                .map(refusal -> refusal.test(server));
    }

    @Test
    void changesWhatHasNoNeedOfOneValue() {
        String name = server.study(TWO);
        Answer changed = server.patch(
                "studies/" + name, "{\"pruner\":null,\"sampler\":{\"type\":\"qmc\"},\"budget\":{\"trials\":9}}");

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.text("/pruner/type")).isEqualTo("none");
        assertThat(changed.text("/sampler/type")).isEqualTo("qmc");
    }

    @Test
    void importsAndExportsSeveralValues() {
        String name = server.study(TWO + SPACE);
        String imports = "studies/" + name + "/imports";
        Answer imported = server.post(
                imports,
                "{\"trials\":[{\"state\":\"COMPLETE\",\"params\":{\"o\":\"b\",\"x\":0.5},\"values\":[1,-2.5],"
                        + "\"reports\":[[0,0.9,7],[2,\"NaN\",8]]},"
                        + "{\"state\":\"PRUNED\",\"reports\":[[1,3,4]]}]}");
        assertThat(imported.status()).as(imported.toString()).isEqualTo(201);
        Answer lines = server.send(
                "POST",
                imports,
                "{\"state\":\"COMPLETE\",\"values\":[\"Infinity\",9]}\n{\"state\":\"FAILED\"}\n",
                Map.of("Content-Type", "application/x-ndjson"));
        assertThat(lines.at("/imported").asInt()).isEqualTo(2);

        assertThat(server.get(trials(name) + "/0").at("/reports/1/values").toString())
                .isEqualTo("[\"NaN\",8.0]");
        assertThat(server.get(trials(name) + "/1").at("/values").toString()).isEqualTo("[3.0,4.0]");
        assertThat(best(name)).containsExactly(0, 2);
        String[] csv = server.get("studies/" + name + "/trials.csv").body().split("\r\n");
        assertThat(csv[0]).startsWith("number,id,state,values.0,values.1,attempt,");
        assertThat(csv[1]).contains(",COMPLETE,1.0,-2.5,1,").contains("\"[[0,0.9,7.0],[2,\"\"NaN\"\",8.0]]\"");
        assertThat(csv[2]).contains(",PRUNED,3.0,4.0,1,");
        assertThat(csv[3]).contains(",COMPLETE,Infinity,9.0,1,");
        assertThat(csv[4]).contains(",FAILED,,,1,");
    }

    private Answer tell(String study, int number, String outcome) {
        return server.put(trials(study) + "/" + number + "/outcome", outcome);
    }

    private List<Integer> best(String study) {
        JsonNode trials = server.get("studies/" + study + "/best").at("/trials");
        return StreamSupport.stream(trials.spliterator(), false)
                .map(trial -> trial.at("/number").asInt())
                .toList();
    }
}
