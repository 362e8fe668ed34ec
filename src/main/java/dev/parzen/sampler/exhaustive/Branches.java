package dev.parzen.sampler.exhaustive;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Branches by index, with sums over all of them. Immutable: one with a further branch shares all but a path with this.
 *
 * <p>A treap (Seidel and Aragon 1996, Randomized search trees) whose priorities are scrambled indexes: so its shape
 * depends on nothing but the indexes, and its depth grows with the logarithm of their number.
 */
final class Branches {
    static final Branches NONE = new Branches();

    private final long index;
    private final long priority;
    private final Branch branch;
    private final Branches lower;
    private final Branches higher;

    private final long size;
    private final double leaves;
    private final int least;
    private final double open;

    private Branches() {
        index = 0;
        priority = Long.MIN_VALUE;
        branch = Branch.UNKNOWN;
        lower = this;
        higher = this;
        size = 0;
        leaves = 0;
        least = Integer.MAX_VALUE;
        open = 0;
    }

    private Branches(long index, long priority, Branch branch, Branches lower, Branches higher) {
        this.index = index;
        this.priority = priority;
        this.branch = branch;
        this.lower = lower;
        this.higher = higher;
        this.size = lower.size + 1 + higher.size;
        this.leaves = lower.leaves + branch.leaves() + higher.leaves;
        this.least = Math.min(branch.least(), Math.min(lower.least, higher.least));
        this.open = lower.open(least) + branch.open(least) + higher.open(least);
    }

    /** The same with this branch at an index, instead of one that is there. */
    Branches with(long at, Branch added) {
        if (size == 0) {
            return new Branches(at, new SplittableRandom(at).nextLong(), added, NONE, NONE);
        }
        if (at == index) {
            return new Branches(index, priority, added, lower, higher);
        }
        return at < index ? withLower(lower.with(at, added)) : withHigher(higher.with(at, added));
    }

    private Branches withLower(Branches child) {
        return child.priority > priority
                ? child.withChildren(child.lower, withChildren(child.higher, higher))
                : withChildren(child, higher);
    }

    private Branches withHigher(Branches child) {
        return child.priority > priority
                ? child.withChildren(withChildren(lower, child.lower), child.higher)
                : withChildren(lower, child);
    }

    private Branches withChildren(Branches newLower, Branches newHigher) {
        return new Branches(index, priority, branch, newLower, newHigher);
    }

    Optional<Branch> find(long at) {
        if (size == 0) {
            return Optional.empty();
        }
        if (at == index) {
            return Optional.of(branch);
        }
        return at < index ? lower.find(at) : higher.find(at);
    }

    long size() {
        return size;
    }

    double leaves() {
        return leaves;
    }

    /** How long the longest path is. */
    int depth() {
        return size == 0 ? 0 : 1 + Math.max(lower.depth(), higher.depth());
    }

    /** How many trials the leaf with the fewest has. */
    int least() {
        return least;
    }

    /** How many leaves have so many trials, which must not be more than any has at least. */
    double open(int trials) {
        return trials == least ? open : 0;
    }

    /**
     * The index of the branch to which a leaf belongs.
     *
     * @param leaf its place among those that are open, from 0 to below {@code open(least())}
     */
    long indexOf(double leaf) {
        return indexOf(leaf, least);
    }

    private long indexOf(double leaf, int trials) {
        double here = branch.open(trials);
        double before = lower.open(trials);
        double after = higher.open(trials);
        if (before > 0 && (leaf < before || here + after == 0)) {
            return lower.indexOf(leaf, trials);
        }
        return after > 0 && (leaf >= before + here || here == 0) ? higher.indexOf(leaf - before - here, trials) : index;
    }

    /** The index at a place among those without a branch, both from 0. */
    long missing(long place) {
        return missing(place, 0);
    }

    /** @param before how many branches lie below all of these */
    private long missing(long place, long before) {
        if (size == 0) {
            return place + before;
        }
        return place < index - lower.size - before
                ? lower.missing(place, before)
                : higher.missing(place, before + lower.size + 1);
    }

    /** Takes one branch after the other. */
    interface Visitor {
        void visit(long index, Branch branch);
    }

    void forEach(Visitor visitor) {
        if (size > 0) {
            lower.forEach(visitor);
            visitor.visit(index, branch);
            higher.forEach(visitor);
        }
    }
}
