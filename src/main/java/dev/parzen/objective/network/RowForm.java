package dev.parzen.objective.network;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a network must know of the rows that it is given.
 *
 * @param shape of the numbers of a row
 * @param categories where a row says which level a category has, in the order of the row
 * @param tokens of rows of whole numbers how many there may be: 0 to tokens − 1; empty if that is not known
 */
public record RowForm(Shape shape, List<Category> categories, OptionalInt tokens) {

    public RowForm {
        categories = List.copyOf(categories);
    }

    /** Rows of numbers of which nothing more is known. */
    public static RowForm of(Shape shape) {
        return new RowForm(shape, List.of(), OptionalInt.empty());
    }

    /**
     * A category: a 1 for the level that it has, a 0 for each other one; only zeros if it is none of them.
     *
     * @param from the position of the first level
     */
    public record Category(String column, int from, int levels) {}
}
