package dev.parzen.training.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;

/** A column while its file is read: the raw number of a text is its place in the order in which the texts came. */
final class ReadColumn {
    private final Column form;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    /** @param form what is known of it before the first cell */
    ReadColumn(Column form) {
        this.form = form;
    }

    String name() {
        return form.name();
    }

    boolean isCategory() {
        return form.kind() == Column.Kind.CATEGORY;
    }

    /** The raw number of a cell; see {@link Column#raw}. */
    float raw(String cell, Collection<String> missing) {
        if (!isCategory()) {
            return form.raw(cell, missing);
        }
        return missing.contains(cell) ? Float.NaN : places.computeIfAbsent(cell, text -> places.size());
    }

    /** The column, with the levels that it has in the cells of the training part. */
    Column fitted(Cells training) {
        if (!isCategory()) {
            return form;
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
