package dev.parzen.training;

import dev.parzen.objective.network.Measure;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How good a model is on rows that it was not fitted to.
 *
 * @param examples how many rows
 * @param figures those that such rows have; NaN if one is not defined for them
 * @param names of the classes, the labels or the quantities
 * @param confusion of classes: how many rows; row: the true class, column: the predicted one. Of several labels: for each
 *     one how often no was said rightly, yes wrongly, no wrongly and yes rightly. Of quantities: empty
 */
public record TestMetrics(
        int examples, Map<Measure, Double> figures, List<String> names, List<List<Integer>> confusion) {

    public TestMetrics {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        names = List.copyOf(names);
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    /** A figure; NaN if such rows do not have it. */
    public double of(Measure measure) {
        return figures.getOrDefault(measure, Double.NaN);
    }

    /** The mean loss of a row. */
    public double loss() {
        return of(Measure.LOSS);
    }

    /** The share of rows classified rightly. */
    public double accuracy() {
        return of(Measure.ACCURACY);
    }
}
