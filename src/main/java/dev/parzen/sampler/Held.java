package dev.parzen.sampler;

import dev.parzen.space.Condition;
import dev.parzen.space.Condition.Activation;
import dev.parzen.space.Condition.OneOf;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Choice;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Values by name of the parameter that is held, and what is left of a study when they are taken out. */
record Held(Map<String, ParameterValue> values) {

    /**
     * The space in which each held parameter has one value. It stays, because others may depend on it; those that depend
     * on another value of it can never exist and are left out.
     */
    SearchSpace rest(SearchSpace space) {
        Map<String, Parameter> rest = new LinkedHashMap<>();
        for (Parameter parameter : space.parameters()) {
            condition(parameter.condition(), rest)
                    .ifPresent(condition -> rest.put(parameter.name(), held(parameter, condition)));
        }
        return new SearchSpace(List.copyOf(rest.values()));
    }

    /**
     * The past without the held parameters. It grows with the whole one, and so does what is remembered with it.
     *
     * @param space the declared space; {@link SearchSpace#UNDECLARED} if it is not known
     */
    History rest(SearchSpace space, History history) {
        Set<String> names = Set.copyOf(values.keySet());
        return history.fold(
                        new Key(names, space),
                        beginning(names, space, history),
                        (rest, trial) -> trial.isForeign() ? rest : rest.plus(without(names, trial)))
                .withRunning(history.running().stream()
                        .map(trial -> without(names, trial))
                        .toList());
    }

    private History beginning(Set<String> names, SearchSpace space, History history) {
        List<Observation> earlier = IntStream.range(0, history.foreignSize())
                .mapToObj(row -> without(names, history.row(row)))
                .toList();
        return History.after(history.directions(), rest(space), earlier);
    }

    /** What a past without these is remembered by. */
    private record Key(Set<String> held, SearchSpace space) {}

    private static Observation without(Set<String> names, Observation trial) {
        if (names.stream().noneMatch(trial.params()::containsKey)) {
            return trial;
        }
        Map<String, Choice> params = new LinkedHashMap<>(trial.params());
        params.keySet().removeAll(names);
        return new Observation(
                trial.number(),
                trial.state(),
                params,
                trial.values(),
                trial.violation(),
                trial.constraints(),
                trial.curve());
    }

    private Parameter held(Parameter parameter, Condition condition) {
        Optional<ParameterValue> value = value(parameter.name(), parameter.distribution());
        return new Parameter(
                parameter.name(),
                value.map(only -> single(parameter.distribution(), only)).orElse(parameter.distribution()),
                condition,
                value.isPresent() ? Optional.empty() : parameter.defaultValue());
    }

    /** The value at which a parameter is held; empty if it is free or the value is not one of the distribution's. */
    Optional<ParameterValue> value(String name, Distribution distribution) {
        return Optional.ofNullable(values.get(name)).flatMap(distribution::fit);
    }

    /** Empty if it never holds. */
    private static Optional<Condition> condition(Condition whole, Map<String, Parameter> rest) {
        Map<String, Activation> requirements = new LinkedHashMap<>();
        for (Map.Entry<String, Activation> requirement : whole.requirements().entrySet()) {
            Parameter parent = rest.get(requirement.getKey());
            Optional<Activation> possible =
                    parent == null ? Optional.empty() : possible(requirement.getValue(), parent.distribution());
            if (possible.isEmpty()) {
                return Optional.empty();
            }
            requirements.put(requirement.getKey(), possible.get());
        }
        return Optional.of(new Condition(requirements));
    }

    private static Optional<Activation> possible(Activation activation, Distribution parent) {
        if (parent.isSingle() && !activation.admits(parent.first())) {
            return Optional.empty();
        }
        return Optional.of(
                parent.isSingle() && activation instanceof OneOf ? new OneOf(List.of(parent.first())) : activation);
    }

    private static Distribution single(Distribution whole, ParameterValue value) {
        return whole.map(new Distribution.Cases<>() {
            @Override
            public Distribution floatRange(FloatRange range) {
                return new FloatRange(value.asDouble(), value.asDouble(), range.log(), OptionalDouble.empty());
            }

            @Override
            public Distribution intRange(IntRange range) {
                long only = (long) value.asDouble();
                return new IntRange(only, only, range.log(), 1);
            }

            @Override
            public Distribution categorical(Categorical choices) {
                return new Categorical(List.of(value));
            }
        });
    }
}
