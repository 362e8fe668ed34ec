package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parzen.study.Finals.Standing;
import dev.parzen.study.Study;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;

/** How far the end of a study is, and what has come out. */
@Schema(name = "Final")
public record FinalStandingJson(
        String study,

        @Schema(allowableValues = {"NONE", "RUNNING", "DONE", "FAILED"})
        String state,

        @Schema(description = "Why it failed; else null.") String reason,

        @Schema(
                type = "object",
                description =
                        "What the test data showed: trial, value (and values, where there are several directions), procedure, test with its figures, and looks, how"
                                + " often the study has looked at them. Null if it has not.")
        @JsonProperty("final")
        JsonNode result,

        @Schema(
                type = "object",
                description =
                        "The best configurations with other seeds, the best mean first: each with trial, the trial's"
                                + " own value, mean, deviation, low and high of the interval, and runs. Null if there are none.")
        JsonNode replicates) {

    public static FinalStandingJson of(Standing standing) {
        return new FinalStandingJson(
                standing.study().name(),
                standing.state().name(),
                standing.reason().orElse(null),
                attribute(standing.study(), "final"),
                attribute(standing.study(), "replicates"));
    }

    private static JsonNode attribute(Study study, String name) {
        String text = study.spec().attributes().get(name);
        return text == null ? null : Json.mapper().readTree(text);
    }
}
