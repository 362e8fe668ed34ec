package dev.parzen.numerics;

/**
 * The exponential function of many numbers at once, as a plain loop that the compiler turns into vector instructions:
 * several times as fast as {@link Math#exp} one by one.
 *
 * <p>exp(x) = exp(x / 128)^128, the inner one by its Taylor polynomial of degree 12. For x in [{@value #LOWEST}, 0] the
 * relative error is below 1e-13: 2e-14 by the polynomial's remainder and 128 roundings.
 */
public final class Exponential {
    /** The least number that this is made for. */
    public static final double LOWEST = -44;

    private static final double PART = 1.0 / 128;

    private Exponential() {}

    /**
     * Replaces the first numbers by their exponentials.
     *
     * @param x numbers from {@link #LOWEST} to 0
     */
    public static void replace(double[] x, int count) {
        for (int i = 0; i < count; i++) {
            double r = x[i] * PART;
            double y = 1 + r / 12;
            y = 1 + r * y * (1.0 / 11);
            y = 1 + r * y * (1.0 / 10);
            y = 1 + r * y * (1.0 / 9);
            y = 1 + r * y * (1.0 / 8);
            y = 1 + r * y * (1.0 / 7);
            y = 1 + r * y * (1.0 / 6);
            y = 1 + r * y * (1.0 / 5);
            y = 1 + r * y * (1.0 / 4);
            y = 1 + r * y * (1.0 / 3);
            y = 1 + r * y * (1.0 / 2);
            y = 1 + r * y;
            y *= y;
            y *= y;
            y *= y;
            y *= y;
            y *= y;
            y *= y;
            y *= y;
            x[i] = y;
        }
    }
}
