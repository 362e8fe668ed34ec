package dev.parzen.sampler.exhaustive;

import java.util.random.RandomGenerator;

/**
 * Where so many ways part, numbered from 0, of which trials went some. How many leaves lie behind a way that nobody went
 * is guessed: as many as behind the others on average. Every leaf is so about equally likely to be tried next.
 *
 * @param ways at least one
 */
record Fork(double ways, Branches known) {

    /** Nobody went any of the ways. */
    static Fork of(double ways) {
        return new Fork(ways, Branches.NONE);
    }

    Fork with(long way, Branch branch) {
        return new Fork(ways, known.with(way, branch));
    }

    /** What is known behind a way. */
    Branch branch(long way) {
        return known.find(way).orElse(Branch.UNKNOWN);
    }

    double leaves() {
        return known.leaves() + unknown() * guess();
    }

    /** How many trials the leaf with the fewest has. */
    int least() {
        return unknown() > 0 ? 0 : known.least();
    }

    /** How many leaves have as few trials as any. */
    double open() {
        return known.open(least()) + unknown() * guess();
    }

    /** A way to one of the leaves with the fewest trials. */
    long choose(RandomGenerator random) {
        double leaf = random.nextDouble() * open();
        return leaf < known.open(least()) || unknown() == 0
                ? known.indexOf(leaf)
                : known.missing(random.nextLong(unknown()));
    }

    private long unknown() {
        return (long) ways - known.size();
    }

    private double guess() {
        return known.size() == 0 ? 1 : known.leaves() / known.size();
    }
}
