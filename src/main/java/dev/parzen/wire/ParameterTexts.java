package dev.parzen.wire;

import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of parameters as people write them on a command line or in an address: {@code width=64}. */
public final class ParameterTexts {
    private ParameterTexts() {}

    /**
     * The values of one trial of a space: those that are given, and else a parameter's default or its first value.
     *
     * @throws InvalidValueException if one that is given does not exist in that trial, or cannot be
     */
    public static Map<String, ParameterValue> read(SearchSpace space, List<String> texts) {
        Map<String, String> given = given(texts);
        Map<String, ParameterValue> values = space.walk((parameter, before) -> {
            String text = given.remove(parameter.name());
            return text == null ? usual(parameter) : value(parameter, text);
        });
        given.keySet().stream().findFirst().ifPresent(name -> {
            throw new InvalidValueException(
                    name,
                    space.find(name).isPresent()
                            ? "The parameter \"" + name + "\" is not active in this trial: " + values + "."
                            : "There is no parameter \"" + name + "\": give one of "
                                    + space.parameters().stream()
                                            .map(Parameter::name)
                                            .toList() + ".");
        });
        return values;
    }

    private static Map<String, String> given(List<String> texts) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String text : texts) {
            int end = text.indexOf('=');
            if (end < 1) {
                throw new InvalidValueException("", "\"" + text + "\" names no value: write it as width=64.");
            }
            given.put(text.substring(0, end), text.substring(end + 1));
        }
        return given;
    }

    private static ParameterValue usual(Parameter parameter) {
        return parameter.defaultValue().orElseGet(() -> parameter.distribution().first());
    }

    private static ParameterValue value(Parameter parameter, String text) {
        Optional<ParameterValue> value = parameter.distribution() instanceof Categorical categorical
                ? categorical.choices().stream()
                        .filter(choice -> Values.write(choice).asString().equals(text))
                        .findFirst()
                : number(text).flatMap(parameter.distribution()::fit);
        return value.orElseThrow(() -> new InvalidValueException(
                parameter.name(),
                "\"" + text + "\" is no value of \"" + parameter.name() + "\": give one of "
                        + Json.write(DistributionJson.of(parameter.distribution())) + "."));
    }

    private static Optional<ParameterValue> number(String text) {
        try {
            return Optional.of(ParameterValue.of(Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
