package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A study in memory as it stood at one moment.
 *
 * @param finished numbers in the order in which they finished
 */
record ShelfSnapshot(
        Study study, Map<String, Distribution> recorded, History past, List<Trial> trials, List<Integer> finished)
        implements Snapshot {

    @Override
    public void forEachEarlier(Consumer<Observation> reader) {
        for (int row = 0; row < past.foreignSize(); row++) {
            reader.accept(past.row(row));
        }
    }

    @Override
    public void forEachTrial(Consumer<Entry> reader) {
        Map<Integer, Integer> orders = new HashMap<>();
        finished.forEach(number -> orders.put(number, orders.size() + 1));
        for (Trial trial : trials) {
            Integer order = orders.get(trial.number());
            reader.accept(new Entry(trial, order == null ? OptionalInt.empty() : OptionalInt.of(order)));
        }
    }
}
