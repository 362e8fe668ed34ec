package dev.parzen.training.data;

import dev.parzen.objective.data.DataSpec;
import dev.parzen.objective.data.TargetScaling;
import dev.parzen.objective.data.Task;
import dev.parzen.training.DataException;
import dev.parzen.training.data.storage.RowStore;
import dev.parzen.training.data.storage.RowWriter;
import dev.parzen.training.data.storage.Scratch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Finds out what the rows of a table are to be mapped to. */
final class Aim {
    private static final int MOST_CLASSES = 1000;

    /** As many classes may have numbers with a fraction for names. */
    private static final int MOST_FRACTIONS = 20;

    /** A spread below this share of the magnitude is rounding: the quantity is constant. */
    private static final double NEGLIGIBLE = 1e-9;

    private final DataSpec spec;
    private final Table table;
    private final RowStore raw;
    private final List<String> classes;
    private final int[] places;

    /** @param rows those of the table */
    Aim(DataSpec spec, Table table, Table.Rows rows) {
        this.spec = spec;
        this.table = table;
        raw = rows.targets();
        classes = spec.task() == Task.CLASSIFICATION ? inOrder(table.classes()) : List.of();
        places = table.classes().stream().mapToInt(classes::indexOf).toArray();
    }

    /** The class of each row, or its bin between the quantiles of the first quantity; 0 for rows of several labels. */
    int[] strata() {
        return switch (spec.task()) {
            case CLASSIFICATION ->
                IntStream.range(0, raw.rows())
                        .map(row -> places[(int) raw.at(row, 0)])
                        .toArray();
            case MULTI_LABEL -> new int[raw.rows()];
            case REGRESSION -> Strata.ofQuantities(raw);
        };
    }

    /** What the rows are mapped to. */
    Target target(int[] training) {
        return switch (spec.task()) {
            case CLASSIFICATION -> new Target.Classes(classes);
            case MULTI_LABEL -> new Target.Flags(table.targetNames);
            case REGRESSION -> quantities(training);
        };
    }

    /** The targets of all rows as {@code target} says. */
    RowStore targets(Target target, Scratch scratch) {
        float[] row = new float[raw.width()];
        try (RowWriter writer = new RowWriter(raw.width(), scratch)) {
            for (int i = 0; i < raw.rows(); i++) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = encoded(target, j, raw.at(i, j));
                }
                writer.add(row);
            }
            return writer.finished();
        }
    }

    private float encoded(Target target, int j, float x) {
        if (target instanceof Target.Quantities quantities) {
            return quantities.scaled(j, x);
        }
        return target instanceof Target.Classes ? places[(int) x] : x;
    }

    /** The labels in numeric order if all are numbers, else in the order of texts. */
    private static List<String> inOrder(List<String> labels) {
        TreeSet<String> distinct = new TreeSet<>(labels);
        if (distinct.size() < 2 || distinct.size() > MOST_CLASSES) {
            throw new DataException("The labels have " + distinct.size() + " different values: 2 to " + MOST_CLASSES
                    + " classes can be learnt; check which column has the labels.");
        }
        if (distinct.stream().anyMatch(label -> Numbers.read(label).isEmpty())) {
            return List.copyOf(distinct);
        }
        requireNoQuantities(distinct);
        return distinct.stream()
                .sorted(Comparator.comparingDouble(Double::parseDouble))
                .toList();
    }

    /** Prices or lengths would become hundreds of classes, and nothing would say so but a bad value. */
    private static void requireNoQuantities(Set<String> labels) {
        if (labels.size() > MOST_FRACTIONS
                && labels.stream().mapToDouble(Double::parseDouble).anyMatch(x -> x != Math.rint(x))) {
            throw new DataException("The labels are " + labels.size()
                    + " different numbers, not all whole, as quantities are: let task be regression; classes are texts or"
                    + " whole numbers.");
        }
    }

    private Target.Quantities quantities(int[] training) {
        if (spec.targetScaling() == TargetScaling.NONE) {
            return new Target.Quantities(table.targetNames);
        }
        List<Double> offsets = new ArrayList<>();
        List<Double> scales = new ArrayList<>();
        for (int name = 0; name < raw.width(); name++) {
            int j = name;
            double mean = IntStream.of(training)
                    .mapToDouble(row -> raw.at(row, j))
                    .average()
                    .orElseThrow();
            double deviation = Math.sqrt(IntStream.of(training)
                    .mapToDouble(row -> (raw.at(row, j) - mean) * (raw.at(row, j) - mean))
                    .average()
                    .orElseThrow());
            offsets.add(mean);
            scales.add(deviation > NEGLIGIBLE * Math.abs(mean) ? deviation : 1);
        }
        return new Target.Quantities(table.targetNames, offsets, scales);
    }
}
