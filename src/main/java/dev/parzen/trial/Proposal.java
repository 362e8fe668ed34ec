package dev.parzen.trial;

import dev.parzen.space.ParameterValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values chosen together when a trial begins. Each is used only if its parameter is asked for and the value still fits.
 *
 * @param values by parameter name; parameters that are not here are suggested one at a time
 * @param notes sentences for the user: why, fallbacks
 */
public record Proposal(Map<String, ParameterValue> values, List<String> notes) {

    /** Nothing chosen together. */
    public static final Proposal NONE = new Proposal(Map.of(), List.of());

    public Proposal {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        notes = List.copyOf(notes);
    }

    public static Proposal of(Map<String, ParameterValue> values) {
        return values.isEmpty() ? NONE : new Proposal(values, List.of());
    }

    /** The values that are still of use when these parameters are chosen. */
    Proposal without(Set<String> chosen) {
        Map<String, ParameterValue> left = new LinkedHashMap<>(values);
        left.keySet().removeAll(chosen);
        return of(left);
    }
}
