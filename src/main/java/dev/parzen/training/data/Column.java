package dev.parzen.training.data;

import dev.parzen.objective.data.CategoryEncoding;
import dev.parzen.training.DataException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A column of a table of features: how a cell becomes one number, its <em>raw</em> number, and that one the numbers that
 * it takes up in a row. The raw number of a category is the position of its level, or −1 for a text that is no level; of a
 * missing cell it is NaN.
 *
 * @param name as the header has it
 * @param levels the texts of a category that the training part has, in the order of texts; none of a number
 * @param fill what each number that a missing cell takes up becomes, after the logarithm; empty: a missing cell is refused
 * @param logarithm whether x becomes sign(x)·ln(1 + |x|)
 */
public record Column(String name, Kind kind, List<String> levels, OptionalDouble fill, boolean logarithm) {
    /** What a cell is. */
    public enum Kind {
        /** One number. */
        NUMBER,
        /** One of several texts: a number for each level, 1 for the one that it is and 0 for all others. */
        CATEGORY,
        /**
         * One of several texts: one number, which is its place among the levels of all such columns, those of the first
         * one first, counted from 1; 0 if it is none of them.
         */
        INDEX
    }

    public Column {
        levels = List.copyOf(levels);
    }

    static Column number(String name, boolean logarithm) {
        return new Column(name, Kind.NUMBER, List.of(), OptionalDouble.empty(), logarithm);
    }

    static Column category(String name, CategoryEncoding encoding) {
        Kind kind = encoding == CategoryEncoding.INDEX ? Kind.INDEX : Kind.CATEGORY;
        return new Column(name, kind, List.of(), OptionalDouble.empty(), false);
    }

    Column withFill(OptionalDouble newFill) {
        return new Column(name, kind, levels, newFill, logarithm);
    }

    Column withLevels(List<String> newLevels) {
        return new Column(name, kind, newLevels, fill, logarithm);
    }

    /** How many numbers of a row it takes up. */
    public int width() {
        return kind == Kind.CATEGORY ? levels.size() : 1;
    }

    /**
     * The raw number of a cell.
     *
     * @param missing the texts that mean that nothing is known
     * @throws DataException if it has none; the message begins with the column
     */
    float raw(String cell, Collection<String> missing) {
        if (missing.contains(cell)) {
            return Float.NaN;
        }
        return kind == Kind.NUMBER ? number(cell) : levels.indexOf(cell);
    }

    private float number(String cell) {
        double x = Numbers.read(cell).orElse(Double.NaN);
        double number = logarithm ? logarithm(x) : x;
        if (Float.isFinite((float) number)) {
            return (float) number;
        }
        throw new DataException(
                "column \"" + name + "\" has \"" + cell + "\", which is no finite number: correct the cell.");
    }

    static double logarithm(double x) {
        return Math.signum(x) * Math.log1p(Math.abs(x));
    }

    /**
     * Writes the numbers of a cell to {@code row} from position {@code at} on.
     *
     * @param before how many levels the indices of earlier columns have
     * @throws DataException if the cell is missing and that is refused; the message begins with the column
     */
    void write(float raw, float[] row, int at, int before) {
        if (Float.isNaN(raw)) {
            for (int i = 0; i < width(); i++) {
                row[at + i] = (float) fill.orElseThrow(this::missing);
            }
        } else if (kind == Kind.NUMBER) {
            row[at] = raw;
        } else if (kind == Kind.INDEX) {
            row[at] = raw < 0 ? 0 : 1 + before + raw;
        } else {
            for (int i = 0; i < width(); i++) {
                row[at + i] = i == (int) raw ? 1 : 0;
            }
        }
    }

    DataException missing() {
        return new DataException("column \"" + name + "\" has no value: give one.");
    }
}
