package dev.parzen.training.data;

import dev.parzen.objective.data.Split;
import dev.parzen.training.DataException;
import dev.parzen.training.data.Table.Mark;
import dev.parzen.training.data.Table.Rows;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Decides which rows of a table make up which part. Rows keep their order within a part. */
final class Splitter {
    private final Split split;
    private final Rows rows;
    private final int[] strata;
    private final boolean testGiven;
    private final Random random;
    private final Draw draw;

    /**
     * @param strata for each row a number from 0; rows of the same number are spread evenly over the parts, if the split
     *     is stratified
     * @param testGiven true if marks give the test part, even an empty one
     */
    Splitter(Split split, Rows rows, int[] strata, boolean testGiven) {
        this.split = split;
        this.rows = rows;
        this.strata = split.stratified() ? strata : new int[strata.length];
        this.testGiven = testGiven;
        random = new Random(split.seed());
        draw = new Draw(this.strata, random);
    }

    /** The positions of the rows of each part. */
    record Parts(int[] training, int[] validation, int[] test) {
        /** What folds have in common: all rows but the test part's, in order. */
        static Parts joined(List<Parts> folds) {
            int[] all = folds.stream()
                    .flatMapToInt(fold -> IntStream.of(fold.validation))
                    .sorted()
                    .toArray();
            return new Parts(all, new int[0], folds.get(0).test);
        }
    }

    /** With one validation part: that; with folds: the parts of each of them. To be called once. */
    List<Parts> parts() {
        boolean isFolded = split.folds().isPresent();
        int[] open = marked(isFolded ? EnumSet.of(Mark.OPEN, Mark.VALIDATION) : EnumSet.of(Mark.OPEN));
        open = Arrays.copyOf(open, Math.min(open.length, split.rows().orElse(open.length)));
        int[] test = testGiven ? marked(Set.of(Mark.TEST)) : some(open, "test", split.test());
        int[] rest = without(open, test);
        List<Parts> parts = isFolded
                ? folds(rest).stream()
                        .map(fold -> new Parts(without(rest, fold), fold, test))
                        .toList()
                : List.of(withValidation(rest, test));
        parts.forEach(this::requireSound);
        return parts;
    }

    private Parts withValidation(int[] open, int[] test) {
        int[] marked = marked(Set.of(Mark.VALIDATION));
        int[] validation = marked.length > 0 ? marked : some(open, "validation", split.validation());
        return new Parts(without(open, validation), validation, test);
    }

    private List<int[]> folds(int[] open) {
        int count = split.folds().orElseThrow();
        double[] shares = new double[count];
        Arrays.fill(shares, 1.0 / count);
        return split.group().isPresent()
                ? new GroupDeal(rows, strata, shares).deal(open, random, true)
                : draw.deal(open, count);
    }

    private int[] marked(Set<Mark> marks) {
        return IntStream.range(0, rows.count())
                .filter(i -> marks.contains(rows.mark(i)))
                .toArray();
    }

    private int[] some(int[] open, String part, OptionalDouble given) {
        int count = size(part, given, open.length);
        if (split.group().isEmpty()) {
            return draw.some(open, count);
        }
        return count == 0 ? new int[0] : wholeGroups(open, part, (double) count / open.length);
    }

    private int[] wholeGroups(int[] open, String part, double share) {
        GroupDeal deal = new GroupDeal(rows, strata, share, 1 - share);
        int[] some = deal.deal(open, random, false).get(0);
        if (some.length == 0) {
            throw new DataException("The " + part + " part would be smaller than half a group: make split." + part
                    + " larger, or give data with more groups.");
        }
        return some;
    }

    private static int size(String part, OptionalDouble given, int available) {
        double size = given.orElse(Split.USUAL_SHARE);
        if (size >= available) {
            throw new DataException("The " + part + " part is to have " + (int) size + " rows, but there are only "
                    + available + " to draw from: make split." + part + " smaller.");
        }
        return size < 1 ? (int) Math.round(size * available) : (int) size;
    }

    private static int[] without(int[] from, int[] taken) {
        BitSet gone = new BitSet();
        IntStream.of(taken).forEach(gone::set);
        return IntStream.of(from).filter(row -> !gone.get(row)).toArray();
    }

    private void requireSound(Parts parts) {
        requireRows("The training part", parts.training);
        requireRows(split.folds().isPresent() ? "A fold" : "The validation part", parts.validation);
        if (split.group().isPresent()) {
            requireApart(parts.training, parts.validation);
            requireApart(parts.training, parts.test);
            requireApart(parts.validation, parts.test);
        }
    }

    private static void requireRows(String part, int[] rows) {
        if (rows.length == 0) {
            throw new DataException(part + " has no rows: change split, or give more data.");
        }
    }

    private void requireApart(int[] some, int[] others) {
        BitSet groups = new BitSet();
        IntStream.of(some).forEach(row -> groups.set(rows.groups()[row]));
        IntStream.of(others)
                .map(row -> rows.groups()[row])
                .filter(groups::get)
                .findFirst()
                .ifPresent(group -> {
                    throw new DataException("The group \"" + rows.groupNames().get(group)
                            + "\" is in two parts, as a file or split.column says: let each be in one, or leave"
                            + " split.group out.");
                });
    }
}
