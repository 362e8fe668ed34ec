package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sections 2 and 7 of the contract: many trials at once, listed, imported, exported or drawn. */
class TrialListsApiTest extends ServerTest {

    @Test
    void listsByEveryOrderAndState() {
        String name = server.study(SPACE);
        double[] values = {3, 1, 2};
        for (int i = 0; i < values.length; i++) {
            server.post(trials(name), "{}");
            server.put(trials(name) + "/" + i + "/outcome", "{\"state\":\"COMPLETE\",\"value\":" + values[i] + "}");
        }
        server.post(trials(name), "{\"count\":2}");

        assertThat(numbers(trials(name) + "?orderBy=value&pageSize=2")).containsExactly(1, 2, 0, 3, 4);
        assertThat(numbers(trials(name) + "?orderBy=value%20desc&pageSize=2")).containsExactly(0, 2, 1, 3, 4);
        assertThat(numbers(trials(name) + "?orderBy=number%20desc&pageSize=2")).containsExactly(4, 3, 2, 1, 0);
        assertThat(numbers(trials(name) + "?orderBy=finishedAt&pageSize=2")).containsExactly(0, 1, 2, 3, 4);
        assertThat(numbers(trials(name) + "?state=RUNNING&pageSize=1")).containsExactly(3, 4);
        assertThat(numbers(trials(name) + "?state=RUNNING&state=COMPLETE&pageSize=50"))
                .hasSize(5);
        assertThat(server.get(trials(name) + "?fields=number,state")
                        .at("/trials/0")
                        .toString())
                .isEqualTo("{\"number\":0,\"state\":\"COMPLETE\"}");
        assertThat(server.get(trials(name) + "?fields=numbre").status()).isEqualTo(400);
        assertThat(server.get(trials(name) + "?state=DONE").status()).isEqualTo(400);
        assertThat(server.get(trials(name) + "?orderBy=colour").status()).isEqualTo(400);
    }

    @Test
    void importsAllOrNothing() {
        String name = server.study(SPACE);
        String imports = "studies/" + name + "/imports";
        Answer imported = server.post(
                imports,
                "{\"trials\":["
                        + "{\"state\":\"COMPLETE\",\"params\":{\"o\":\"b\",\"x\":0.5},\"values\":[1],\"reports\":[[0,0.9],[1,\"NaN\"]]},"
                        + "{\"state\":\"PRUNED\",\"params\":{\"o\":\"a\",\"x\":0.5},\"reports\":[[0,0.7],[4,0.6]]},"
                        + "{\"state\":\"FAILED\",\"params\":{\"o\":\"b\",\"x\":7}}]}");
        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.body()).isEqualTo("{\"imported\":3,\"outOfSpace\":2}");
        assertThat(server.get(trials(name) + "/1").at("/outOfSpace").asBoolean())
                .isTrue();
        assertThat(server.get(trials(name) + "/1").at("/values/0").asDouble()).isEqualTo(0.6);
        assertThat(server.get(trials(name) + "/0").text("/reports/1/value")).isEqualTo("NaN");

