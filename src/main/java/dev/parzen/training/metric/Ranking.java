package dev.parzen.training.metric;

import java.util.Arrays;

/**
 * Scores of rows of which each is positive or negative. The area under the ROC curve is the chance that a positive row
 * has a larger score than a negative one, where equal scores count half (Hanley and McNeil 1982); it equals the area
 * under the curve's points joined by straight lines, which is how scikit-learn has it.
 */
final class Ranking {
    private final long[] rows;
    private int count;
    private long positives;
    private boolean isOrdered = true;

    Ranking(int most) {
        rows = new long[most];
    }

    void add(float score, boolean positive) {
        isOrdered &= !Float.isNaN(score);
        rows[count++] = (long) inOrder(score + 0f) << 1 | (positive ? 1 : 0);
        positives += positive ? 1 : 0;
    }

    /** NaN if all rows are of one kind, or a score is NaN. */
    double area() {
        long negatives = count - positives;
        if (!isOrdered || positives == 0 || negatives == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(rows, count);
        Arrays.sort(sorted);
        double won = 0;
        long below = 0;
        for (int from = 0; from < count; ) {
            int to = from;
            long ofThese = 0;
            while (to < count && sorted[to] >> 1 == sorted[from] >> 1) {
                ofThese += sorted[to++] & 1;
            }
            long negativesOfThese = to - from - ofThese;
            won += ofThese * (below + negativesOfThese / 2.0);
            below += negativesOfThese;
            from = to;
        }
        return won / positives / negatives;
    }

    /** A whole number that is larger exactly if the score is; 0 and -0 must be the same before. */
    private static int inOrder(float score) {
        int bits = Float.floatToIntBits(score);
        return bits >= 0 ? bits : ~bits ^ Integer.MIN_VALUE;
    }
}
