package dev.parzen.rest;

import static dev.parzen.rest.Refusal.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What a study will spend, before it spends anything. */
class PlanApiTest extends ServerTest {
    private static final String NETWORK =
            ",\"objective\":{\"type\":\"neural-network\",\"data\":{\"type\":\"drawn-digits\",\"samples\":500},"
                    + "\"layers\":[{\"type\":\"dense\",\"width\":8}],\"epochs\":25}";

    /** The means are those of 40,000 rounds simulated by another program. */
    @Test
    void plansSuccessiveHalving() {
        JsonNode plan =
                plan("?validateOnly=true&steps=25", ",\"budget\":{\"trials\":60},\"pruner\":{\"type\":\"asha\"}");
        assertThat(plan.at("/trials").asInt()).isEqualTo(60);
        assertThat(plan.at("/steps").asInt()).isEqualTo(25);
        assertThat(plan.at("/epochs/unpruned").asInt()).isEqualTo(1500);
        assertThat(plan.at("/epochs/low").asDouble()).isCloseTo(235.1, within(1.5));
        assertThat(plan.at("/epochs/high").asDouble()).isCloseTo(276.6, within(1.5));
        assertThat(plan.at("/epochs/share").asDouble()).isCloseTo(0.184, within(0.002));
        assertThat(plan.at("/complete/low").asDouble()).isCloseTo(2.11, within(0.11));
        assertThat(plan.at("/complete/high").asDouble()).isCloseTo(4.87, within(0.11));
        assertThat(plan.at("/brackets")).hasSize(1);
        assertThat(plan.at("/brackets/0/rungs/0").toString())
                .isEqualTo("{\"step\":1,\"epochs\":2,\"reached\":{\"low\":60.0,\"high\":60.0},"
                        + "\"goOn\":{\"low\":15.1,\"high\":15.1}}");
        assertThat(plan.at("/brackets/0/rungs/2/epochs").asInt()).isEqualTo(17);
        assertThat(plan.at("/note").asString()).contains("estimate");
    }

    @Test
    void knowsTheEpochsOfANetwork() {
        String members = NETWORK + ",\"budget\":{\"trials\":60},\"pruner\":{\"type\":\"hyperband\"}";
        assertThat(plan("?validateOnly=true", members).at("/steps").asInt()).isEqualTo(25);
        assertThat(plan("?validateOnly=true", members).at("/brackets")).hasSize(3);
    }

    @Test
    void plansTheBracketsOfHyperband() {
        String members = ",\"budget\":{\"trials\":100},\"pruner\":{\"type\":\"hyperband\",\"maxResource\":27}";
        JsonNode plan = plan("?validateOnly=true", members);
        assertThat(plan.at("/brackets")).hasSize(4);
        int trials = 0;
        for (JsonNode bracket : plan.at("/brackets")) {
            trials += bracket.at("/trials").asInt();
        }
        assertThat(trials).isEqualTo(100);
        assertThat(plan.at("/brackets/3/rungs")).isEmpty();
        assertThat(plan.at("/epochs/unpruned").asInt()).isEqualTo(2700);
    }

    @Test
    void answersTheSameTwice() {
        String members = ",\"name\":\"planned\",\"budget\":{\"trials\":50},\"pruner\":{\"type\":\"asha\"}";
        assertThat(plan("?validateOnly=true&steps=81", members))
                .isEqualTo(plan("?validateOnly=true&steps=81", members));
    }

    @Test
    void saysWhatItMustKnow() {
        String asha = ",\"pruner\":{\"type\":\"asha\"}";
        JsonNode nothing = plan("?validateOnly=true", asha);
        assertThat(nothing.at("/note").asString()).contains("budget.trials", "steps=100");
        assertThat(List.copyOf(nothing.propertyNames())).containsExactly("note");
        assertThat(plan("?validateOnly=true&steps=9", asha).at("/note").asString())
                .contains("budget.trials")
                .doesNotContain("steps=100");
    }

    @Test
    void plansOnlyWhatPrunesByHalvingAndIsAskedFor() {
        assertThat(plan("?validateOnly=true", ",\"pruner\":{\"type\":\"median\"}")
                        .isMissingNode())
                .isTrue();
        assertThat(plan("?validateOnly=true", "").isMissingNode()).isTrue();
        assertThat(plan("", ",\"budget\":{\"trials\":9},\"pruner\":{\"type\":\"hyperband\",\"maxResource\":9}")
                        .isMissingNode())
                .isTrue();
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        String body = "{\"name\":\"a\",\"pruner\":{\"type\":\"asha\"}}";
        return Stream.of(
                        post("studies?validateOnly=true&steps=0", body, 400, "malformed"),
                        post("studies?steps=9", body, 400, "malformed"),
                        post("studies?validateOnly=true&steps=24", "{\"name\":\"a\"" + NETWORK + "}", 400, "malformed"),
                        post("studies?validateOnly=true&steps=many", body, 400, "malformed"))
                .map(refusal -> refusal.test(server));
    }

    private JsonNode plan(String query, String members) {
        String name = members.contains("\"name\"") ? "" : ",\"name\":\"" + Server.newName() + "\"";
        var answer = server.post("studies" + query, "{" + (name + members).substring(1) + "}");
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 201);
        return answer.at("/plan");
    }
}
