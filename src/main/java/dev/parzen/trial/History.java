package dev.parzen.trial;

import dev.parzen.space.Distribution;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiFunction;

/**
 * The immutable past of a study as an algorithm may see it.
 *
 * <p>Finished trials (COMPLETE and PRUNED) are rows 0 … size − 1 in the order in which they finished. What algorithms
 * ask of them (orders, columns of coordinates, the common space) is computed once and grows with each trial, because
 * successive histories share it. Any thread may read any history.
 */
public final class History {
    private final List<Direction> directions;
    private final Past past;
    private final int size;
    private final List<Observation> running;

    private History(List<Direction> directions, Past past, int size, List<Observation> running) {
        this.directions = directions;
        this.past = past;
        this.size = size;
        this.running = running;
    }

    /** No past of a study with one objective. */
    public static History empty(Direction direction) {
        return empty(List.of(direction));
    }

    /** No past of a study with so many objectives, at least one. */
    public static History empty(List<Direction> directions) {
        return new History(List.copyOf(directions), new Past(directions, new Observation[0]), 0, List.of());
    }

    /** With one more finished trial. */
    public History plus(Observation observation) {
        Past extended = past.append(size, observation) ? past : branch(observation);
        return new History(directions, extended, size + 1, running);
    }

    /** The same past with these trials in flight instead. */
    public History withRunning(List<Observation> inFlight) {
        List<Observation> byNumber = inFlight.stream()
                .sorted(Comparator.comparingInt(Observation::number))
                .toList();
        return new History(directions, past, size, byNumber);
    }

    private Past branch(Observation observation) {
        Past branch = new Past(directions, past.copyOf(size));
        branch.append(size, observation);
        return branch;
    }

    /** Whether smaller or larger values are better; of several objectives, for the first. */
    public Direction direction() {
        return directions.get(0);
    }

    /** One for each objective. */
    public List<Direction> directions() {
        return directions;
    }

    /** How many trials finished. */
    public int size() {
        return size;
    }

    /** The finished trial in a row. */
    public Observation row(int row) {
        return past.row(row);
    }

    /** COMPLETE and PRUNED trials, by number. */
    public List<Observation> finished() {
        Order order = byNumber();
        return new AbstractList<>() {
            @Override
            public Observation get(int index) {
                return past.row(order.row(index));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** Trials in flight, by number. */
    public List<Observation> running() {
        return running;
    }

    /** How many of the finished trials are COMPLETE. */
    public int completeCount() {
        return past.complete(size);
    }

    /** The rows by number of the trial. */
    public Order byNumber() {
        return past.byNumber(size);
    }

    /**
     * The rows from best to worst: feasible COMPLETE trials by value, feasible PRUNED ones by how far they got and their
     * value there, infeasible ones by violation.
     */
    public Order byMerit() {
        return past.byMerit(size);
    }

    /** The parameters that every finished trial has from the same distribution, by ascending name. */
    public SortedMap<String, Distribution> commonSpace() {
        return past.commonSpace(size).parameters();
    }

    /** The parameters in groups whose members always appear together, with the distributions used last. */
    public List<SortedMap<String, Distribution>> groups() {
        return past.groups(size).spaces();
    }

    /** The finished trials' coordinates of a parameter on the axis of a distribution. */
    public Column column(String name, Distribution distribution) {
        return past.column(name, distribution, size);
    }

    /**
     * A fold over the rows: the start, then for each row what follows from the state so far and the trial in it. States
     * are remembered with the past, so that the next history goes on where this one ended. So a state must follow from
     * the key and the rows alone, and must not change.
     *
     * @param key what the fold depends on beside the rows; equal keys share their states
     * @param step may throw, to be called again for the same row later
     */
    public <T> T fold(Object key, T start, BiFunction<T, Observation, T> step) {
        return past.fold(key, start, step, size);
    }

    /** What COMPLETE trials reported at exactly this step, ascending and without NaN. */
    public double[] valuesAt(int step) {
        return past.valuesAt(step, size).clone();
    }
}
