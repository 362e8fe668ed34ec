package dev.parzen.study;

import dev.parzen.space.InvalidValueException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a study may spend. Each part may be left out.
 *
 * @param trials how many numbers may be handed out (neither imports nor trials still waiting for the first time count)
 * @param time how long, from the first ask on, trials are handed out; then running ones are told to stop
 * @param target the value at or beyond which the study is good enough, with the same effect
 * @param parallel how many trials may run at once
 */
public record Budget(OptionalInt trials, Optional<Duration> time, OptionalDouble target, OptionalInt parallel) {

    private static final Duration LONGEST = Duration.ofDays(3650);

    /** No bounds. */
    public static final Budget UNLIMITED =
            new Budget(OptionalInt.empty(), Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());

    public Budget {
        requirePositive("trials", trials);
        requirePositive("parallel", parallel);
        if (time.isPresent()
                && (time.get().compareTo(Duration.ZERO) <= 0 || time.get().compareTo(LONGEST) > 0)) {
            throw new InvalidValueException(
                    "time", "time is " + time.get() + ": give a duration above zero and of at most " + LONGEST + ".");
        }
        if (target.isPresent() && !Double.isFinite(target.getAsDouble())) {
            throw new InvalidValueException("target", "target is " + target.getAsDouble() + ": give a finite number.");
        }
    }

    /** A number of trials and no other bound. */
    public static Budget ofTrials(int trials) {
        return new Budget(OptionalInt.of(trials), Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());
    }

    private static void requirePositive(String member, OptionalInt bound) {
        if (bound.isPresent() && bound.getAsInt() < 1) {
            throw new InvalidValueException(member, member + " is " + bound.getAsInt() + ": give at least 1.");
        }
    }
}
