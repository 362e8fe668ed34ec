package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Puts what comes from elsewhere onto an empty shelf. */
final class ShelfFilling {
    private final Shelf shelf;
    private final LongSupplier ids;

    ShelfFilling(Shelf shelf, LongSupplier ids) {
        this.shelf = shelf;
        this.ids = ids;
    }

    /** Ids ascend with the numbers; the past is what finished, in the order in which it did. */
    void fill(Map<String, Distribution> recorded, Snapshot snapshot) {
        shelf.isFromElsewhere();
        recorded.forEach(shelf::record);
        List<Trial> unfinished = new ArrayList<>();
        TreeMap<Integer, Trial> finished = new TreeMap<>();
        snapshot.forEachTrial(entry -> {
            Trial trial = entry.trial().moved(shelf.study().id(), ids.getAsLong());
            entry.order().ifPresentOrElse(order -> finished.put(order, trial), () -> unfinished.add(trial));
        });
        finished.values().forEach(this::put);
        unfinished.forEach(this::put);
    }

    private void put(Trial trial) {
        shelf.put(trial);
        shelf.put(shelf.study().holding(trial));
    }
}
