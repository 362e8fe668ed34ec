package dev.parzen.training.data;

import java.nio.FloatBuffer;

/**
 * Whether the numbers of some rows are whole, of at least 0, as those that stand for words or categories.
 *
 * @param largest of them; of rows without numbers −1
 * @param column where the first number stands that is none of the kind, from 0; −1 if all are
 * @param exception that number
 */
public record WholeNumbers(float largest, int column, float exception) {

    /** True if there is no exception. */
    public boolean isAll() {
        return column < 0;
    }

    /** Reads the rows of a part, up to an exception. */
    static WholeNumbers of(Part part, int width) {
        FloatBuffer row = FloatBuffer.allocate(width);
        float largest = -1;
        for (int i = 0; i < part.size(); i++) {
            part.write(i, row.clear());
            for (int j = 0; j < width; j++) {
                float x = row.get(j);
                if (!(x >= 0 && x == Math.rint(x))) {
                    return new WholeNumbers(largest, j, x);
                }
                largest = Math.max(largest, x);
            }
        }
        return new WholeNumbers(largest, -1, 0);
    }
}
