package dev.parzen.trial;

import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import java.util.Optional;

/**
 * The value of a parameter in one trial, with the distribution it was chosen from; an imported value may have none.
 */
public record Choice(ParameterValue value, Optional<Distribution> distribution) {

    public static Choice of(ParameterValue value, Distribution distribution) {
        return new Choice(value, Optional.of(distribution));
    }
}
