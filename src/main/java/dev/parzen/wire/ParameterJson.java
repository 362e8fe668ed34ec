package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parzen.space.Condition;
import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A declared parameter: a name, a distribution, the condition under which it exists, a value to try first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Parameter")
public record ParameterJson(
        @Schema(example = "learning_rate", requiredMode = Schema.RequiredMode.REQUIRED)
        String name,

        @Schema(
                allowableValues = {"float", "int", "categorical"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String type,

        @Schema(type = "number", description = "Lower bound, included; of float and int.", example = "1e-5")
        JsonNode low,

        @Schema(type = "number", description = "Upper bound, included; of float and int.", example = "0.1")
        JsonNode high,

        @Schema(description = "Logarithmic scale; false unless given.")
        Boolean log,

        @Schema(
                type = "number",
                description = "Distance of neighbouring values; none for float, 1 for int unless given.")
        JsonNode step,

        @Schema(type = "array", description = "Distinct texts, numbers, truth values or null; of categorical.")
        List<JsonNode> choices,

        @Schema(
                type = "object",
                description = "Earlier parameters with the values that activate this one: a list, or"
                        + " {\"atLeast\": n, \"atMost\": n}.")
        Map<String, JsonNode> when,

        @Schema(type = "object", description = "A value to try first.") @JsonProperty("default")
        JsonNode defaultValue) {

    static ParameterJson of(Parameter parameter) {
        DistributionJson d = DistributionJson.of(parameter.distribution());
        return new ParameterJson(
                parameter.name(),
                d.type(),
                d.low(),
                d.high(),
                d.log(),
                d.step(),
                d.choices(),
                parameter.condition().requirements().isEmpty() ? null : Conditions.write(parameter.condition()),
                parameter.defaultValue().map(Values::write).orElse(null));
    }

    Parameter toParameter() {
        if (name == null) {
            throw new MalformedException("/name", "The member \"name\" is missing: every parameter has one.");
        }
        Distribution distribution = new DistributionJson(type, low, high, log, step, choices).toDistribution();
        Condition condition = when == null ? Condition.ALWAYS : Conditions.read(when);
        try {
            return new Parameter(name, distribution, condition, givenDefault(distribution));
        } catch (MalformedException malformed) {
            throw malformed.under("/default");
        }
    }

    /** A null is a default only where it is a choice. */
    private Optional<ParameterValue> givenDefault(Distribution distribution) {
        Optional<ParameterValue> value = Optional.ofNullable(defaultValue).map(Values::read);
        return value.filter(v -> v != ParameterValue.NOTHING || distribution.contains(v));
    }

    /** The first fault of a list of parameters points to its place. */
    static List<Parameter> toParameters(List<ParameterJson> all) {
        var parameters = new ArrayList<Parameter>();
        for (int i = 0; i < all.size(); i++) {
            try {
                if (all.get(i) == null) {
                    throw new MalformedException("", "A parameter is an object, not null.");
                }
                parameters.add(all.get(i).toParameter());
            } catch (InvalidValueException refused) {
                throw refused.under(i);
            } catch (MalformedException malformed) {
                throw malformed.under("/" + i);
            }
        }
        return parameters;
    }
}
