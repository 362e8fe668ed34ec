package dev.parzen.wire;

import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Kinds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a study gets where its maker says nothing. */
final class Defaults {
    /** The sampler that the catalogue recommends. */
    static final String SAMPLER = "auto";

    private static final String FOR_CLIENTS = "none";
    private static final String FOR_NETWORKS = "median";

    private Defaults() {}

    static SamplerSpec sampler(ObjectNode given) {
        return Families.read(given == null ? kind(SAMPLER) : given, SamplerSpec.class);
    }

    /** @param directions how many the study has: trials with several values are not pruned */
    static PrunerSpec pruner(ObjectNode given, ObjectiveSpec objective, int directions) {
        boolean isNetwork = Kinds.nameOf(objective).equals("neural-network") && directions == 1;
        return Families.read(given == null ? kind(isNetwork ? FOR_NETWORKS : FOR_CLIENTS) : given, PrunerSpec.class);
    }

    private static JsonNode kind(String name) {
        return JsonNodeFactory.instance.objectNode().put("type", name);
    }
}
