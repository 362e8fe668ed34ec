package dev.parzen.load;

import dev.parzen.load.chaos.Forms;
import dev.parzen.load.chaos.Scene;
import dev.parzen.wire.Json;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The studies that runs make. */
final class Specs {
    private Specs() {}

    /** With so many floats between 0 and 1. */
    static ObjectNode study(String name, String sampler, int parameters, long seed) {
        ObjectNode spec = Json.mapper().createObjectNode().put("name", name);
        spec.putObject("sampler").put("type", sampler).put("seed", seed);
        ArrayNode space = spec.putArray("space");
        IntStream.range(0, parameters)
                .forEach(i -> space.addObject()
                        .put("name", "x" + i)
                        .put("type", "float")
                        .put("low", 0)
                        .put("high", 1));
        return spec;
    }

    /** With leases and a budget as a chaos run wants them; it goes on however many trials fail. */
    static ObjectNode chaos(Scene scene, ChaosSettings settings) {
        ObjectNode spec = study(
                        scene.study(),
                        settings.sampler(),
                        scene.isDefinedByRun() ? 0 : Forms.NAMES.size(),
                        settings.seed())
                .put("pauseAfterFailures", 0);
        if (!scene.isDefinedByRun()) {
            spec.putObject("objective").put("type", "benchmark").put("function", "branin-2");
            spec.putObject("labels").put(Forms.LABEL, scene.study());
        }
        spec.putObject("lease").put("duration", settings.lease().toString()).put("attempts", settings.attempts());
        spec.putObject("budget").put("trials", scene.trials()).put("parallel", settings.parallel());
        return spec;
    }
}
