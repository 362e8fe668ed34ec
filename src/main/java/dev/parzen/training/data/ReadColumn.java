package dev.parzen.training.data;

import dev.parzen.objective.data.Csv;
import dev.parzen.objective.data.MissingValues;
import dev.parzen.training.DataException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;

/** A column while its file is read: the raw number of a text is its place in the order in which the texts came. */
final class ReadColumn {
    private static final int MOST_LEVELS = 1000;

    private final Column form;
    private final boolean takesMean;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private ReadColumn(Column form, boolean takesMean) {
        this.form = form;
        this.takesMean = takesMean;
    }

    static ReadColumn of(Csv spec, String name, boolean isCategory) {
        Column form =
                isCategory ? Column.category(name, spec.categoryEncoding()) : Column.number(name, spec.logarithm());
        OptionalDouble fill = switch (spec.missingValues()) {
            case REFUSE, DROP -> OptionalDouble.empty();
            case MEAN -> OptionalDouble.of(0);
            case CONSTANT -> OptionalDouble.of(isCategory ? 0 : constant(spec));
        };
        return new ReadColumn(form.withFill(fill), spec.missingValues() == MissingValues.MEAN);
    }

    private static double constant(Csv spec) {
        return spec.logarithm() ? Column.logarithm(spec.missingConstant()) : spec.missingConstant();
    }

    String name() {
        return form.name();
    }

    boolean isCategory() {
        return form.kind() != Column.Kind.NUMBER;
    }

    /** The raw number of a cell; see {@link Column#raw}. */
    float raw(String cell, Collection<String> missing) {
        if (!isCategory()) {
            return form.raw(cell, missing);
        }
        if (missing.contains(cell)) {
            return Float.NaN;
        }
        int place = places.computeIfAbsent(cell, text -> places.size());
        if (place >= MOST_LEVELS) {
            throw new DataException("column \"" + form.name() + "\" has more than " + MOST_LEVELS
                    + " different texts, too many for a category.");
        }
        return place;
    }

    /** The column, with the mean or the levels that it has in the cells of the training part. */
    Column fitted(Cells training) {
        if (!isCategory()) {
            return takesMean ? form.withFill(OptionalDouble.of(mean(training))) : form;
        }
        List<String> texts = new ArrayList<>(places.keySet());
        TreeSet<String> levels = new TreeSet<>();
        training.forEach(raw -> {
            if (!Double.isNaN(raw)) {
                levels.add(texts.get((int) raw));
            }
        });
        return form.withLevels(List.copyOf(levels));
    }

    private double mean(Cells training) {
        DoubleSummaryStatistics known = new DoubleSummaryStatistics();
        training.forEach(raw -> {
            if (!Double.isNaN(raw)) {
                known.accept(raw);
            }
        });
        if (known.getCount() == 0) {
            throw new DataException("Column \"" + form.name()
                    + "\" has no value in the training part, so there is no mean: name it in ignore.");
        }
        return known.getAverage();
    }

    /** For each text, in the order in which they came, its raw number in the fitted column. */
    float[] recoded(Column fitted) {
        float[] raw = new float[places.size()];
        places.forEach((text, place) -> raw[place] = fitted.raw(text, List.of()));
        return raw;
    }

    /** The raw numbers of a column in the training part, in order. */
    @FunctionalInterface
    interface Cells {
        void forEach(DoubleConsumer use);
    }
}
