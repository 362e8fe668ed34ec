package dev.parzen.training.data;

import dev.parzen.objective.data.Split;
import dev.parzen.training.DataException;
import dev.parzen.training.data.Table.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Decides which rows of a table make up which part. Rows keep their order within a part. */
final class Splitter {
    private final Split split;
    private final Table table;
    private final int[] labels;
    private final boolean testGiven;

    /**
     * @param labels the class of each row
     * @param testGiven true if marks give the test part, even an empty one
     */
    Splitter(Split split, Table table, int[] labels, boolean testGiven) {
        this.split = split;
        this.table = table;
        this.labels = labels;
        this.testGiven = testGiven;
    }

    /** The positions of the rows of each part. */
    record Parts(List<Integer> training, List<Integer> validation, List<Integer> test) {}

    Parts parts() {
        Random random = new Random(split.seed());
        List<Integer> open = marked(Mark.OPEN);
        open = open.subList(0, Math.min(open.size(), split.rows().orElse(open.size())));
        List<Integer> test =
                testGiven ? marked(Mark.TEST) : draw(open, size("test", split.test(), open.size()), random);
        open = without(open, test);
        List<Integer> validation = marked(Mark.VALIDATION);
        if (validation.isEmpty()) {
            validation = draw(open, size("validation", split.validation(), open.size()), random);
            open = without(open, validation);
        }
        requireRows("training", open);
        requireRows("validation", validation);
        return new Parts(open, validation, test);
    }

    private List<Integer> marked(Mark mark) {
        return IntStream.range(0, table.marks.size())
                .filter(i -> table.marks.get(i) == mark)
                .boxed()
                .toList();
    }

    private static int size(String part, OptionalDouble given, int available) {
        double size = given.orElse(Split.USUAL_SHARE);
        if (size >= available) {
            throw new DataException("The " + part + " part is to have " + (int) size + " rows, but there are only "
                    + available + " to draw from: make split." + part + " smaller.");
        }
        return size < 1 ? (int) Math.round(size * available) : (int) size;
    }

    /** So many of these rows, at random, in their order. */
    private List<Integer> draw(List<Integer> from, int count, Random random) {
        List<Integer> shuffled = new ArrayList<>(from);
        Collections.shuffle(shuffled, random);
        List<Integer> drawn = split.stratified() ? proportional(shuffled, count) : shuffled.subList(0, count);
        return drawn.stream().sorted().toList();
    }

    /** The first rows of each class, as many as its share of {@code count} (largest remainders). */
    private List<Integer> proportional(List<Integer> shuffled, int count) {
        int classes = IntStream.of(labels).max().orElse(0) + 1;
        int[] quota = new int[classes];
        double[] remainder = new double[classes];
        shuffled.forEach(row -> remainder[labels[row]] += (double) count / shuffled.size());
        for (int c = 0; c < classes; c++) {
            quota[c] = (int) Math.floor(remainder[c] + 1e-9);
            remainder[c] -= quota[c];
        }
        for (int left = count - IntStream.of(quota).sum(); left > 0; left--) {
            int largest = IntStream.range(0, classes).reduce(0, (a, b) -> remainder[b] > remainder[a] ? b : a);
            quota[largest]++;
            remainder[largest] = -1;
        }
        return shuffled.stream().filter(row -> quota[labels[row]]-- > 0).toList();
    }

    private static List<Integer> without(List<Integer> rows, List<Integer> taken) {
        Set<Integer> gone = new HashSet<>(taken);
        return rows.stream().filter(row -> !gone.contains(row)).toList();
    }

    private static void requireRows(String part, List<Integer> rows) {
        if (rows.isEmpty()) {
            throw new DataException("The " + part + " part has no rows: change split, or give more data.");
        }
    }
}
