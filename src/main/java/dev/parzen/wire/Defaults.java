package dev.parzen.wire;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.SamplerSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a study gets where its maker says nothing. */
final class Defaults {
    /** The sampler that the catalogue recommends. */
    static final String SAMPLER = "auto";

    private static final String FOR_CLIENTS = "none";
    private static final String FOR_NETWORKS = "median";

    /** Their steps are no progress: the fold that is best so far is the luckiest one. */
    private static final String FOR_FOLDS = "wilcoxon";

    private Defaults() {}

    static SamplerSpec sampler(ObjectNode given) {
        return Families.read(given == null ? kind(SAMPLER) : given, SamplerSpec.class);
    }

    /** @param directions how many the study has: trials with several values are not pruned */
    static PrunerSpec pruner(ObjectNode given, ObjectiveSpec objective, int directions) {
        return Families.read(given == null ? kind(pruner(objective, directions)) : given, PrunerSpec.class);
    }

    private static String pruner(ObjectiveSpec objective, int directions) {
        if (directions == 1 && objective instanceof NeuralNetwork network) {
            return network.data().split().folds().isPresent() ? FOR_FOLDS : FOR_NETWORKS;
        }
        return FOR_CLIENTS;
    }

    private static JsonNode kind(String name) {
        return JsonNodeFactory.instance.objectNode().put("type", name);
    }
}
