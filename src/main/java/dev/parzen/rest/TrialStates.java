package dev.parzen.rest;

import dev.parzen.trial.TrialState;
import dev.parzen.wire.MalformedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** States as a query parameter. */
final class TrialStates {
    private TrialStates() {}

    static Set<TrialState.Name> parse(List<String> given) {
        Set<TrialState.Name> states = EnumSet.noneOf(TrialState.Name.class);
        if (given != null) {
            given.stream()
                    .filter(word -> !word.isEmpty())
                    .map(TrialStates::parse)
                    .forEach(states::add);
        }
        return states;
    }

    private static TrialState.Name parse(String word) {
        return Arrays.stream(TrialState.Name.values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new MalformedException(
                        "",
                        "state is \"" + word + "\": give one of " + Arrays.toString(TrialState.Name.values()) + "."));
    }
}
