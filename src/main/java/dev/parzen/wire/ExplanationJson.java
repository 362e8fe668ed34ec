package dev.parzen.wire;

import dev.parzen.pruner.Standing;
import dev.parzen.sampler.Explanation;
import dev.parzen.space.Kinds;
import dev.parzen.study.Explanations.Explained;
import dev.parzen.study.Ruling;
import dev.parzen.trial.Trial;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
        ObjectNode explanation,

        @Schema(description = "Why it was to be given up; null if it never was.")
        Pruning pruning) {
    private static final int SHOWN = 100;

    /** What had happened when the trial began, from which its values are explained. */
    @Schema(
            name = "ExplanationHistory",
            description =
                    "What had happened when the trial began, by the times that trials bear, as far as the sampler saw it:"
                            + " where the pruner confines samplers to brackets, in the trial's own. From this the values"
                            + " are explained.")
    public record History(
            @Schema(description = "Trials of the study that had finished.")
            int finished,

            @Schema(description = "Trials in flight.") int inFlight,

            @Schema(description = "Trials of earlier studies that the sampler learnt from.")
            int earlierStudies) {}

    /** The verdict against it and on what that rests. */
    @Schema(
            name = "ExplanationPruning",
            description =
                    "The verdict against it, and on what it rests: computed anew by the study's present pruner from"
                            + " what had been told when the report arrived that was judged. What is not known is null.")
    public record Pruning(
            @Schema(
                    description = "As it is on record.",
                    example = "Step 8: the best value 0.412 is worse than the median 0.305 of 14 complete trials.")
            String reason,

            @Schema(description = "The trial's highest when it was judged.")
            Integer step,

            @Schema(description = "What was compared.") String measure,

            @Schema(description = "The trial's.") Double value,

            @Schema(description = "Beyond which it would be pruned.")
            Double threshold,

            @Schema(description = "Among the cohort and itself, from 1 for the best.")
            Integer rank,

            @Schema(description = "How many that are.") Integer of,

            @Schema(description = "With how many others it was compared.")
            Integer cohortSize,

            @Schema(description = "With which, the best first: at most 100, those nearest to its rank.")
            List<Peer> cohort,

            @Schema(description = "What else must be known; null if nothing.")
            String note) {}

    /** Another trial and its value. */
    @Schema(name = "ExplanationPeer")
    public record Peer(int trial, double value) {}

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
                write(explained.why()),
                explained.pruning().map(ExplanationJson::write).orElse(null));
    }

    private static Pruning write(Ruling ruling) {
        Optional<Standing> standing = ruling.standing();
        Optional<Integer> rank =
                standing.map(Standing::rank).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt);
        Optional<List<Standing.Peer>> cohort = standing.map(Standing::cohort);
        return new Pruning(
                ruling.reason().orElse(null),
                standing.map(Standing::step).or(ruling::step).orElse(null),
                standing.map(Standing::measure).orElse(null),
                standing.map(Standing::value).orElse(null),
                standing.map(Standing::threshold)
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .orElse(null),
                rank.orElse(null),
                rank.flatMap(known -> cohort.map(others -> others.size() + 1)).orElse(null),
                cohort.map(List::size).orElse(null),
                cohort.map(others -> shown(others, rank.orElse(1))).orElse(null),
                ruling.note().isEmpty() ? null : ruling.note());
    }

    private static List<Peer> shown(List<Standing.Peer> cohort, int rank) {
        int first = Math.max(0, Math.min(rank - 1 - SHOWN / 2, cohort.size() - SHOWN));
        return cohort.stream()
                .skip(first)
                .limit(SHOWN)
                .map(peer -> new Peer(peer.trial(), peer.value()))
                .toList();
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
