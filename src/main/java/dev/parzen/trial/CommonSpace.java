package dev.parzen.trial;

import dev.parzen.space.Distribution;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameters that every trial has from the same distribution; a choice without a distribution objects to none, nor does
 * a trial of an earlier study.
 */
final class CommonSpace {
    private static final CommonSpace OF_NO_TRIALS = new CommonSpace(null);

    /** By name; empty while only choices without a distribution were seen; null while no trial was seen. */
    private final Map<String, Optional<Distribution>> parameters;

    private final SortedMap<String, Distribution> known;

    private CommonSpace(Map<String, Optional<Distribution>> parameters) {
        this.parameters = parameters;
        this.known = Collections.unmodifiableSortedMap(known(parameters));
    }

    /** Beginning with what every trial of the study is going to have. */
    static Grown<CommonSpace> growing(Map<String, Distribution> certain) {
        Map<String, Optional<Distribution>> parameters = new TreeMap<>();
        certain.forEach((name, distribution) -> parameters.put(name, Optional.of(distribution)));
        return new Grown<>(certain.isEmpty() ? OF_NO_TRIALS : new CommonSpace(parameters), CommonSpace::extended);
    }

    /** The names in ascending order. */
    SortedMap<String, Distribution> parameters() {
        return known;
    }

    private static SortedMap<String, Distribution> known(Map<String, Optional<Distribution>> parameters) {
        SortedMap<String, Distribution> known = new TreeMap<>();
        if (parameters != null) {
            parameters.forEach((name, distribution) -> distribution.ifPresent(d -> known.put(name, d)));
        }
        return known;
    }

    private CommonSpace extended(Observation[] rows, int from, int to) {
        CommonSpace common = this;
        for (int row = from; row < to; row++) {
            common = rows[row].isForeign() || rows[row].isFailed() ? common : common.narrowed(rows[row].params());
        }
        return common;
    }

    private CommonSpace narrowed(Map<String, Choice> params) {
        if (parameters == null) {
            Map<String, Optional<Distribution>> first = new TreeMap<>();
            params.forEach((name, choice) -> first.put(name, choice.distribution()));
            return new CommonSpace(first);
        }
        return parameters.entrySet().stream().allMatch(known -> isKept(known, params)) ? this : intersection(params);
    }

    /** True if the trial changes nothing about this parameter. */
    private static boolean isKept(Map.Entry<String, Optional<Distribution>> known, Map<String, Choice> params) {
        Choice choice = params.get(known.getKey());
        return choice != null
                && (choice.distribution().isEmpty() || choice.distribution().equals(known.getValue()));
    }

    private CommonSpace intersection(Map<String, Choice> params) {
        Map<String, Optional<Distribution>> narrower = new TreeMap<>();
        for (Map.Entry<String, Optional<Distribution>> known : parameters.entrySet()) {
            if (isKept(known, params)) {
                narrower.put(known.getKey(), known.getValue());
            } else if (params.containsKey(known.getKey()) && known.getValue().isEmpty()) {
                narrower.put(known.getKey(), params.get(known.getKey()).distribution());
            }
        }
        return new CommonSpace(narrower);
    }
}
