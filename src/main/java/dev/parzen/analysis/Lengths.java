package dev.parzen.analysis;

import java.util.Map;
import java.util.TreeMap;

/** How many trials there are of each length, in steps; those without a step, which say nothing about lengths, are left out. */
final class Lengths {
    private final TreeMap<Integer, Integer> counts = new TreeMap<>();

    void add(int steps) {
        if (steps > 0) {
            counts.merge(steps, 1, Integer::sum);
        }
    }

    /** How much is missing from each to {@code most} steps, together. */
    long missingTo(int most) {
        return counts.entrySet().stream()
                .mapToLong(entry -> (long) entry.getValue() * Math.max(0, most - entry.getKey()))
                .sum();
    }

    /**
     * How much is missing from each, together, to the mean of those {@code others} that are at least as long:
     * Σ_i mean{L_j − n_i : L_j ≥ n_i}.
     */
    double missingTo(Lengths others) {
        TreeMap<Integer, Integer> shorter = new TreeMap<>(others.counts);
        long size = 0;
        long steps = 0;
        double missing = 0;
        for (Map.Entry<Integer, Integer> own : counts.descendingMap().entrySet()) {
            while (!shorter.isEmpty() && shorter.lastKey() >= own.getKey()) {
                Map.Entry<Integer, Integer> longer = shorter.pollLastEntry();
                size += longer.getValue();
                steps += (long) longer.getKey() * longer.getValue();
            }
            missing += size == 0 ? 0 : own.getValue() * ((double) steps / size - own.getKey());
        }
        return missing;
    }
}
