package dev.parzen.store;

import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.ParameterValue;
import dev.parzen.wire.Json;
import dev.parzen.wire.Values;
import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * A distribution as columns. Bounds of integers are exact as doubles.
 *
 * @param choices JSON, a list of values
 */
@Embeddable
record DistributionColumns(String kind, Double low, Double high, Boolean log, Double step, String choices) {

    static DistributionColumns of(Distribution distribution) {
        return distribution.map(new Distribution.Cases<>() {
            @Override
            public DistributionColumns floatRange(FloatRange range) {
                Double step = range.step().isPresent() ? range.step().getAsDouble() : null;
                return new DistributionColumns("FLOAT", range.low(), range.high(), range.log(), step, null);
            }

            @Override
            public DistributionColumns intRange(IntRange range) {
                return new DistributionColumns(
                        "INT", (double) range.low(), (double) range.high(), range.log(), (double) range.step(), null);
            }

            @Override
            public DistributionColumns categorical(Categorical categorical) {
                List<JsonNode> choices =
                        categorical.choices().stream().map(Values::write).toList();
                return new DistributionColumns("CATEGORICAL", null, null, null, null, Json.write(choices));
            }
        });
    }

    Distribution toDistribution() {
        switch (kind) {
            case "FLOAT":
                return new FloatRange(low, high, log, step == null ? OptionalDouble.empty() : OptionalDouble.of(step));
            case "INT":
                return new IntRange(low.longValue(), high.longValue(), log, step.longValue());
            case "CATEGORICAL":
                return new Categorical(readChoices());
            default:
                throw new IllegalStateException("The database holds a distribution of the unknown kind " + kind + ".");
        }
    }

    private List<ParameterValue> readChoices() {
        List<ParameterValue> values = new ArrayList<>();
        Json.mapper().readTree(choices).forEach(node -> values.add(Values.read(node)));
        return values;
    }
}
