package dev.parzen.pruner;

import java.math.BigDecimal;
import java.math.MathContext;

/** How reasons show what they speak of. */
final class Sentences {
    private static final MathContext DIGITS = new MathContext(4);
    private static final double MEDIAN = 50;
    private static final int MOST_PLAIN_DIGITS = 7;

    private Sentences() {}

    /** A number with four significant digits. */
    static String shown(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        boolean isPlain =
                rounded.precision() - rounded.scale() <= MOST_PLAIN_DIGITS && rounded.scale() <= MOST_PLAIN_DIGITS;
        return isPlain ? rounded.toPlainString() : rounded.toString();
    }

    /** "median", "percentile 25". */
    static String percentile(double percentile) {
        return percentile == MEDIAN ? "median" : "percentile " + shown(percentile);
    }

    /** "1 trial", "14 trials". */
    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** "half", "third", "quarter", else "7th part". */
    static String part(int divisor) {
        return switch (divisor) {
            case 2 -> "half";
            case 3 -> "third";
            case 4 -> "quarter";
            default -> divisor + "th part";
        };
    }
}
