package dev.parzen.analysis;

import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What trials reported on their way: one curve for each trial that reported anything. */
public record IntermediateValues(List<Curve> trials) {

    public static IntermediateValues of(List<Trial> trials) {
        return new IntermediateValues(trials.stream()
                .filter(trial -> !trial.reports().isEmpty())
                .map(Curve::of)
                .toList());
    }

    /**
     * The curve of one trial. All lists are as long as {@code steps}.
     *
     * @param number the trial's number
     * @param state its state
     * @param value its final value, for the first direction; null if it has none
     * @param steps ascending
     * @param values the reported value of each step, for the first direction
     * @param metrics further figures by name; null where a step did not bring one
     */
    public record Curve(
            int number,
            String state,
            Double value,
            List<Integer> steps,
            List<Double> values,
            Map<String, List<Double>> metrics) {

        static Curve of(Trial trial) {
            List<Report> reports = trial.reports();
            return new Curve(
                    trial.number(),
                    trial.stateName().name(),
                    trial.values().map(values -> values.get(0)).orElse(null),
                    reports.stream().map(Report::step).toList(),
                    reports.stream().map(Report::value).toList(),
                    metrics(reports));
        }

        private static Map<String, List<Double>> metrics(List<Report> reports) {
            TreeSet<String> names = new TreeSet<>();
            reports.forEach(report -> names.addAll(report.metrics().keySet()));
            Map<String, List<Double>> metrics = new LinkedHashMap<>();
            for (String name : names) {
                List<Double> line = new ArrayList<>();
                reports.forEach(report -> line.add(report.metrics().get(name)));
                metrics.put(name, Collections.unmodifiableList(line));
            }
            return metrics;
        }
    }
}
