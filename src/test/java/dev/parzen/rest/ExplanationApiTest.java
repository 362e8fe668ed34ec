package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 7 of the contract: why a trial has its values, and why it was pruned. */
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
    void explainsWhyATrialWasPruned() {
        String study =
                server.study(SPACE.formatted("random") + ",\"pruner\":{\"type\":\"median\",\"startupTrials\":3}");
        for (int i = 0; i < 3; i++) {
            report(study, i, 0.1 * (i + 1));
            server.put("studies/" + study + "/trials/" + i + "/outcome", "{\"state\":\"COMPLETE\",\"value\":0.5}");
        }
        JsonNode advice = report(study, 3, 0.75);
        server.put("studies/" + study + "/trials/3/outcome", "{\"state\":\"PRUNED\"}");
        report(study, 4, 0);
        server.put("studies/" + study + "/trials/4/outcome", "{\"state\":\"COMPLETE\",\"value\":0.5}");

        JsonNode pruning = explanation(study, 3).at("/pruning");
        assertThat(pruning.at("/reason").asString())
                .isEqualTo(advice.at("/reason").asString())
                .contains("0.75 is worse than the median 0.2 of 3 complete trials");
        assertThat(pruning.at("/step").asInt()).isZero();
        assertThat(pruning.at("/measure").asString()).contains("best value so far");
        assertThat(pruning.at("/value").asDouble()).isEqualTo(0.75);
        assertThat(pruning.at("/threshold").asDouble()).isEqualTo(0.2);
        assertThat(pruning.at("/rank").asInt()).isEqualTo(4);
        assertThat(pruning.at("/of").asInt()).isEqualTo(4);
        assertThat(pruning.at("/cohortSize").asInt()).isEqualTo(3);
        assertThat(pruning.at("/cohort").size()).isEqualTo(3);
        assertThat(pruning.at("/cohort/1/trial").asInt()).isEqualTo(1);
        assertThat(pruning.at("/cohort/1/value").asDouble()).isEqualTo(0.2);
        assertThat(pruning.at("/note").isNull()).isTrue();
        assertThat(explanation(study, 4).at("/pruning").isNull()).isTrue();
    }

    /** The answer to the first report of the next trial, which has this number. */
    private JsonNode report(String study, int number, double value) {
        server.post("studies/" + study + "/trials", "{}");
        return server.put("studies/" + study + "/trials/" + number + "/reports/0", "{\"value\":" + value + "}")
                .json();
    }

    private JsonNode explanation(String study, int number) {
        return server.get("studies/" + study + "/trials/" + number + "/explanation")
                .json();
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
