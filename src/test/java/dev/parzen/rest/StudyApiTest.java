package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 1 of the contract: studies. */
class StudyApiTest extends ServerTest {

    @Test
    void createsWithEveryDefaultFilledIn() {
        String name = Server.newName();
        Answer created = server.post("studies", "{\"name\":\"" + name + "\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/studies/" + name);
        assertThat(created.header("ETag")).isNotEmpty();
        JsonNode study = created.json();
        assertThat(study.at("/state").asString()).isEqualTo("ACTIVE");
        assertThat(study.at("/directions").toString()).isEqualTo("[\"MINIMIZE\"]");
        assertThat(study.at("/sampler/type").asString()).isEqualTo("auto");
        assertThat(study.at("/sampler/seed").isIntegralNumber()).isTrue();
        assertThat(study.at("/pruner/type").asString()).isEqualTo("none");
        assertThat(study.at("/objective/type").asString()).isEqualTo("external");
        assertThat(study.at("/lease/duration").asString()).isEqualTo("PT1H");
        assertThat(study.at("/lease/attempts").asInt()).isEqualTo(3);
        assertThat(study.at("/lease/retryOn").toString()).isEqualTo("[\"ERROR\",\"LOST\",\"RELEASED\"]");
        assertThat(study.at("/counts").toString())
                .isEqualTo("{\"WAITING\":0,\"RUNNING\":0,\"COMPLETE\":0,\"PRUNED\":0,\"FAILED\":0}");
        assertThat(study.at("/bestValue").isNull()).isTrue();
    }

    @Test
    void saysWhyAStudyIsNotActive() {
        String name = server.study(",\"pauseAfterFailures\":1");
        String study = "studies/" + name;
        assertThat(server.get(study).json().at("/reason").isNull()).isTrue();
        server.post(study + "/trials", "{}");
        server.put(study + "/trials/0/outcome", "{\"state\":\"FAILED\",\"reason\":\"no GPU\"}");

        JsonNode paused = server.get(study).json();
        assertThat(paused.at("/state").asString()).isEqualTo("PAUSED");
        assertThat(paused.at("/reason").asString()).startsWith("Trial 0 failed with: no GPU.");
        assertThat(server.post(study + "/trials", "{}").text("/detail")).contains("no GPU");

        assertThat(server.patch(study, "{\"state\":\"ACTIVE\",\"reason\":\"mended\"}")
                        .status())
                .isEqualTo(422);
        JsonNode stopped = server.patch(
                        study, "{\"state\":\"STOPPED\",\"reason\":\"good enough\",\"pauseAfterFailures\":null}")
                .json();
        assertThat(stopped.at("/reason").asString()).isEqualTo("good enough");
        assertThat(stopped.at("/pauseAfterFailures").asInt()).isEqualTo(10);
    }

    @Test
    void answersTheWholeSpecification() {
        String name = Server.newName();
        String spec = """
                {"name": "%s", "directions": ["MAXIMIZE"],
                 "space": [
                   {"name": "optimizer", "type": "categorical", "choices": ["Adam", "RMSprop", 3, true, null]},
                   {"name": "Adam_lr", "type": "float", "low": 1e-5, "high": 1e-1, "log": true,
                    "when": {"optimizer": ["Adam"]}, "default": 0.01},
                   {"name": "layers", "type": "int", "low": 1, "high": 6, "step": 2},
                   {"name": "width", "type": "int", "low": 16, "high": 512, "log": true,
                    "when": {"layers": {"atLeast": 2, "atMost": 5}}}
                 ],
                 "sampler": {"type": "tpe", "seed": 42}, "pruner": {"type": "median"},
                 "budget": {"trials": 100, "time": "PT1H", "target": 0.05, "parallel": 4},
                 "lease": {"duration": "PT60S", "attempts": 5}, "constraints": ["latency"],
                 "labels": {"gpu": "true"}, "attributes": {"team": {"a": [1, null, "x"]}}, "notes": "first try"}
                """.formatted(name);
        JsonNode study = server.post("studies", spec).json();

        assertThat(study.at("/space/2/high").asInt())
                .as("lowered onto the grid")
                .isEqualTo(5);
        assertThat(study.at("/space/1/default").asDouble()).isEqualTo(0.01);
        assertThat(study.at("/space/3/when/layers/atLeast").asDouble()).isEqualTo(2);
        assertThat(study.at("/space/0/choices").toString()).isEqualTo("[\"Adam\",\"RMSprop\",3,true,null]");
        assertThat(study.at("/sampler/seed").asInt()).isEqualTo(42);
        assertThat(study.at("/budget/time").asString()).isEqualTo("PT1H");
        assertThat(study.at("/lease/duration").asString()).isEqualTo("PT1M");
        assertThat(study.at("/attributes/team/a").toString()).isEqualTo("[1,null,\"x\"]");
        assertThat(server.get("studies/" + name).json()).isEqualTo(study);
    }

