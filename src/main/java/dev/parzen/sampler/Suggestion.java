package dev.parzen.sampler;

import dev.parzen.space.ParameterValue;
import java.util.List;

/**
 * A value for one parameter.
 *
 * @param notes sentences for the user, such as the reason of a fallback; mostly none
 */
public record Suggestion(ParameterValue value, List<String> notes) {

    public Suggestion {
        notes = List.copyOf(notes);
    }

    public static Suggestion of(ParameterValue value) {
        return new Suggestion(value, List.of());
    }
}
