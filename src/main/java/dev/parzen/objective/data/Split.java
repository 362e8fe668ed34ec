package dev.parzen.objective.data;

import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How rows are cut into a training, a validation and a test part. The test part is the rows of the test files, or those
 * that the column marks, or is drawn; then the validation part is drawn from what is left, unless the column marks it.
 *
 * <p>A size below 1 is a share, of all rows for the test part and of what the test part leaves for the validation part;
 * a size from 1 up is a number of rows.
 *
 * <p>With folds, all rows that are not for the test are cut into that many validation parts, so that each row is in
 * exactly one; rows that the column marks as validation are rows like the others.
 */
@Described("How rows are cut into a training, a validation and a test part.")
public record Split(
        @Described(
                value = "The validation part: below 1 a share of the rows that are not for the test, else a count.",
                byDefault = "null")
        OptionalDouble validation,

        @Described(
                value = "The test part, where no file and no column gives it: below 1 a share of all rows, else a"
                        + " count; 0 for none.",
                byDefault = "null")
        OptionalDouble test,

        @Described(
                value = "A column that says train, validation or test (or val, valid, dev) for each row.",
                byDefault = "null")
        Optional<String> column,

        @Described(value = "Whether each class has the same share of every part that is drawn.", byDefault = "true")
        boolean stratified,

        @Described(value = "What drawing the parts is derived from.", byDefault = "0")
        long seed,

        @Described(
                value = "So many rows are used, the first ones; rows of a test part that a file or a column gives do"
                        + " not count.",
                byDefault = "null")
        OptionalInt rows,

        @Described(
                value = "A column whose equal values stay in one part; sizes of drawn parts are then met as nearly as"
                        + " whole groups allow.",
                byDefault = "null")
        Optional<String> group,

        @Described(
                value = "Cross-validation with so many folds, 2 to 50: each trial trains a network for each fold, which"
                        + " is the validation part of its network; all other rows but those of the test part are its"
                        + " training part. A report is the value of a fold, the trial's value their mean; no model is"
                        + " kept until the study is finalized. null: one validation part.",
                byDefault = "null")
        OptionalInt folds) {

    /** The share that a drawn part has unless it is given. */
    public static final double USUAL_SHARE = 0.2;

    private static final int MOST_FOLDS = 50;

    public static final Split DEFAULTS =
            new Split(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), true, 0, OptionalInt.empty());

    /** A split without groups and folds. */
    public Split(
            OptionalDouble validation,
            OptionalDouble test,
            Optional<String> column,
            boolean stratified,
            long seed,
            OptionalInt rows) {
        this(validation, test, column, stratified, seed, rows, Optional.empty(), OptionalInt.empty());
    }

    public Split {
        validation.ifPresent(size -> requireSize("validation", size));
        test.ifPresent(size -> requireSize("test", size));
        if (validation.isPresent() && validation.getAsDouble() == 0) {
            throw new InvalidValueException(
                    "validation", "validation is 0: trials are judged on the validation part; give it some rows.");
        }
        if (rows.isPresent() && rows.getAsInt() < 2) {
            throw new InvalidValueException("rows", "rows is " + rows.getAsInt() + ": give at least 2.");
        }
        if (column.isPresent() && test.isPresent()) {
            throw new InvalidValueException("test", "The column gives the test part: leave either column or test out.");
        }
        if (group.isPresent() && group.equals(column)) {
            throw new InvalidValueException(
                    "group", "group and column are both \"" + group.get() + "\": give two columns.");
        }
        folds.ifPresent(count -> requireFolds(count, validation));
    }

    void requireFits(boolean testFiles) {
        if (testFiles && test.isPresent()) {
            throw new InvalidValueException("test", "A file gives the test part: leave either the file or test out.")
                    .under("split");
        }
    }

    /** Refuses a column where there are none. */
    void requireNoColumn(String why) {
        column.ifPresent(name -> refuseColumn("column", why));
        group.ifPresent(name -> refuseColumn("group", why));
    }

    private static void refuseColumn(String member, String why) {
        throw new InvalidValueException(member, why + ": leave " + member + " out.").under("split");
    }

    private static void requireFolds(int count, OptionalDouble validation) {
        if (count < 2 || count > MOST_FOLDS) {
            throw new InvalidValueException(
                    "folds", "folds is " + count + ": give a whole number from 2 to " + MOST_FOLDS + ".");
        }
        if (validation.isPresent()) {
            throw new InvalidValueException(
                    "validation", "Each fold is a validation part: leave either folds or validation out.");
        }
    }

    private static void requireSize(String member, double size) {
        if (!(size >= 0) || size >= 1 && size != (int) size) {
            throw new InvalidValueException(
                    member,
                    member + " is " + size + ": give a share of at least 0 and below 1, or a whole number of rows.");
        }
    }
}
