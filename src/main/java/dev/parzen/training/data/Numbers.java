package dev.parzen.training.data;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What of the texts in a table is a number. */
public final class Numbers {
    /** Java reads more than people write: hexadecimal digits, and letters that say how exact a literal is. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Numbers() {}

    /** The finite number that a text writes in decimal digits, such as −1.5e-3; empty if it writes none. */
    public static OptionalDouble read(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double x = Double.parseDouble(text);
        return Double.isFinite(x) ? OptionalDouble.of(x) : OptionalDouble.empty();
    }
}
