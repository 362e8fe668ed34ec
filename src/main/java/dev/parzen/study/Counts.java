package dev.parzen.study;

import dev.parzen.trial.TrialState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many trials of a study are in each state. */
public record Counts(Map<TrialState.Name, Integer> byState) {

    public static final Counts NONE = new Counts(Map.of());

    public Counts {
        Map<TrialState.Name, Integer> all = new EnumMap<>(TrialState.Name.class);
        for (TrialState.Name state : TrialState.Name.values()) {
            all.put(state, byState.getOrDefault(state, 0));
        }
        byState = Collections.unmodifiableMap(all);
    }

    public int of(TrialState.Name state) {
        return byState.get(state);
    }

    /** The number of all trials, which is also the next trial's number. */
    public int total() {
        return byState.values().stream().mapToInt(Integer::intValue).sum();
    }

    Counts plus(TrialState.Name state, int change) {
        Map<TrialState.Name, Integer> changed = new EnumMap<>(byState);
        changed.merge(state, change, Integer::sum);
        return new Counts(changed);
    }
}