    @Test
    void reachesAStudyByNameAndById() {
        String name = "ünï côdé " + Server.newName() + " 日本?&=+#";
        JsonNode created = server.post("studies", "{\"name\":\"" + name + "\"}").json();
        String encoded = java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");

        assertThat(server.get("studies/" + encoded).text("/name")).isEqualTo(name);
        assertThat(server.get("studies/@" + created.at("/id")).text("/name")).isEqualTo(name);
    }

    @Test
    void refusesATakenNameUnlessTheExistingStudyIsWanted() {
        String name = server.study("");
        String body = "{\"name\":\"" + name + "\"}";

        assertThat(server.post("studies", body).text("/code")).isEqualTo("conflict");
        assertThat(server.post("studies?ifExists=return", body).status()).isEqualTo(200);
        Answer otherDirection =
                server.post("studies?ifExists=return", "{\"name\":\"" + name + "\",\"directions\":[\"MAXIMIZE\"]}");
        assertThat(otherDirection.status()).isEqualTo(409);
    }

    @Test
    void validatesWithoutStoring() {
        String name = Server.newName();
        Answer valid = server.post("studies?validateOnly=true", "{\"name\":\"" + name + "\"}");

        assertThat(valid.status()).isEqualTo(200);
        assertThat(valid.json().has("id")).isFalse();
        assertThat(server.get("studies/" + name).status()).isEqualTo(404);
        assertThat(server.post("studies?validateOnly=true", "{\"name\":\"" + server.study("") + "\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void learnsFromEarlierStudies() {
        String one = server.study("");
        String other = server.study("");
        String id = server.get("studies/" + other).json().at("/id").toString();
        server.post(
                "studies/" + one + "/imports",
                "{\"trials\":[{\"state\":\"COMPLETE\",\"params\":{\"x\":0.5},\"values\":[1]}]}");
        String name = Server.newName();
        String spec = warm(name, one, "@" + id);

        JsonNode preview = server.post("studies?validateOnly=true", spec).json();
        Answer created = server.post("studies", spec);
        server.delete("studies/" + other);

        assertThat(preview.at("/warmStart").toString()).isEqualTo("[\"" + one + "\",\"" + other + "\"]");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/warmStart")).isEqualTo(preview.at("/warmStart"));
        assertThat(server.get("studies/" + name).json().at("/warmStart").toString())
                .isEqualTo("[\"" + one + "\",\"@" + id + "\"]");
        assertThat(server.get("studies/" + name).json().at("/counts/COMPLETE").asInt())
                .isZero();
        assertThat(server.post("studies?ifExists=return", spec).status())
                .as("an existing study is found whatever became of the earlier ones")
                .isEqualTo(200);
    }

    @Test
    void refusesEarlierStudiesThatDoNotFit() {
        String one = server.study("");
        String id = server.get("studies/" + one).json().at("/id").toString();
        String up = server.study(",\"directions\":[\"MAXIMIZE\"]");
        String name = Server.newName();

        for (String path : List.of("studies", "studies?validateOnly=true")) {
            assertThat(server.post(path, warm(name, one, up)).text("/errors/0/pointer"))
                    .isEqualTo("/warmStart/1");
            assertThat(server.post(path, warm(name, one, "@" + id)).text("/errors/0/pointer"))
                    .isEqualTo("/warmStart/1");
            assertThat(server.post(path, warm(name, name)).text("/errors/0/pointer"))
                    .isEqualTo("/warmStart/0");
            assertThat(server.post(path, warm(name, one, up)).status()).isEqualTo(422);
        }
        assertThat(server.get("studies/" + name).status()).isEqualTo(404);
    }

    private static String warm(String name, String... earlier) {
        return "{\"name\":\"" + name + "\",\"warmStart\":[\"" + String.join("\",\"", earlier) + "\"]}";
    }

    @Test
    void listsPageByPage() {
        String prefix = "paged-" + Server.newName() + "-";
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            names.add(prefix + i);
            server.post("studies", "{\"name\":\"" + prefix + i + "\"}");
        }
        assertThat(allNames("studies?pageSize=3&name=" + prefix + "&orderBy=name"))
                .isEqualTo(names);
        java.util.Collections.reverse(names);
        assertThat(allNames("studies?pageSize=2&name=" + prefix + "&orderBy=createdAt%20desc"))
                .isEqualTo(names);
        assertThat(server.get("studies?pageSize=5000&name=" + prefix).status()).isEqualTo(200);
        assertThat(server.get("studies?pageSize=0").status()).isEqualTo(400);
    }

    @Test
    void refusesATokenOfAnotherQuery() {
        String prefix = "token-" + Server.newName() + "-";
        for (int i = 0; i < 3; i++) {
            server.post("studies", "{\"name\":\"" + prefix + i + "\"}");
        }
        String token = server.get("studies?pageSize=1&name=" + prefix).text("/nextPageToken");

        assertThat(token).isNotEmpty();
        assertThat(server.get("studies?pageSize=1&name=" + prefix + "&pageToken=" + token)
                        .status())
                .isEqualTo(200);
        assertThat(server.get("studies?pageSize=1&name=other&pageToken=" + token)
                        .text("/code"))
                .isEqualTo("malformed");
        assertThat(server.get("studies?pageSize=1&orderBy=name&name=" + prefix + "&pageToken=" + token)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void patchesAsAMergePatch() {
        String name = server.study(
                ",\"attributes\":{\"a\":1,\"b\":{\"c\":2,\"d\":3}},\"budget\":{\"trials\":5,\"parallel\":2},\"notes\":\"x\"");
        JsonNode patched = server.patch(
                        "studies/" + name,
                        "{\"attributes\":{\"a\":null,\"b\":{\"c\":9}},\"budget\":{\"parallel\":null,\"trials\":7},"
                                + "\"labels\":{\"gpu\":\"yes\"},\"notes\":null,\"sampler\":{\"type\":\"random\"}}")
                .json();

        assertThat(patched.at("/attributes").toString()).isEqualTo("{\"b\":{\"c\":9,\"d\":3}}");
        assertThat(patched.at("/budget").toString()).isEqualTo("{\"trials\":7}");
        assertThat(patched.at("/labels/gpu").asString()).isEqualTo("yes");
        assertThat(patched.at("/notes").asString()).isEmpty();
        assertThat(patched.at("/sampler/type").asString()).isEqualTo("random");
        assertThat(patched.at("/sampler/seed").isIntegralNumber()).isTrue();
        assertThat(server.patch("studies/" + name, "{\"budget\":null}")
                        .at("/budget")
                        .isNull())
                .isTrue();
    }

    @Test
    void honoursIfMatch() {
        String name = server.study("");
        String first = server.get("studies/" + name).header("ETag");
        Answer changed = server.send("PATCH", "studies/" + name, "{\"notes\":\"1\"}", Map.of("If-Match", first));
        Answer stale = server.send("PATCH", "studies/" + name, "{\"notes\":\"2\"}", Map.of("If-Match", first));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(first);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("/code")).isEqualTo("precondition-failed");
        server.post("studies/" + name + "/trials", "{}");
        assertThat(server.get("studies/" + name).header("ETag"))
                .as("counts leave it alone")
                .isEqualTo(changed.header("ETag"));
    }

    @Test
    void pausesStopsAndResumes() {
        String name = server.study("");
        server.post("studies/" + name + "/trials", "{}");

        server.patch("studies/" + name, "{\"state\":\"PAUSED\"}");
        assertThat(server.post("studies/" + name + "/trials", "{}").text("/code"))
                .isEqualTo("study-finished");
        assertThat(server.put("studies/" + name + "/trials/0/reports/0", "{\"value\":1}")
                        .text("/verdict"))
                .isEqualTo("CONTINUE");
        server.patch("studies/" + name, "{\"state\":\"STOPPED\"}");
        assertThat(server.put("studies/" + name + "/trials/0/reports/1", "{\"value\":1}")
                        .text("/verdict"))
                .isEqualTo("STOP");
        assertThat(server.post("studies/" + name + "/queue", "{}").text("/code"))
                .isEqualTo("study-finished");
        server.patch("studies/" + name, "{\"state\":\"ACTIVE\"}");
        assertThat(server.post("studies/" + name + "/trials", "{}").status()).isEqualTo(201);
        assertThat(server.patch("studies/" + name, "{\"state\":\"FINISHED\"}").status())
                .isEqualTo(422);
    }

    @Test
    void finishesWhenTheBudgetIsSpentAndReopensWithALargerOne() {
        String name = server.study(",\"budget\":{\"trials\":1}");
        server.post("studies/" + name + "/trials", "{}");
        assertThat(server.get("studies/" + name).text("/state")).isEqualTo("ACTIVE");
        server.put("studies/" + name + "/trials/0/outcome", "{\"state\":\"COMPLETE\",\"value\":1}");

        assertThat(server.get("studies/" + name).text("/state")).isEqualTo("FINISHED");
        assertThat(server.patch("studies/" + name, "{\"state\":\"ACTIVE\"}").status())
                .isEqualTo(409);
        assertThat(server.patch("studies/" + name, "{\"budget\":{\"trials\":2}}")
                        .text("/state"))
                .isEqualTo("ACTIVE");
        assertThat(server.post("studies/" + name + "/trials", "{}").text("/number"))
                .isEqualTo("1");
    }

    @Test
    void deletesWithAllThatBelongsToIt() {
        String name = server.study("");
        server.post("studies/" + name + "/trials", "{}");

        assertThat(server.delete("studies/" + name).status()).isEqualTo(204);
        assertThat(server.get("studies/" + name).text("/code")).isEqualTo("not-found");
        assertThat(server.get("studies/" + name + "/trials/0").status()).isEqualTo(404);
        assertThat(server.delete("studies/" + name).status()).isEqualTo(404);
    }

    @Test
    void answersTheBestFeasibleTrialFirst() {
        String name = server.study(",\"directions\":[\"MAXIMIZE\"],\"constraints\":[\"c\"]");
        String best = "studies/" + name + "/best";
        assertThat(server.get(best).at("/trials").size()).isZero();
        String[] outcomes = {
            "\"value\":9", "\"value\":8,\"constraints\":{\"c\":2}", "\"value\":7,\"constraints\":{\"c\":1}"
        };
        tell(name, 0, outcomes);
        assertThat(server.get(best).text("/trials/0/number"))
                .as("least violation")
                .isEqualTo("2");
        tell(
                name,
                3,
                "\"value\":1,\"constraints\":{\"c\":0}",
                "\"value\":2,\"constraints\":{\"c\":-1}",
                "\"value\":2,\"constraints\":{\"c\":-5}");

        assertThat(server.get(best).at("/trials").size()).isEqualTo(1);
        assertThat(server.get(best).text("/trials/0/number"))
                .as("ties: the lower number")
                .isEqualTo("4");
        assertThat(server.get("studies/" + name).at("/bestValue").asDouble()).isEqualTo(2);
    }

    private void tell(String name, int from, String... outcomes) {
        for (int i = 0; i < outcomes.length; i++) {
            server.post("studies/" + name + "/trials", "{}");
            Answer told = server.put(
                    "studies/" + name + "/trials/" + (from + i) + "/outcome",
                    "{\"state\":\"COMPLETE\"," + outcomes[i] + "}");
            assertThat(told.status()).as(told.toString()).isEqualTo(200);
        }
    }

    private List<String> allNames(String query) {
        List<String> names = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = server.get(query + "&pageToken=" + token).json();
            page.at("/studies").forEach(study -> names.add(study.at("/name").asString()));
            token = page.at("/nextPageToken").asString();
        } while (!token.isEmpty());
        return names;
    }
}
