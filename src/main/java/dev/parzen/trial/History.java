package dev.parzen.trial;

import dev.parzen.space.Distribution;
import dev.parzen.space.SearchSpace;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The immutable past of a study as an algorithm may see it.
 *
 * <p>Finished trials (COMPLETE, PRUNED and those whose workers said that they failed) are rows 0 … size − 1 in the order in which they finished. What algorithms
 * ask of them (orders, columns of coordinates, the common space) is computed once and grows with each trial, because
 * successive histories share it. Any thread may read any history.
 */
public final class History {
    private final List<Direction> directions;
    private final Past past;
    private final int size;
    private final Past own;
    private final int foreign;
    private final List<Observation> running;

    /**
     * @param own the past without the first {@code foreign} rows; the same if there are none
     */
    private History(List<Direction> directions, Past past, int size, Past own, int foreign, List<Observation> running) {
        this.directions = directions;
        this.past = past;
        this.size = size;
        this.own = own;
        this.foreign = foreign;
        this.running = running;
    }

    /** No past of a study with one objective. */
    public static History empty(Direction direction) {
        return empty(List.of(direction));
    }

    /** No past of a study with so many objectives, at least one. */
    public static History empty(List<Direction> directions) {
        Past none = new Past(directions, Map.of(), new Observation[0]);
        return new History(List.copyOf(directions), none, 0, none, 0, List.of());
    }

    /**
     * No past of a study but what fits of the trials of earlier ones: those with final values, and of them the parameters
     * that exist here with values that they may take here; with define-by-run, where nobody knows yet, all. These are the
     * first rows, with negative numbers and choices without distribution. They say nothing about which parameters trials
     * have: with only such rows the common space is what every trial of the declared space is going to have.
     *
     * @param space the declared space; {@link SearchSpace#UNDECLARED} for define-by-run
     * @param earlier finished trials of studies with the same directions, the oldest first
     */
    public static History after(List<Direction> directions, SearchSpace space, List<Observation> earlier) {
        List<Observation> rows = new Foreign(space, directions.size()).fitting(earlier);
        if (rows.isEmpty()) {
            return empty(directions);
        }
        Map<String, Distribution> certain = new HashMap<>();
        space.parameters().stream()
                .filter(parameter -> parameter.condition().requirements().isEmpty())
                .forEach(parameter -> certain.put(parameter.name(), parameter.distribution()));
        return new History(
                List.copyOf(directions),
                new Past(directions, certain, rows.toArray(Observation[]::new)),
                rows.size(),
                new Past(directions, Map.of(), new Observation[0]),
                rows.size(),
                List.of());
    }

    /** Without the trials of earlier studies: for whatever compares trials, or counts what was tried here. */
    public History own() {
        return foreign == 0 ? this : new History(directions, own, size - foreign, own, 0, running);
    }

    /** With one more finished trial. */
    public History plus(Observation observation) {
        Past extended = appended(past, size, observation);
        Past ownExtended = foreign == 0 ? extended : appended(own, size - foreign, observation);
        return new History(directions, extended, size + 1, ownExtended, foreign, running);
    }

    /** The same past with these trials in flight instead. */
    public History withRunning(List<Observation> inFlight) {
        List<Observation> byNumber = inFlight.stream()
                .sorted(Comparator.comparingInt(Observation::number))
                .toList();
        return new History(directions, past, size, own, foreign, byNumber);
    }

    private Past appended(Past first, int rows, Observation observation) {
        if (first.append(rows, observation)) {
            return first;
        }
        Past branch = first.branch(directions, rows);
        branch.append(rows, observation);
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

    /** How many of them, the first rows, are of earlier studies. */
    public int foreignSize() {
        return foreign;
    }

    /** The finished trial in a row. */
    public Observation row(int row) {
        return past.row(row);
    }

    /** The finished trials, by number. */
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

    /** How many of the finished trials came to something: all but those that failed. */
    public int resultCount() {
        return size - past.failed(size);
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

    /** The parameters that every finished trial of this study has from the same distribution, by ascending name. */
    public SortedMap<String, Distribution> commonSpace() {
        return past.commonSpace(size).parameters();
    }

    /** The parameters in groups whose members always appear together, with the distributions used last. */
    public List<SortedMap<String, Distribution>> groups() {
        return past.groups(size).spaces();
    }

    /** True if some trial, finished or in flight, has exactly these parameters with these values. */
    public boolean hasTried(Map<String, Choice> params) {
        return past.tried(size).contains(params)
                || running.stream().anyMatch(trial -> Tried.isSame(trial.params(), params));
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

    /** What COMPLETE trials reported at exactly this step. */
    public SortedValues valuesAt(int step) {
        return past.values(new Past.Reading(step, false), size);
    }

    /** What finished trials, COMPLETE and PRUNED ones, reported first at this step or later. */
    public SortedValues valuesFrom(int step) {
        return past.values(new Past.Reading(step, true), size);
    }

    /** What COMPLETE trials reported at exactly this step, for all directions, by Pareto rank. */
    public ParetoRanks ranksAt(int step) {
        return past.ranks(step, size);
    }

    /** The last step of the first trial that completed with reports, if there is one. */
    public OptionalInt firstLength() {
        int length = past.firstLength(size);
        return length < 0 ? OptionalInt.empty() : OptionalInt.of(length);
    }

    /** One part of this study's trials, finished and in flight, after those of earlier studies, which are in every part. */
    public History part(Partition partition, int index) {
        List<History> parts = fold(partition, List.<History>of(), (grown, trial) -> {
            if (trial.isForeign()) {
                return grown;
            }
            List<History> next = new ArrayList<>(grown.isEmpty() ? beginnings(partition.count()) : grown);
            next.set(
                    partition.of(trial.number()),
                    next.get(partition.of(trial.number())).plus(trial));
            return next;
        });
        return (parts.isEmpty() ? beginning() : parts.get(index))
                .withRunning(running.stream()
                        .filter(trial -> partition.of(trial.number()) == index)
                        .toList());
    }

    private List<History> beginnings(int count) {
        return Stream.generate(this::beginning).limit(count).toList();
    }

    /** Nothing but the trials of earlier studies. */
    private History beginning() {
        return new History(
                directions,
                past.beginning(directions, foreign),
                foreign,
                new Past(directions, Map.of(), new Observation[0]),
                foreign,
                List.of());
    }
}
