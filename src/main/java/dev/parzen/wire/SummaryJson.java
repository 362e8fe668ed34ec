package dev.parzen.wire;

import dev.parzen.objective.network.architecture.Memory;
import dev.parzen.objective.network.architecture.NetworkSummary;
import dev.parzen.objective.network.architecture.NetworkSummary.Line;
import dev.parzen.space.ParameterValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A network layer by layer. */
@Schema(name = "Summary")
public record SummaryJson(
        @Schema(type = "object", description = "The parameters of the trial whose network this is.")
        JsonNode values,

        @Schema(description = "The shape that a row enters as.")
        List<Integer> input,

        List<LayerJson> layers,

        ParametersJson parameters,

        MemoryJson memory) {

    /** The summary of the network that a trial with these values has. */
    public static SummaryJson of(NetworkSummary summary, Map<String, ParameterValue> values) {
        ObjectNode given = Json.mapper().createObjectNode();
        values.forEach((name, value) -> given.set(name, Values.write(value)));
        return new SummaryJson(
                given,
                summary.input().extents(),
                summary.lines().stream().map(LayerJson::of).toList(),
                new ParametersJson(summary.parameters(), summary.trainable(), summary.frozen()),
                MemoryJson.of(summary.memory()));
    }

    /** One layer. */
    @Schema(name = "SummaryLayer")
    public record LayerJson(
            String name,
            String kind,

            @Schema(description = "Its settings in a few words.")
            String details,

            @Schema(description = "The shape of what it makes of a row.")
            List<Integer> output,

            long parameters) {
        static LayerJson of(Line line) {
            return new LayerJson(
                    line.name(), line.kind(), line.details(), line.output().extents(), line.parameters());
        }
    }

    /** How many parameters a network has. */
    @Schema(name = "SummaryParameters")
    public record ParametersJson(
            long total,

            long trainable,

            @Schema(
                    description = "The running means and variances of batch normalisation, and what stands around the"
                            + " tables of embedded columns.")
            long notTrainable) {}

    /** About how many bytes a training takes outside the heap, beside its data. */
    @Schema(name = "SummaryMemory")
    public record MemoryJson(
            int batchSize, long parameters, long gradients, long optimizer, long activations, long total) {
        static MemoryJson of(Memory memory) {
            return new MemoryJson(
                    memory.batchSize(),
                    memory.parameters(),
                    memory.gradients(),
                    memory.optimizer(),
                    memory.activations(),
                    memory.total());
        }
    }
}
