package dev.parzen.training.metric;

import dev.parzen.objective.network.Metric;
import dev.parzen.training.DataException;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import dev.parzen.training.data.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether rows have what trials are to be judged by. */
public final class Judging {
    /** Outputs that are ranked for the area under the ROC curve; more would take the heap. */
    private static final long MOST_RANKED = 20_000_000;

    private Judging() {}

    /** True if so many rows of so many outputs may be ranked. */
    public static boolean isRankable(int rows, int outputs) {
        return (long) rows * outputs <= MOST_RANKED;
    }

    /**
     * Looks at the validation part, or at that of each fold.
     *
     * @param asked all metrics that trials are judged by or that are watched
     * @throws DataException if the rows leave one of them undefined, whatever a network says of them
     */
    public static void require(Set<Metric> asked, Dataset data) {
        if (asked.contains(Metric.VALIDATION_ROC_AUC)) {
            (data.folds().isEmpty() ? List.of(data) : data.folds()).forEach(Judging::requireRanked);
        }
    }

    private static void requireRanked(Dataset data) {
        Part rows = data.validation();
        List<String> names = data.target().names();
        if (!isRankable(rows.size(), names.size() == 2 ? 1 : names.size())) {
            throw refused("the validation part has " + rows.size() + " rows for " + names.size()
                    + " outputs, too many to be ranked: let split.validation be smaller");
        }
        if (rows.size() > 0 && data.target() instanceof Target.Classes && isOfOne(rows, 0)) {
            throw refused(
                    "all " + rows.size() + " rows of a validation part are of the class \"" + names.get(rows.label(0))
                            + "\", and it compares rows of two: let the part be larger, or stratified");
        }
        if (rows.size() > 0 && data.target() instanceof Target.Flags flags && isOfOne(rows, flags)) {
            throw refused("in a validation part each of the labels " + flags.names() + " is the same in all "
                    + rows.size() + " rows, and it compares those that have it with others: let the part be larger");
        }
    }

    private static boolean isOfOne(Part rows, Target.Flags flags) {
        return IntStream.range(0, flags.width()).allMatch(j -> isOfOne(rows, j));
    }

    private static boolean isOfOne(Part rows, int j) {
        for (int row = 1; row < rows.size(); row++) {
            if (rows.target(row, j) != rows.target(0, j)) {
                return false;
            }
        }
        return true;
    }

    private static DataException refused(String why) {
        return new DataException(
                Metric.VALIDATION_ROC_AUC.label() + " is not defined, for " + why + ", or choose another metric.");
    }
}
