package dev.parzen.sampler.exhaustive;

import java.util.SplittableRandom;

/**
 * The numbers 0 … size − 1 in a random order, any of them computed alone.
 *
 * <p>A Feistel network permutes the numbers of 2h digits, of which there are less than 16 size; what lands beyond the
 * size is permuted again until it lands below, which is a permutation too (Black and Rogaway 2002, Ciphers with arbitrary
 * finite domains, cycle walking).
 */
record Shuffle(long size, long key) {
    private static final int ROUNDS = 8;

    /** The number that stands at a position. */
    long at(long position) {
        int half = Math.max(2, (65 - Long.numberOfLeadingZeros(size - 1)) / 2);
        long number = position;
        do {
            number = permuted(number, half);
        } while (number >= size);
        return number;
    }

    private long permuted(long number, int half) {
        long mask = (1L << half) - 1;
        long left = number >>> half;
        long right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long mixed = new SplittableRandom(key + (right * ROUNDS + round)).nextLong();
            long next = left ^ mixed & mask;
            left = right;
            right = next;
        }
        return left << half | right;
    }
}
