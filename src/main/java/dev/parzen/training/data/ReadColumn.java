package dev.parzen.training.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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

    /** The column, with the levels that column {@code j} of these rows has. */
    Column fitted(List<float[]> training, int j) {
        if (!isCategory()) {
            return form;
        }
        List<String> texts = new ArrayList<>(places.keySet());
        TreeSet<String> levels = new TreeSet<>();
        for (float[] row : training) {
            if (!Float.isNaN(row[j])) {
                levels.add(texts.get((int) row[j]));
            }
        }
        return form.withLevels(List.copyOf(levels));
    }

    /** For each text, in the order in which they came, its raw number in the fitted column. */
    float[] recoded(Column fitted) {
        float[] raw = new float[places.size()];
        places.forEach((text, place) -> raw[place] = fitted.raw(text, List.of()));
        return raw;
    }
}
