package dev.parzen.sampler.auto;

import dev.parzen.space.Axis;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the combinations of values of a declared space. */
final class Combinations {
    private final List<Parameter> parameters;
    private final long most;
    private long count;

    private Combinations(List<Parameter> parameters, long most) {
        this.parameters = parameters;
        this.most = most;
    }

    /** True if the space is declared and finite and has no more combinations than this. */
    static boolean areAtMost(long most, SearchSpace space) {
        if (!space.isDeclared() || space.parameters().stream().anyMatch(Combinations::isContinuous)) {
            return false;
        }
        var combinations = new Combinations(space.parameters(), most);
        combinations.count(0, new HashMap<>());
        return combinations.count <= most;
    }

    private static boolean isContinuous(Parameter parameter) {
        return !parameter.distribution().isSingle()
                && Axis.of(parameter.distribution()).isContinuous();
    }

    /** Ends early when there are too many. */
    private void count(int next, Map<String, ParameterValue> before) {
        if (next == parameters.size()) {
            count++;
            return;
        }
        Parameter parameter = parameters.get(next);
        if (!parameter.condition().holds(before)) {
            count(next + 1, before);
        } else if (parameter.distribution().isSingle()) {
            before.put(parameter.name(), parameter.distribution().first());
            count(next + 1, before);
            before.remove(parameter.name());
        } else {
            countValues(parameter, next, before);
        }
    }

    private void countValues(Parameter parameter, int next, Map<String, ParameterValue> before) {
        Axis axis = Axis.of(parameter.distribution());
        for (long i = 0; i < axis.cells() && count <= most; i++) {
            before.put(parameter.name(), axis.value(axis.coordinateAt(i)));
            count(next + 1, before);
        }
        before.remove(parameter.name());
    }
}
