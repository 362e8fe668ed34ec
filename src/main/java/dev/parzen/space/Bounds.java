package dev.parzen.space;

/** The rules that the bounds of a range obey. */
final class Bounds {
    private static final long LARGEST_EXACT = 1L << 53;

    private Bounds() {}

    static double finite(String member, double bound) {
        if (!Double.isFinite(bound)) {
            throw new InvalidValueException(member, member + " is " + bound + ": give a finite number.");
        }
        return bound + 0.0; // -0.0 becomes 0.0
    }

    static void exact(String member, long bound) {
        if (Math.abs(bound) > LARGEST_EXACT || bound == Long.MIN_VALUE) {
            throw new InvalidValueException(member, member + " is " + bound + ": integers go from -2^53 to 2^53.");
        }
    }

    static void ordered(double low, double high) {
        if (low > high) {
            throw new InvalidValueException("low", "low " + plain(low) + " is above high " + plain(high) + ".");
        }
        if (!Double.isFinite(high - low)) {
            throw new InvalidValueException("high", "The range is too wide: high - low must be a finite number.");
        }
    }

    static void positiveStep(double step) {
        if (!(step > 0) || !Double.isFinite(step)) {
            throw new InvalidValueException("step", "step is " + plain(step) + ": give a number above 0.");
        }
    }

    static void eitherLogOrStep(boolean log) {
        if (log) {
            throw new InvalidValueException("step", "log and step exclude each other: leave one of them out.");
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
