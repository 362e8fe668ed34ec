package dev.parzen.sampler.nsga;

/** Even directions of the positive orthant, each a vector of the unit simplex (Das and Dennis 1998). */
final class ReferenceDirections {
    private ReferenceDirections() {}

    /** All vectors of multiples of 1 / p that sum to 1, shape C(m + p − 1, p) × m. */
    static double[][] of(int m, int p) {
        double[][] directions = new double[(int) count(m, p)][m];
        int[] parts = new int[m];
        parts[m - 1] = p;
        for (double[] direction : directions) {
            for (int j = 0; j < m; j++) {
                direction[j] = (double) parts[j] / p;
            }
            advance(parts);
        }
        return directions;
    }

    /** C(m + p − 1, p), capped at what is far too many. */
    static long count(int m, int p) {
        long count = 1;
        for (int k = 1; k <= p && count < Integer.MAX_VALUE; k++) {
            count = count * (m - 1 + k) / k;
        }
        return count;
    }

    /** The largest p that gives no more than so many, at least 1. */
    static int divisions(int m, int most) {
        int p = 1;
        while (m > 1 && count(m, p + 1) <= most) {
            p++;
        }
        return p;
    }

    /** The lexicographically next parts of the same sum. */
    private static void advance(int[] parts) {
        int last = parts.length - 1;
        int rest = parts[last];
        parts[last] = 0;
        int j = last - 1;
        while (j >= 0 && rest == 0) {
            rest = parts[j];
            parts[j] = 0;
            j--;
        }
        if (j >= 0) {
            parts[j]++;
            parts[last] = rest - 1;
        }
    }
}
