package dev.parzen.sampler;

import dev.parzen.space.InvalidValueException;

/** What the catalogue's records require of their settings. */
final class Settings {
    private Settings() {}

    static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new InvalidValueException(name, name + " is " + value + ": give " + least + " or more.");
        }
    }

    static void requireBetween(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidValueException(name, name + " is " + value + ": give " + least + " to " + most + ".");
        }
    }

    static void requireAbove0(String name, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new InvalidValueException(name, name + " is " + value + ": give a number above 0.");
        }
    }

    static void requireProbability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidValueException(name, name + " is " + value + ": give a number from 0 to 1.");
        }
    }

    /** Above 0 and not above {@code most}. */
    static void requireUpTo(String name, double value, int most) {
        if (!(value > 0 && value <= most)) {
            throw new InvalidValueException(
                    name, name + " is " + value + ": give a number above 0, up to " + most + ".");
        }
    }
}
