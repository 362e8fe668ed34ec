package dev.parzen.numerics;

/**
 * An interval for the share behind a count, which keeps its promise for small counts and for shares near 0 and 1 too
 * (Wilson 1927: Probable inference, the law of succession, and statistical inference, JASA 22).
 *
 * <pre>
 * k, n    so many of so many              p = k/n
 * z       the normal quantile of (1 + confidence)/2
 *
 *         p + z²/2n ± z √(p(1 − p)/n + z²/4n²)
 *         ────────────────────────────────────
 *                     1 + z²/n
 * </pre>
 *
 * @param low at least 0
 * @param high at most 1
 */
public record Wilson(double low, double high) {

    /**
     * The interval for k of n.
     *
     * @param count k, from 0 to n
     * @param size n, at least 1
     * @param confidence such as 0.95
     */
    public static Wilson of(int count, int size, double confidence) {
        if (size < 1 || count < 0 || count > size) {
            throw new IllegalArgumentException(count + " of " + size + " is no share.");
        }
        double z = Normal.quantile((1 + confidence) / 2);
        double share = (double) count / size;
        double squared = z * z / size;
        double middle = share + squared / 2;
        double reach = z * Math.sqrt(share * (1 - share) / size + squared / (4 * size));
        return new Wilson(
                count == 0 ? 0 : (middle - reach) / (1 + squared),
                count == size ? 1 : (middle + reach) / (1 + squared));
    }
}
