package dev.parzen.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * The immutable past of a study as an algorithm may see it.
 *
 * @param direction whether smaller or larger values are better
 * @param finished COMPLETE and PRUNED trials, by number
 * @param running trials in flight, by number
 */
public record History(Direction direction, List<Observation> finished, List<Observation> running) {

    /** No past. */
    public static History empty(Direction direction) {
        return new History(direction, List.of(), List.of());
    }

    /** With one more finished trial. */
    public History plus(Observation observation) {
        List<Observation> all = new ArrayList<>(finished);
        all.add(observation);
        all.sort(java.util.Comparator.comparingInt(Observation::number));
        return new History(direction, all, running);
    }

    /** The same past with these trials in flight instead. */
    public History withRunning(List<Observation> inFlight) {
        return new History(direction, finished, inFlight);
    }
}
