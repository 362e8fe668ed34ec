package dev.parzen.space;

import java.util.OptionalInt;

/**
 * A setting that is a whole number or {@code "auto"}: what reads it finds one.
 *
 * @param number empty for auto
 */
public record IntOrAuto(OptionalInt number) {
    /** In JSON, as the default of a setting too. */
    public static final String WORD = "auto";

    public static final IntOrAuto AUTO = new IntOrAuto(OptionalInt.empty());

    public static IntOrAuto of(int number) {
        return new IntOrAuto(OptionalInt.of(number));
    }

    @Override
    public String toString() {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : WORD;
    }
}
