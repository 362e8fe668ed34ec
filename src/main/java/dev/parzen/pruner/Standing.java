package dev.parzen.pruner;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * On what a verdict rests.
 *
 * @param step at which the trial was judged
 * @param measure what was compared, in words
 * @param value the trial's
 * @param threshold beyond which it would have been pruned; empty if none was worked out
 * @param rank the trial's among the cohort and itself, from 1 for the best; empty where no order decides, and of NaN
 * @param cohort what it was compared with, the best first
 */
public record Standing(
        int step, String measure, double value, OptionalDouble threshold, OptionalInt rank, List<Peer> cohort) {
    public Standing {
        rank = Double.isNaN(value) ? OptionalInt.empty() : rank;
        cohort = List.copyOf(cohort);
    }

    /** Another trial and its value. */
    public record Peer(int trial, double value) {}
}
