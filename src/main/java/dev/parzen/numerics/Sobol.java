package dev.parzen.numerics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Sobol's sequence: points that fill the unit cube more evenly than random ones, any of them computed alone.
 *
 * <pre>
 * n       index of a point, from 0; its Gray code g = n ⊕ ⌊n/2⌋ has the binary digits g_0 (the lowest), g_1, …
 * x_n     a coordinate of point n in 32 binary digits: x_n = g_0 v_0 ⊕ g_1 v_1 ⊕ …
 * v_k     direction number, v_k = m_k+1 2^(31−k); of the first dimension m_k = 1
 * s, a    degree and inner coefficients of the dimension's primitive polynomial, a_1 being the highest of s − 1 digits
 * m_k     published for k ≤ s, then m_k = 2 a_1 m_k−1 ⊕ … ⊕ 2^(s−1) a_s−1 m_k−s+1 ⊕ 2^s m_k−s ⊕ m_k−s
 * </pre>
 *
 * Joe and Kuo (2008), Constructing Sobol sequences with better two-dimensional projections, from where the polynomials
 * and the first m_k are; scrambled as in Owen (1995), Randomly permuted (t, m, s)-nets and (t, s)-sequences.
 */
public final class Sobol {
    /** So many coordinates a point may have. */
    public static final int DIMENSIONS = 1000;

    private static final int DIGITS = 32;
    private static final int[][] DIRECTIONS = directions();

    private Sobol() {}

    /** A coordinate of a point, from 0 to below 1. */
    public static double coordinate(int index, int dimension) {
        return fraction(digits(index, dimension));
    }

    /**
     * A coordinate of a point of the scrambled sequence, from 0 to below 1: each digit is kept or flipped as the key and
     * the digits before it say, which makes every point uniform and keeps how evenly all of them lie. The coordinate of
     * point 0 depends on the key alone.
     *
     * @param key one for each dimension, drawn at random
     */
    public static double scrambled(int index, int dimension, long key) {
        int digits = digits(index, dimension);
        int flips = 0;
        for (int k = 0; k < DIGITS; k++) {
            long above = (digits & 0xffffffffL) >>> (DIGITS - k);
            boolean isFlipped = new SplittableRandom(key + (1L << k | above)).nextLong() < 0;
            flips |= (isFlipped ? 1 : 0) << (DIGITS - 1 - k);
        }
        return fraction(digits ^ flips);
    }

    private static int digits(int index, int dimension) {
        int digits = 0;
        int gray = index ^ (index >>> 1);
        for (int k = 0; gray != 0; k++) {
            digits ^= (gray & 1) * DIRECTIONS[dimension][k];
            gray >>>= 1;
        }
        return digits;
    }

    private static double fraction(int digits) {
        return (digits & 0xffffffffL) * 0x1p-32;
    }

    private static int[][] directions() {
        int[][] directions = new int[DIMENSIONS][];
        int[] ones = new int[DIGITS];
        Arrays.fill(ones, 1);
        directions[0] = shifted(ones);
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Sobol.class.getResourceAsStream("new-joe-kuo-6.txt")),
                StandardCharsets.US_ASCII))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int[] row = Arrays.stream(line.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                directions[row[0] - 1] = shifted(continued(row[1], row[2], Arrays.copyOfRange(row, 3, row.length)));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return directions;
    }

    /** m_1 … m_32 from m_1 … m_s. */
    private static int[] continued(int s, int a, int[] first) {
        int[] m = Arrays.copyOf(first, DIGITS);
        for (int k = s; k < DIGITS; k++) {
            m[k] = m[k - s] << s ^ m[k - s];
            for (int i = 1; i < s; i++) {
                m[k] ^= (a >>> (s - 1 - i) & 1) * (m[k - i] << i);
            }
        }
        return m;
    }

    private static int[] shifted(int[] m) {
        int[] directions = new int[DIGITS];
        for (int k = 0; k < DIGITS; k++) {
            directions[k] = m[k] << (DIGITS - 1 - k);
        }
        return directions;
    }
}
