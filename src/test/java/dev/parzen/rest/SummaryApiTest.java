package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import org.junit.jupiter.api.Test;

class SummaryApiTest extends ServerTest {
    private static final String NETWORK = """
            {"name": "%s", "labels": {"wanted": "by nobody"},
             "space": [{"name": "kernel", "type": "int", "low": 3, "high": 40}],
             "objective": {"type": "neural-network",
               "data": {"type": "csv", "file": "none.csv", "label": "y"},
               "layers": [{"type": "convolution-2d", "filters": 2, "kernel": {"param": "kernel"}}]}}""";

    @Test
    void showsTheNetworkOfTheValuesGiven() {
        create("summary-given");
        Answer answer = server.get("studies/summary-given/summary?param=kernel%3D5&row=8,6,3&outputs=4");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/values/kernel").asInt()).isEqualTo(5);
        assertThat(answer.json().at("/input").toString()).isEqualTo("[8,6,3]");
        assertThat(answer.json().at("/layers/0/details").asString()).isEqualTo("5 × 5, ReLU");
        assertThat(answer.json().at("/layers/0/output").toString()).isEqualTo("[4,2,2]");
        assertThat(answer.json().at("/parameters/total").asInt()).isEqualTo(152 + 68);
    }

    @Test
    void knowsTheRowsOnceATrialHasToldThem() {
        create("summary-told");
        String path = "studies/summary-told/summary";
        assertThat(server.get(path).status()).isEqualTo(409);
        assertThat(server.get(path).body()).contains("row=28,28,1&outputs=10");
        server.post("studies/summary-told/imports", """
                {"trials": [{"state": "COMPLETE", "values": [0.5], "params": {"kernel": 7},
                  "attributes": {"rowShape": [9, 9, 1], "outputs": 3}}]}""");
        Answer first = server.get(path);
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.json().at("/values/kernel").asInt()).isEqualTo(3);
        assertThat(first.json().at("/layers/0/output").toString()).isEqualTo("[7,7,2]");
        assertThat(server.get(path + "?trial=0").json().at("/layers/0/output").toString())
                .isEqualTo("[3,3,2]");
    }

    @Test
    void showsTheVectorsOfEmbeddedColumns() {
        Answer made = server.post("studies", """
                {"name": "summary-embedded", "labels": {"wanted": "by nobody"},
                 "space": [{"name": "dimension", "type": "int", "low": 2, "high": 20}],
                 "objective": {"type": "neural-network",
                   "data": {"type": "csv", "file": "none.csv", "label": "y", "categorical": "city",
                     "embeddings": {"city": {"param": "dimension"}}},
                   "layers": []}}""");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String path = "studies/summary-embedded/summary";
        assertThat(server.get(path + "?row=12&outputs=2").status()).isEqualTo(409);
        server.post("studies/summary-embedded/imports", """
                {"trials": [{"state": "COMPLETE", "values": [0.5], "params": {"dimension": 7}, "attributes":
                  {"rowShape": [12], "outputs": 2,
                   "embeddedCategories": [{"column": "city", "from": 1, "levels": 9}]}}]}""");
        Answer answer = server.get(path + "?trial=0");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().at("/layers/0/details").asString()).isEqualTo("city 9 → 7");
        assertThat(answer.json().at("/layers/0/output").toString()).isEqualTo("[10]");
        assertThat(answer.json().at("/parameters/trainable").asInt()).isEqualTo(9 * 7 + 11 * 2);
    }

    @Test
    void saysWhatCannotBe() {
        create("summary-refused");
        String path = "studies/summary-refused/summary?";
        Answer misfit = server.get(path + "param=kernel%3D9&row=8,8,1&outputs=2");
        assertThat(misfit.status()).isEqualTo(422);
        assertThat(misfit.body()).contains("/objective/layers/0").contains("window of 9");
        assertThat(server.get(path + "param=kernel%3D41&row=8,8,1&outputs=2").status())
                .isEqualTo(400);
        assertThat(server.get(path + "param=width%3D1&row=8,8,1&outputs=2").body())
                .contains("[kernel]");
        assertThat(server.get(path + "row=8,8,1").status()).isEqualTo(400);
        assertThat(server.get(path + "row=8,0,1&outputs=2").status()).isEqualTo(400);
        assertThat(server.get(path + "row=8,8,1&outputs=0").status()).isEqualTo(400);
        assertThat(server.get(path + "trial=7").status()).isEqualTo(404);
    }

    private void create(String name) {
        Answer made = server.post("studies", NETWORK.formatted(name));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
    }
}
