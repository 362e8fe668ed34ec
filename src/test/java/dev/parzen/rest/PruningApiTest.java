package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.rest.Server.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What pruning costs, saves and gets wrong, counted by hand. */
class PruningApiTest extends ServerTest {
    private String study;

    @Test
    void isAllNothingAtFirst() {
        study = server.study("");
        assertThat(balance().toString())
                .isEqualTo(
                        "{\"complete\":0,\"earlyStopped\":0,\"timeLimited\":0,\"pruned\":0,\"endedWithStudy\":0,\"epochsSpent\":0,"
                                + "\"epochsSaved\":0,\"epochsSavedAtMost\":null,\"audit\":{\"trials\":0,\"finished\":0,"
                                + "\"wrong\":0,\"share\":null,\"low\":null,\"high\":null}}");
        assertThat(server.get("studies/none/analysis/pruning").status()).isEqualTo(404);
    }

    /**
     * Complete after 4, 2, 2 and 1 steps; pruned after 1, which saves 9/4 - 1 on average, and after 2, which saves
     * 8/3 - 2.
     */
    @Test
    void countsWhatWasSpentAndSavedAndWrong() {
        study = server.study(pruner(1));
        report(0, 0.5, 0.5, 0.5, 0.5);
        end(0, "\"state\":\"COMPLETE\",\"value\":0.5");
        report(1, 0.3, 0.3);
        end(1, "\"state\":\"COMPLETE\",\"value\":0.3,\"attributes\":{\"endedBy\":\"early-stopped\"}");
        assertThat(report(2, 0.9, 0.2).text("/verdict")).isEqualTo("CONTINUE");
        end(2, "\"state\":\"COMPLETE\",\"value\":0.2");
        report(3, 0.9);
        end(3, "\"state\":\"COMPLETE\",\"value\":0.25");
        report(4, 0.9);
        server.patch("studies/" + study, "{" + pruner(0).substring(1) + "}");
        assertThat(report(5, 9).text("/verdict")).isEqualTo("PRUNE");
        end(5, "\"state\":\"PRUNED\"");
        assertThat(report(6, 0.6, 0.6).text("/verdict")).isEqualTo("PRUNE");
        end(6, "\"state\":\"PRUNED\"");
        report(7, 0.1);
        end(7, "\"state\":\"PRUNED\",\"attributes\":{\"endedBy\":\"study-ended\"}");

        JsonNode balance = balance();
        assertThat(balance.at("/complete").asInt()).isEqualTo(4);
        assertThat(balance.at("/earlyStopped").asInt()).isOne();
        assertThat(balance.at("/pruned").asInt()).isEqualTo(2);
        assertThat(balance.at("/endedWithStudy").asInt()).isOne();
        assertThat(balance.at("/epochsSpent").asInt()).isEqualTo(4 + 2 + 2 + 1 + 1 + 1 + 2 + 1);
        assertThat(balance.at("/epochsSaved").asInt()).as("5/4 + 2/3").isEqualTo(2);
        assertThat(balance.at("/epochsSavedAtMost").isNull()).isTrue();
        JsonNode audit = balance.at("/audit");
        assertThat(audit.at("/trials").asInt()).isEqualTo(3);
        assertThat(audit.at("/finished").asInt()).isEqualTo(2);
        assertThat(audit.at("/wrong").asInt()).as("trial 2, not trial 3").isOne();
        assertThat(audit.at("/share").asDouble()).isEqualTo(0.5);
        assertThat(audit.at("/low").asDouble()).isCloseTo(0.0945312, within(1e-6));
        assertThat(audit.at("/high").asDouble()).isCloseTo(0.9054688, within(1e-6));
    }

    @Test
    void isDescribed() {
        JsonNode api = server.get("/v3/api-docs").json();
        assertThat(api.at("/paths/~1api~1v1~1studies~1{study}~1analysis~1pruning/get/summary")
                        .asString())
                .isNotEmpty();
        for (String schema : new String[] {"PruningBalance", "Audit"}) {
            JsonNode properties = api.at("/components/schemas/" + schema + "/properties");
            assertThat(properties.size()).isGreaterThan(5);
            assertThat(properties.propertyNames())
                    .allSatisfy(name -> assertThat(properties.get(name).has("description")
                                    || properties.get(name).has("$ref"))
                            .as(name)
                            .isTrue());
        }
    }

    private static String pruner(int audit) {
        return ",\"pruner\":{\"type\":\"median\",\"startupTrials\":2,\"audit\":" + audit + "}";
    }

    private JsonNode balance() {
        return server.get("studies/" + study + "/analysis/pruning").json();
    }

    /** Begins the next trial, which must be this one, and reports its values; answers the last verdict. */
    private Answer report(int trial, double... values) {
        assertThat(server.post(trials(study), "{}").at("/number").asInt()).isEqualTo(trial);
        Answer last = null;
        for (int step = 0; step < values.length; step++) {
            last = server.put(trials(study) + "/" + trial + "/reports/" + step, "{\"value\":" + values[step] + "}");
            assertThat(last.status()).isEqualTo(200);
        }
        return last;
    }

    private void end(int trial, String members) {
        assertThat(server.put(trials(study) + "/" + trial + "/outcome", "{" + members + "}")
                        .status())
                .isEqualTo(200);
    }
}
