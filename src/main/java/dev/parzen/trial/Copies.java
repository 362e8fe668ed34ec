package dev.parzen.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of a trial's parts with more in them. */
final class Copies {
    private Copies() {}

    /** What was there first, in its order; of two values of a name the added one. */
    static <V> Map<String, V> merged(Map<String, V> old, Map<String, V> added) {
        Map<String, V> all = new LinkedHashMap<>(old);
        all.putAll(added);
        return all;
    }

    /** Reports by ascending step with another, which replaces one of the same step. */
    static List<Report> reported(List<Report> old, Report report) {
        List<Report> all = new ArrayList<>(old);
        all.removeIf(earlier -> earlier.step() == report.step());
        all.add(report);
        all.sort(Comparator.comparingInt(Report::step));
        return all;
    }

    static <T> List<T> appended(List<T> old, List<T> added) {
        List<T> all = new ArrayList<>(old);
        all.addAll(added);
        return all;
    }
}
