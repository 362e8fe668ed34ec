package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 7 of the contract: why a trial has its values. */
class ExplanationApiTest extends ServerTest {
    private static final String SPACE =
            ",\"space\":[{\"name\":\"x\",\"type\":\"float\",\"low\":0,\"high\":1}," + "{\"name\":\"k\",\"type\":"
                    + "\"categorical\",\"choices\":[\"a\",\"b\"]}],\"sampler\":{\"type\":\"%s\",\"seed\":7}";

    @Test
    void explainsEachModel() {
        assertThat(explained("tpe", 12)
                        .at("/explanation/models/0/parameters/x/logGood")
                        .isNumber())
                .isTrue();
        assertThat(explained("tpe", 12)
                        .at("/explanation/models/0/pulled/0/trial")
                        .isIntegralNumber())
                .isTrue();
        assertThat(explained("gp", 12).at("/explanation/deviation").isNumber()).isTrue();
        assertThat(explained("cma-es", 12).at("/explanation/mean/x").isNumber()).isTrue();
        assertThat(explained("cma-es", 12).at("/explanation/distance").isNumber())
                .isTrue();
        assertThat(explained("tpe", 2).at("/explanation/type").asString()).isEqualTo("unmodelled");
        assertThat(explained("random", 2).at("/explanation/reason").asString()).contains("uniformly");
    }

    @Test
    void tellsTheTrialBeside() {
        JsonNode explained = explained("tpe", 12);
        assertThat(explained.at("/number").asInt()).isEqualTo(12);
        assertThat(explained.at("/state").asString()).isEqualTo("RUNNING");
        assertThat(explained.at("/sampler").asString()).isEqualTo("tpe");
        assertThat(explained.at("/history/finished").asInt()).isEqualTo(12);
        assertThat(explained.at("/history/inFlight").asInt()).isZero();
        assertThat(explained.at("/notes/0").asString()).isNotEmpty();
        assertThat(explained.at("/params").size()).isEqualTo(2);
        assertThat(explained.at("/reason").isNull()).isTrue();
    }

    @Test
    void findsOnlyWhatIsThere() {
        assertThat(server.get("studies/none/trials/0/explanation").status()).isEqualTo(404);
        assertThat(server.get("studies/" + server.study("") + "/trials/0/explanation")
                        .status())
                .isEqualTo(404);
        assertThat(server.get("studies/" + server.study("") + "/trials/x/explanation")
                        .status())
                .isEqualTo(400);
    }

    private JsonNode explained(String sampler, int finished) {
        String study = server.study(SPACE.formatted(sampler));
        for (int i = 0; i < finished; i++) {
            String x = server.post("studies/" + study + "/trials", "{}")
                    .json()
                    .at("/params/x")
                    .toString();
            server.put(
                    "studies/" + study + "/trials/" + i + "/outcome", "{\"state\":\"COMPLETE\",\"value\":" + x + "}");
        }
        server.post("studies/" + study + "/trials", "{}");
        return server.get("studies/" + study + "/trials/" + finished + "/explanation")
                .json();
    }
}
