package dev.parzen.trial;

import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The finished trials of a study in the order in which they finished: rows are only ever appended. Successive histories
 * share one past and each looks at its first rows alone, so no reader sees another's additions.
 */
final class Past {
    /** So many columns, and so many steps, are remembered at least; a define-by-run study may invent new ones for ever. */
    private static final int REMEMBERED = 128;

    /** More are while all together have no more numbers than this. */
    private static final int REMEMBERED_NUMBERS = 4_000_000;

    /** Their states may be as large as the square of the rows. */
    private static final int REMEMBERED_FOLDS = 4;

    /**
     * What is read off a curve.
     *
     * @param orLater true for the first value at the step or later, of pruned trials too; else for the one at the step
     */
    record Reading(int step, boolean orLater) {
        private double of(Observation trial) {
            return orLater ? trial.curve().valueFrom(step) : trial.curve().valueAt(step);
        }
    }

    private record ColumnKey(String name, Distribution distribution) {}

    private final List<Direction> directions;
    private final AtomicInteger written;
    private volatile Observation[] rows;

    private final Grown<Order> byNumber;
    private final Grown<Order> byMerit;
    private final Map<String, Distribution> certain;
    private final Grown<CommonSpace> commonSpace;
    private final Grown<Groups> groups;
    private final Grown<Tried> tried = Tried.growing();
    private final Grown<Integer> complete = counted(Observation::isComplete);
    private final Grown<Integer> failed = counted(Observation::isFailed);
    private final Map<ColumnKey, Grown<Column>> columns = new ConcurrentHashMap<>();
    private final Grown<Integer> firstLength = newFirstLength();
    private final Map<Reading, Grown<SortedValues>> readings = new ConcurrentHashMap<>();
    private final Map<Integer, Grown<ParetoRanks>> ranks = new ConcurrentHashMap<>();
    private final Map<Object, Fold<?>> folds = new ConcurrentHashMap<>();

    /** @param certain parameters that every trial is going to have, as far as that is known before there is one */
    Past(List<Direction> directions, Map<String, Distribution> certain, Observation[] rows) {
        this.directions = List.copyOf(directions);
        this.certain = certain;
        this.commonSpace = CommonSpace.growing(certain);
        this.groups = Groups.growing(certain);
        this.rows = rows.length == 0 ? new Observation[16] : rows;
        this.written = new AtomicInteger(rows.length);
        this.byNumber = ordered(Comparator.comparingInt(Observation::number));
        this.byMerit = ordered(new Merit(directions.get(0)));
    }

    /** Appends a row to the first {@code size} ones; false if another history was faster. */
    boolean append(int size, Observation observation) {
        if (!written.compareAndSet(size, size + 1)) {
            return false;
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size] = observation;
        return true;
    }

    /** Another past that begins with the first rows of this one; what folds made of them is not forgotten. */
    Past branch(List<Direction> directions, int size) {
        Past branch = new Past(directions, certain, Arrays.copyOf(rows, size));
        folds.forEach((key, fold) -> branch.folds.put(key, fold.branch(size)));
        return branch;
    }

    /** Another past of the first rows of this one, of which nothing is known but what every trial is going to have. */
    Past beginning(List<Direction> directions, int size) {
        return new Past(directions, certain, Arrays.copyOf(rows, size));
    }

    Observation row(int row) {
        return rows[row];
    }

    Order byNumber(int size) {
        return byNumber.upTo(size, rows);
    }

    Order byMerit(int size) {
        return byMerit.upTo(size, rows);
    }

    CommonSpace commonSpace(int size) {
        return commonSpace.upTo(size, rows);
    }

    Groups groups(int size) {
        return groups.upTo(size, rows);
    }

    Tried tried(int size) {
        return tried.upTo(size, rows);
    }

    int complete(int size) {
        return complete.upTo(size, rows);
    }

    int failed(int size) {
        return failed.upTo(size, rows);
    }

    Column column(String name, Distribution distribution, int size) {
        return remembered(columns, new ColumnKey(name, distribution), Past::newColumn, 1)
                .upTo(size, rows);
    }

    SortedValues values(Reading reading, int size) {
        return remembered(readings, reading, Past::newReading, 1).upTo(size, rows);
    }

    ParetoRanks ranks(int step, int size) {
        int numbers = directions.size() + 1;
        return remembered(ranks, step, key -> ParetoRanks.growing(directions, key), numbers)
                .upTo(size, rows);
    }

    int firstLength(int size) {
        return firstLength.upTo(size, rows);
    }

    @SuppressWarnings("unchecked") // one key, one kind of state
    <T> T fold(Object key, T start, BiFunction<T, Observation, T> step, int size) {
        if (folds.size() >= REMEMBERED_FOLDS && !folds.containsKey(key)) {
            folds.clear();
        }
        Fold<T> fold = (Fold<T>) folds.computeIfAbsent(key, unknown -> new Fold<>(start));
        return fold.upTo(size, rows, step);
    }

    /** @param numbers how many there are for each row */
    private <K, T> Grown<T> remembered(Map<K, Grown<T>> known, K key, Function<K, Grown<T>> make, int numbers) {
        if (known.size() > Math.max(REMEMBERED, REMEMBERED_NUMBERS / numbers / rows.length)) {
            known.clear();
        }
        return known.computeIfAbsent(key, make);
    }

    private static Grown<Column> newColumn(ColumnKey key) {
        return Column.growing(key.name(), Axis.of(key.distribution()));
    }

    private static Grown<SortedValues> newReading(Reading reading) {
        return new Grown<>(
                SortedValues.NONE,
                (values, rows, from, to) -> values.with(Arrays.stream(rows, from, to)
                        .filter(trial -> trial.isComplete() || reading.orLater)
                        .mapToDouble(reading::of)
                        .toArray()));
    }

    /** Where the first complete trial that reported anything ended, −1 before there is one. */
    private static Grown<Integer> newFirstLength() {
        return new Grown<>(
                -1,
                (known, rows, from, to) -> known >= 0
                        ? known
                        : Arrays.stream(rows, from, to)
                                .filter(trial ->
                                        trial.isComplete() && !trial.curve().isEmpty())
                                .findFirst()
                                .map(trial -> trial.curve().lastStep())
                                .orElse(-1));
    }

    private static Grown<Integer> counted(Predicate<Observation> counts) {
        return new Grown<>(
                0,
                (count, rows, from, to) -> count
                        + (int) Arrays.stream(rows, from, to).filter(counts).count());
    }

    private static Grown<Order> ordered(Comparator<Observation> comparator) {
        return new Grown<>(Order.EMPTY, (order, rows, from, to) -> {
            List<Integer> added = new ArrayList<>(to - from);
            for (int row = from; row < to; row++) {
                added.add(row);
            }
            return order.plus(added, (one, other) -> comparator.compare(rows[one], rows[other]));
        });
    }
}
