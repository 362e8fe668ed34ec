package dev.parzen.objective.data;

import dev.parzen.objective.setting.Rule;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which categorical columns the network learns vectors for, without holes.
 *
 * @param all whether every categorical column is embedded
 * @param dimension of the vectors; empty: by the {@link #usual} rule
 * @param columns those that are embedded in any case, by name; each with a dimension of its own, or the common one
 */
public record EmbeddedColumns(boolean all, OptionalInt dimension, Map<String, OptionalInt> columns) {
    public static final EmbeddedColumns NONE = new EmbeddedColumns(false, OptionalInt.empty(), Map.of());

    static final Rule<Integer> DIMENSION = Rule.whole(1, 65_536);

    private static final int MOST_USUAL = 50;

    public EmbeddedColumns {
        columns = Map.copyOf(columns);
    }

    /** How many numbers the vector of a categorical column has; empty if the column is not embedded. */
    public OptionalInt dimension(String column, int levels) {
        if (!all && !columns.containsKey(column)) {
            return OptionalInt.empty();
        }
        OptionalInt own = columns.getOrDefault(column, OptionalInt.empty());
        int common = dimension.orElse(usual(levels));
        return OptionalInt.of(own.orElse(common));
    }

    /** min(50, ⌊(levels + 1) / 2⌋): the rule of thumb of fast.ai's course of 2018 (lesson3-rossman). */
    static int usual(int levels) {
        return Math.min(MOST_USUAL, (levels + 1) / 2);
    }
}
