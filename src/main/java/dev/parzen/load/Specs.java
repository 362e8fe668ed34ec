package dev.parzen.load;

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
    static ObjectNode chaos(String name, ChaosSettings settings) {
        ObjectNode spec = study(name, "random", 2, settings.seed()).put("pauseAfterFailures", 0);
        spec.putObject("lease").put("duration", settings.lease().toString()).put("attempts", settings.attempts());
        spec.putObject("budget").put("trials", settings.trials()).put("parallel", settings.parallel());
        return spec;
    }
}