        Answer refused = server.post(
                imports,
                "{\"trials\":[{\"state\":\"COMPLETE\",\"values\":[1]},{\"state\":\"COMPLETE\",\"values\":[\"NaN\"]}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/trials/1/values");
        Answer lines = server.send(
                "POST",
                imports,
                "{\"state\":\"COMPLETE\",\"params\":{\"o\":\"b\",\"x\":1},\"values\":[2]}\n\n{\"state\":\"FAILED\"}\n",
                Map.of("Content-Type", "application/x-ndjson"));
        assertThat(lines.at("/imported").asInt()).isEqualTo(2);
        assertThat(server.get("studies/" + name).at("/counts/COMPLETE").asInt()).isEqualTo(2);
    }

    @Test
    void exportsCsv() {
        String name = server.study(SPACE);
        server.post(trials(name), "{\"fixed\":{\"o\":\"a\",\"x\":0.5,\"y\":3}}");
        server.put(
                trials(name) + "/0/outcome",
                "{\"state\":\"COMPLETE\",\"value\":1.5,\"attributes\":{\"note\":\"a, \\\"b\\\"\"}}");
        Answer csv = server.get("studies/" + name + "/trials.csv");

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        String[] lines = csv.body().split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0])
                .startsWith("number,id,state,value,")
                .endsWith("params.o,params.x,params.y,attributes.note");
        assertThat(lines[1]).startsWith("0,").endsWith("a,0.5,3,\"\"\"a, \\\"\"b\\\"\"\"\"\"");
    }

    @Test
    void exportsNoFormulas() {
        String name = server.study(
                ",\"space\":[{\"name\":\"x\",\"type\":\"float\",\"low\":-1,\"high\":0},"
                        + "{\"name\":\"f\",\"type\":\"categorical\",\"choices\":[\"=1+1\",\"@a\",\"+a,b\",\"-a\",\"\\ta\",\"a=b\",-7]}]");
        String[] cells = {"'=1+1", "'@a", "\"'+a,b\"", "'-a", "'\ta", "a=b", "-7"};
        String[] choices = {"\"=1+1\"", "\"@a\"", "\"+a,b\"", "\"-a\"", "\"\\ta\"", "\"a=b\"", "-7"};
        for (String choice : choices) {
            server.post(trials(name), "{\"worker\":\"=w\",\"fixed\":{\"x\":-0.5,\"f\":" + choice + "}}");
        }
        server.put(trials(name) + "/0/outcome", "{\"state\":\"FAILED\",\"reason\":\"-r\"}");
        server.put(
                trials(name) + "/1/outcome",
                "{\"state\":\"COMPLETE\",\"value\":-1.5,\"constraints\":{\"c\":-2},\"attributes\":{\"a\":\"=a\",\"n\":-3}}");
        String[] lines = server.get("studies/" + name + "/trials.csv").body().split("\r\n");

        assertThat(lines[0]).endsWith("params.x,params.f,constraints.c,attributes.a,attributes.n");
        for (int i = 0; i < cells.length; i++) {
            assertThat(lines[i + 1])
                    .contains(",-0.5," + cells[i] + ",")
                    .satisfies(line -> assertThat(line.contains(",'=w,")).isEqualTo(line.contains("RUNNING")));
        }
        assertThat(lines[1]).contains(",FAILED,,1,,'-r,");
        assertThat(lines[2]).contains(",COMPLETE,-1.5,").endsWith(",-2.0,\"\"\"=a\"\"\",-3");
    }

    @Test
    void drawsCurves() {
        String name = server.study("");
        server.post(trials(name), "{\"count\":3}");
        for (int i = 0; i < 3; i++) {
            server.put(trials(name) + "/" + i + "/reports/0", "{\"value\":" + i + ",\"metrics\":{\"accuracy\":0.5}}");
            server.put(trials(name) + "/" + i + "/reports/2", "{\"value\":\"Infinity\"}");
            server.put(trials(name) + "/" + i + "/outcome", "{\"state\":\"COMPLETE\",\"value\":" + -i + "}");
        }
        String chart = "studies/" + name + "/analysis/intermediate";
        assertThat(server.get(chart).at("/trials").size()).isEqualTo(3);
        JsonNode best = server.get(chart + "?best=1").json();
        assertThat(best.at("/trials").size()).isEqualTo(1);
        assertThat(best.at("/trials/0/number").asInt()).isEqualTo(2);
        assertThat(best.at("/trials/0/steps").toString()).isEqualTo("[0,2]");
        assertThat(best.at("/trials/0/values").toString()).isEqualTo("[2.0,\"Infinity\"]");
        assertThat(best.at("/trials/0/metrics/accuracy").toString()).isEqualTo("[0.5,null]");
    }

    @Test
    void drawsTheLowerNumberFirstOfEqualTrials() {
        for (String direction : List.of("MINIMIZE", "MAXIMIZE")) {
            String name = server.study(",\"directions\":[\"" + direction + "\"]");
            server.post(trials(name), "{\"count\":4}");
            for (int i = 0; i < 4; i++) {
                server.put(trials(name) + "/" + i + "/reports/0", "{\"value\":1}");
                server.put(trials(name) + "/" + i + "/outcome", "{\"state\":\"COMPLETE\",\"value\":1}");
            }
            JsonNode best = server.get("studies/" + name + "/analysis/intermediate?best=2")
                    .json();
            assertThat(best.at("/trials").size()).as(direction).isEqualTo(2);
            assertThat(best.at("/trials/0/number").asInt()).as(direction).isZero();
            assertThat(best.at("/trials/1/number").asInt()).as(direction).isEqualTo(1);
        }
    }

    private List<Integer> numbers(String query) {
        List<Integer> numbers = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = server.get(query + "&pageToken=" + token).json();
            page.at("/trials").forEach(trial -> numbers.add(trial.at("/number").asInt()));
            token = page.at("/nextPageToken").asString();
        } while (!token.isEmpty());
        return numbers;
    }
}
