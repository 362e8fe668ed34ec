package dev.parzen.training;

import dev.parzen.objective.network.Metric;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures after one pass over the training part. They are measured with dropout off, and losses are without any term
 * for the weights; those of the training part are measured on 5,000 of its rows if it has more.
 *
 * @param index from 0
 * @param figures all that are usual for such data, and those that are asked for
 * @param learningRate at which the weights were changed
 * @param seconds what this epoch took, its evaluation included
 * @param best true if the metric that is watched is the best so far
 */
public record Epoch(int index, Map<Metric, Double> figures, double learningRate, double seconds, boolean best) {

    public Epoch {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    /** A figure; NaN if it was not measured. */
    public double of(Metric metric) {
        return figures.getOrDefault(metric, Double.NaN);
    }

    /** These figures, in this order. */
    public List<Double> of(List<Metric> metrics) {
        return metrics.stream().map(this::of).toList();
    }
}
