package dev.parzen.wire;

import dev.parzen.sampler.Explanation;
import dev.parzen.space.Kinds;
import dev.parzen.study.Explanations.Explained;
import dev.parzen.trial.Trial;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Why a trial has its values, and why it was pruned, if it was. */
@Schema(name = "Explanation")
public record ExplanationJson(
        String study,
        int number,
        String state,

        @Schema(description = "The kind of sampler; null of an import and of a trial that waits.")
        String sampler,

        @Schema(type = "object") Map<String, JsonNode> params,

        @Schema(description = "The parameters whose values a user gave.")
        List<String> given,

        @Schema(description = "What the server noted about the trial, fallbacks included.")
        List<String> notes,

        @Schema(description = "Why it was pruned or failed; null if it was not.")
        String reason,

        History history,

        @Schema(
                type = "object",
                description =
                        "By type: unmodelled (reason); densities (TPE: finished, good, inFlight, and the models with"
                                + " ln l, ln g and score at the values, together and for each parameter, and the good trials"
                                + " that pulled); prediction (GP: trials, mean, deviation, acquisition); generation (CMA-ES:"
                                + " generation, population, restart, stepSize, mean, deviations, distance).")
        ObjectNode explanation) {

    /** What had happened when the trial began, from which its values are explained. */
    @Schema(
            name = "ExplanationHistory",
            description =
                    "What had happened when the trial began, by the times that trials bear: from this the values are"
                            + " explained.")
    public record History(
            @Schema(description = "Trials of the study that had finished.")
            int finished,

            @Schema(description = "Trials in flight.") int inFlight,

            @Schema(description = "Trials of earlier studies that the sampler learnt from.")
            int earlierStudies) {}

    public static ExplanationJson of(Explained explained, String study) {
        Trial trial = explained.trial();
        return new ExplanationJson(
                study,
                trial.number(),
                trial.stateName().name(),
                trial.sampler().orElse(null),
                Values.write(trial.parameterValues()),
                List.copyOf(new TreeSet<>(trial.given().keySet())),
                trial.notes(),
                trial.reason().orElse(null),
                new History(explained.finished(), explained.inFlight(), explained.foreign()),
                write(explained.why()));
    }

    private static ObjectNode write(Explanation why) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", Kinds.nameOf(why));
        ObjectNode members = Json.mapper().valueToTree(why);
        members.properties().forEach(member -> node.set(member.getKey(), member.getValue()));
        if (why instanceof Explanation.Generation generation) {
            node.set("mean", Json.mapper().valueToTree(Values.write(generation.mean())));
            generation
                    .distance()
                    .ifPresentOrElse(distance -> node.put("distance", distance), () -> node.putNull("distance"));
        }
        return node;
    }
}
