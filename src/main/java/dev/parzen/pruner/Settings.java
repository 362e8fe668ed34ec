package dev.parzen.pruner;

import dev.parzen.space.InvalidValueException;

/** What the catalogue's records require of their settings. */
final class Settings {
    private Settings() {}

    static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new InvalidValueException(name, name + " is " + value + ": give " + least + " or more.");
        }
    }

    static void requireBetween(String name, double value, int least, int most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidValueException(
                    name, name + " is " + value + ": give a number from " + least + " to " + most + ".");
        }
    }
}
