package dev.parzen.numerics;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Halton's sequence: points that fill the unit cube more evenly than random ones, any of them computed alone.
 *
 * <pre>
 * n       index of a point, from 0, with the digits a_0 (the lowest), a_1, … in base b
 * b       the base of a dimension: the first has 2, the next 3, and so on through the primes
 * φ       a coordinate: the digits mirrored at the point, φ = a_0/b + a_1/b² + …
 * π_k     a permutation of the digits 1 … b − 1, one for each k, in the scrambled sequence; π_k(0) = 0
 * r       a rotation from 0 to 1 in the scrambled sequence: φ becomes the fraction of r + π_0(a_0)/b + π_1(a_1)/b² + …
 * </pre>
 *
 * Halton (1960), On the efficiency of certain quasi-random sequences of points in evaluating multi-dimensional integrals;
 * permuted digits as in Braaten and Weller (1979), there chosen, here drawn; rotated as in Cranley and Patterson (1976).
 * Without scrambling the first b points lie on a line in every pair of dimensions with large bases.
 */
public final class Halton {
    /** So many coordinates a point may have. */
    public static final int DIMENSIONS = 1000;

    private static final double BELOW_ONE = Math.nextDown(1.0);
    private static final int[] BASES = Stream.iterate(BigInteger.TWO, BigInteger::nextProbablePrime)
            .limit(DIMENSIONS)
            .mapToInt(BigInteger::intValueExact)
            .toArray();

    private Halton() {}

    /** A coordinate of a point, from 0 to below 1. */
    public static double coordinate(int index, int dimension) {
        int base = BASES[dimension];
        double sum = 0;
        double weight = 1.0 / base;
        for (int left = index; left > 0; left /= base) {
            sum += left % base * weight;
            weight /= base;
        }
        return sum;
    }

    /**
     * A coordinate of a point of the scrambled sequence, from 0 to below 1. Every point is uniform; that of index 0
     * depends on the key alone.
     *
     * @param key one for each dimension, drawn at random
     */
    public static double scrambled(int index, int dimension, long key) {
        int base = BASES[dimension];
        SplittableRandom random = new SplittableRandom(key);
        double sum = random.nextDouble();
        double weight = 1.0 / base;
        for (int left = index; left > 0; left /= base) {
            sum += permuted(left % base, base, random.split()) * weight;
            weight /= base;
        }
        return Math.min(BELOW_ONE, sum - Math.floor(sum));
    }

    private static int permuted(int digit, int base, SplittableRandom random) {
        int[] digits = IntStream.range(0, base).toArray();
        for (int i = base - 1; i > 1; i--) {
            int j = random.nextInt(1, i + 1);
            int kept = digits[i];
            digits[i] = digits[j];
            digits[j] = kept;
        }
        return digits[digit];
    }
}
