package dev.parzen.training.data;

import dev.parzen.objective.data.Split;
import dev.parzen.training.DataException;
import dev.parzen.training.data.Table.Mark;
import dev.parzen.training.data.Table.Rows;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** Decides which rows of a table make up which part. Rows keep their order within a part. */
final class Splitter {
    private final Split split;
    private final Rows rows;
    private final int[] strata;
    private final boolean testGiven;

    /**
     * @param strata for each row a number from 0; rows of the same number are spread evenly over the parts
     * @param testGiven true if marks give the test part, even an empty one
     */
    Splitter(Split split, Rows rows, int[] strata, boolean testGiven) {
        this.split = split;
        this.rows = rows;
        this.strata = strata;
        this.testGiven = testGiven;
    }

    /** The positions of the rows of each part. */
    record Parts(int[] training, int[] validation, int[] test) {}

    Parts parts() {
        Random random = new Random(split.seed());
        int[] open = marked(Mark.OPEN);
        open = Arrays.copyOf(open, Math.min(open.length, split.rows().orElse(open.length)));
        int[] test = testGiven ? marked(Mark.TEST) : draw(open, size("test", split.test(), open.length), random);
        open = without(open, test);
        int[] validation = marked(Mark.VALIDATION);
        if (validation.length == 0) {
            validation = draw(open, size("validation", split.validation(), open.length), random);
            open = without(open, validation);
        }
        requireRows("training", open);
        requireRows("validation", validation);
        return new Parts(open, validation, test);
    }

    private int[] marked(Mark mark) {
        return IntStream.range(0, rows.count())
                .filter(i -> rows.mark(i) == mark)
                .toArray();
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
    private int[] draw(int[] from, int count, Random random) {
        int[] shuffled = shuffled(from, random);
        int[] drawn = split.stratified() ? proportional(shuffled, count) : Arrays.copyOf(shuffled, count);
        Arrays.sort(drawn);
        return drawn;
    }

    /** Fisher and Yates, from the end on. */
    private static int[] shuffled(int[] from, Random random) {
        int[] shuffled = from.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = row;
        }
        return shuffled;
    }

    /** The first rows of each stratum, as many as its share of {@code count} (largest remainders). */
    private int[] proportional(int[] shuffled, int count) {
        int classes = IntStream.of(strata).max().orElse(0) + 1;
        int[] quota = new int[classes];
        double[] remainder = new double[classes];
        for (int row : shuffled) {
            remainder[strata[row]] += (double) count / shuffled.length;
        }
        for (int c = 0; c < classes; c++) {
            quota[c] = (int) Math.floor(remainder[c] + 1e-9);
            remainder[c] -= quota[c];
        }
        for (int left = count - IntStream.of(quota).sum(); left > 0; left--) {
            int largest = IntStream.range(0, classes).reduce(0, (a, b) -> remainder[b] > remainder[a] ? b : a);
            quota[largest]++;
            remainder[largest] = -1;
        }
        return IntStream.of(shuffled).filter(row -> quota[strata[row]]-- > 0).toArray();
    }

    private static int[] without(int[] from, int[] taken) {
        BitSet gone = new BitSet();
        IntStream.of(taken).forEach(gone::set);
        return IntStream.of(from).filter(row -> !gone.get(row)).toArray();
    }

    private static void requireRows(String part, int[] rows) {
        if (rows.length == 0) {
            throw new DataException("The " + part + " part has no rows: change split, or give more data.");
        }
    }
}
