package dev.parzen.wire;

import dev.parzen.analysis.Replay;
import dev.parzen.pruner.PrunerSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What another pruner would have done with the trials of a study. */
@Schema(name = "Replay")
public record ReplayJson(
        @Schema(type = "object", description = "The settings that were asked for, with every default filled in.")
        ObjectNode pruner,

        @Schema(description = "How many trials were replayed: all that have finished and lie within the space.")
        int trials,

        EpochsJson epochs,
        TimeJson time,

        @Schema(description = "The best trial; null with several directions, and while none is complete.")
        BestJson best,

        @Schema(
                description = "The best of those that would have run to their end; null with several directions, and if"
                        + " there is none.")
        SurvivorJson bestSurvivor,

        @Schema(description = "With several directions, what becomes of the front; else null.")
        FrontJson front,

        @Schema(
                description =
                        "Trials that were in fact pruned and would not have been by then: how they would have gone"
                                + " on nobody knows.")
        int cut,

        @Schema(description = "Those that would have been pruned, in the order of time.")
        List<PrunedJson> pruned,

        @Schema(description = "What a replay cannot know.") String note) {

    private static final String LIMITS =
            "The recorded trials in the order of their times. In a real run the sampler would have learnt from other"
                    + " results and chosen other values, and what was saved would have gone into further trials.";

    /** Reports, of which a network makes one after each epoch. */
    @Schema(name = "ReplayEpochs")
    public record EpochsJson(
            long recorded,
            long spent,
            long saved,

            @Schema(description = "The share of the recorded ones that is saved.")
            double share) {}

    /** Summed over trials, which may have run at once. */
    @Schema(name = "ReplayTime")
    public record TimeJson(
            @Schema(example = "PT1H") String recorded,
            @Schema(example = "PT40M") String saved) {}

    /** The best trial of the recording. */
    @Schema(name = "ReplayBest")
    public record BestJson(
            int number,
            double value,
            boolean survives,

            @Schema(description = "The step at which it would have been pruned; null if it survives.")
            Integer prunedAt) {
        static BestJson of(Replay.Best best) {
            return new BestJson(
                    best.number(),
                    best.values().get(0),
                    best.survives(),
                    best.prunedAt().orElse(null));
        }
    }

    /** A trial that would have run to its end. */
    @Schema(name = "ReplaySurvivor")
    public record SurvivorJson(int number, double value) {}

    /** The trials that no other dominates. */
    @Schema(name = "ReplayFront")
    public record FrontJson(
            int trials,
            int survivors,

            @Schema(description = "The numbers of those that would have been pruned.")
            List<Integer> pruned) {
        static FrontJson of(List<Replay.Best> front) {
            List<Integer> pruned = front.stream()
                    .filter(best -> !best.survives())
                    .map(Replay.Best::number)
                    .toList();
            return new FrontJson(front.size(), front.size() - pruned.size(), pruned);
        }
    }

    /** A trial that would have been pruned. */
    @Schema(name = "ReplayPruned")
    public record PrunedJson(
            int number,

            @Schema(description = "Of the report after which.")
            int step,

            String reason,

            @Schema(description = "So many reports would not have been made.")
            int saved,

            @Schema(description = "From that report to its end.", example = "PT12S")
            String savedTime,

            @Schema(description = "Its final value, for the first direction; null if it has none.")
            Double value) {
        static PrunedJson of(Replay.Pruned pruned) {
            return new PrunedJson(
                    pruned.number(),
                    pruned.step(),
                    pruned.reason(),
                    pruned.saved(),
                    text(pruned.savedTime()),
                    pruned.value().isPresent() ? pruned.value().getAsDouble() : null);
        }
    }

    /** @param several true for a study with several directions */
    public static ReplayJson of(PrunerSpec pruner, Replay replay, boolean several) {
        return new ReplayJson(
                Families.write(pruner),
                replay.trials(),
                new EpochsJson(
                        replay.epochs().recorded(),
                        replay.epochs().spent(),
                        replay.epochs().saved(),
                        Math.round(1000 * replay.epochs().share()) / 1000.0),
                new TimeJson(text(replay.time().recorded()), text(replay.time().saved())),
                several
                        ? null
                        : replay.best().stream().map(BestJson::of).findFirst().orElse(null),
                replay.bestSurvivor()
                        .map(survivor -> new SurvivorJson(
                                survivor.number(), survivor.values().get(0)))
                        .orElse(null),
                several ? FrontJson.of(replay.best()) : null,
                replay.cut(),
                replay.pruned().stream().map(PrunedJson::of).toList(),
                LIMITS);
    }

    private static String text(Duration duration) {
        return duration.toString();
    }
}
