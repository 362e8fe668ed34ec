package dev.parzen.store;

import dev.parzen.space.Condition;
import dev.parzen.space.Parameter;
import dev.parzen.wire.Conditions;
import dev.parzen.wire.Json;
import dev.parzen.wire.Values;
import jakarta.persistence.Embeddable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A declared parameter as columns. */
@Embeddable
record ParameterColumns(String name, DistributionColumns distribution, String activation, String defaultValue) {

    static ParameterColumns of(Parameter parameter) {
        return new ParameterColumns(
                parameter.name(),
                DistributionColumns.of(parameter.distribution()),
                parameter.condition().requirements().isEmpty()
                        ? null
                        : Json.write(Conditions.write(parameter.condition())),
                parameter
                        .defaultValue()
                        .map(value -> Json.write(Values.write(value)))
                        .orElse(null));
    }

    Parameter toParameter() {
        return new Parameter(
                name,
                distribution.toDistribution(),
                activation == null ? Condition.ALWAYS : readCondition(),
                Optional.ofNullable(defaultValue)
                        .map(text -> Values.read(Json.mapper().readTree(text))));
    }

    private Condition readCondition() {
        Map<String, JsonNode> when = new LinkedHashMap<>();
        Json.mapper().readTree(activation).properties().forEach(entry -> when.put(entry.getKey(), entry.getValue()));
        return Conditions.read(when);
    }
}
