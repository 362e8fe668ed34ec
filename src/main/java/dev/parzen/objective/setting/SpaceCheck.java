package dev.parzen.objective.setting;

import dev.parzen.objective.setting.Setting.Fixed;
import dev.parzen.space.Condition.Activation;
import dev.parzen.space.Condition.Between;
import dev.parzen.space.Condition.OneOf;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Reads settings against a space: every parameter named must exist, every value it may take must serve, and in every
 * trial in which the setting is read one of its parameters must be active. The values it gives are examples.
 */
public final class SpaceCheck implements SettingReader {
    /** So many kinds of trials are tried before a rare gap is left for the trial to find. */
    private static final int MOST_CASES = 20_000;

    private final SearchSpace space;
    private final List<Setting<?>> given;

    public SpaceCheck(SearchSpace space) {
        this(space, List.of());
    }

    private SpaceCheck(SearchSpace space, List<Setting<?>> given) {
        this.space = space;
        this.given = given;
    }

    @Override
    public boolean isActive(Setting<?> setting) {
        return true;
    }

    @Override
    public SettingReader given(Setting<?> setting) {
        return new SpaceCheck(
                space, Stream.concat(given.stream(), Stream.of(setting)).toList());
    }

    @Override
    public <T> T read(String member, Setting<T> setting, Rule<T> rule) {
        if (setting instanceof Fixed<T> fixed) {
            return fixed.value();
        }
        for (String name : setting.params()) {
            rule.requireServes(member, existing(member, name));
        }
        gap(setting).ifPresent(values -> {
            throw new InvalidValueException(
                    member,
                    member + " is taken from " + setting.params() + ", and none of them is active when " + values
                            + ": name a parameter for this case too, with anyOf.");
        });
        String first = setting.params().get(0);
        return rule.read(member, first, existing(member, first).distribution().first());
    }

    private Parameter existing(String member, String name) {
        return space.find(name)
                .orElseThrow(() -> new InvalidValueException(
                        member,
                        member + " is taken from the parameter \"" + name + "\", which the space does not have: declare"
                                + " it, or name one of "
                                + space.parameters().stream()
                                        .map(Parameter::name)
                                        .toList() + "."));
    }

    /** The values of a trial in which the setting is read and none of its parameters is active. */
    private Optional<Map<String, ParameterValue>> gap(Setting<?> setting) {
        Set<String> involved = new HashSet<>(setting.params());
        given.forEach(other -> involved.addAll(other.params()));
        List<Parameter> deciding = new ArrayList<>();
        for (int i = space.parameters().size() - 1; i >= 0; i--) {
            Parameter parameter = space.parameters().get(i);
            if (involved.contains(parameter.name())) {
                deciding.add(0, parameter);
                involved.addAll(parameter.condition().requirements().keySet());
            }
        }
        return new Cases(setting, deciding).gap(0, new LinkedHashMap<>());
    }

    /** Goes through the kinds of trials that the deciding parameters tell apart. */
    private final class Cases {
        private final Setting<?> setting;
        private final List<Parameter> deciding;
        private int tried;

        Cases(Setting<?> setting, List<Parameter> deciding) {
            this.setting = setting;
            this.deciding = deciding;
        }

        Optional<Map<String, ParameterValue>> gap(int index, Map<String, ParameterValue> active) {
            if (index == deciding.size()) {
                tried++;
                return isGap(active) ? Optional.of(active) : Optional.empty();
            }
            Parameter parameter = deciding.get(index);
            if (!parameter.condition().holds(active)) {
                return gap(index + 1, active);
            }
            for (ParameterValue value : telling(parameter)) {
                Map<String, ParameterValue> more = new LinkedHashMap<>(active);
                more.put(parameter.name(), value);
                Optional<Map<String, ParameterValue>> found =
                        tried < MOST_CASES ? gap(index + 1, more) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private boolean isGap(Map<String, ParameterValue> active) {
            SettingReader trial = new SettingReader.InTrial(active);
            return given.stream().allMatch(trial::isActive) && !trial.isActive(setting);
        }

        /** Values of the parameter, one for each way in which the conditions of the others can turn out. */
        private List<ParameterValue> telling(Parameter parameter) {
            if (parameter.distribution() instanceof Categorical categorical) {
                return categorical.choices();
            }
            List<ParameterValue> values = new ArrayList<>();
            values.add(parameter.distribution().first());
            deciding.stream()
                    .map(other -> other.condition().requirements().get(parameter.name()))
                    .filter(java.util.Objects::nonNull)
                    .flatMapToDouble(SpaceCheck::edges)
                    .flatMap(x -> DoubleStream.of(x, x - 1, x + 1, Math.nextDown(x), Math.nextUp(x)))
                    .mapToObj(x -> parameter.distribution().fit(ParameterValue.of(x)))
                    .forEach(fitting ->
                            fitting.filter(value -> !values.contains(value)).ifPresent(values::add));
            return values;
        }
    }

    private static DoubleStream edges(Activation activation) {
        if (activation instanceof Between between) {
            return DoubleStream.concat(between.atLeast().stream(), between.atMost().stream());
        }
        return ((OneOf) activation)
                .values().stream().filter(ParameterValue::isNumber).mapToDouble(ParameterValue::asDouble);
    }
}
