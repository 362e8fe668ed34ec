package dev.parzen.trial;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which points, all parameters together, finished trials of this study have had. Successive states share one map from each point to the
 * first row that had it, so an older state overlooks what came later.
 */
final class Tried {
    private final Map<Point, Integer> firstRows;
    private final int size;

    private Tried(Map<Point, Integer> firstRows, int size) {
        this.firstRows = firstRows;
        this.size = size;
    }

    static Grown<Tried> growing() {
        return new Grown<>(new Tried(new ConcurrentHashMap<>(), 0), Tried::extended);
    }

    boolean contains(Map<String, Choice> params) {
        Integer row = firstRows.get(new Point(params));
        return row != null && row < size;
    }

    /** Whoever comes adds every row in order, so the first row of a point stays the first. */
    private Tried extended(Observation[] rows, int from, int to) {
        for (int row = from; row < to; row++) {
            if (!rows[row].isForeign()) {
                firstRows.putIfAbsent(new Point(rows[row].params()), row);
            }
        }
        return new Tried(firstRows, to);
    }

    /** True if both chose the same values; from which distributions does not matter. */
    static boolean isSame(Map<String, Choice> one, Map<String, Choice> other) {
        return one.size() == other.size()
                && one.entrySet().stream().allMatch(entry -> {
                    Choice choice = other.get(entry.getKey());
                    return choice != null
                            && choice.value().equals(entry.getValue().value());
                });
    }

    /** What a trial chose, without a copy of it. */
    private static final class Point {
        private final Map<String, Choice> params;
        private final int hash;

        Point(Map<String, Choice> params) {
            this.params = params;
            this.hash = params.entrySet().stream()
                    .mapToInt(entry -> entry.getKey().hashCode()
                            ^ 31 * entry.getValue().value().hashCode())
                    .sum();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Point point && hash == point.hash && isSame(params, point.params);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
