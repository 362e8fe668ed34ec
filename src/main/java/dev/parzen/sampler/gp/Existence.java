package dev.parzen.sampler.gp;

import java.util.Set;

/**
 * When a parameter exists.
 *
 * @param parent the dimension that tells; −1 if it always does
 * @param indices of the parent's values, if it exists, at which this parameter does
 */
record Existence(int parent, Set<Long> indices) {
    static final Existence ALWAYS = new Existence(-1, Set.of());
}
