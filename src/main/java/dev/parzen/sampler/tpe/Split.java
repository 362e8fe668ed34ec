package dev.parzen.sampler.tpe;

import dev.parzen.trial.History;
import dev.parzen.trial.Order;

/**
 * The finished trials of a history, divided into the best ones and all others (Bergstra 2011, equation 2).
 *
 * <p>Earlier studies may have had better values than this one will ever see. So of the good trials at least so many are of
 * this study as there would be without the earlier ones, and what is learnt here counts in any case.
 */
final class Split {
    private final boolean[] good;
    private final int goodCount;

    private Split(boolean[] good, int goodCount) {
        this.good = good;
        this.goodCount = goodCount;
    }

    static Split of(History history, Gamma gamma) {
        int goodCount = gamma.goodCount(history.size());
        boolean[] good = new boolean[history.size()];
        Order byMerit = history.byMerit();
        int foreignLeft = foreignGood(history, goodCount, gamma);
        int left = goodCount;
        for (int rank = 0; left > 0; rank++) {
            int row = byMerit.row(rank);
            boolean isForeign = row < history.foreignSize();
            if (!isForeign || foreignLeft > 0) {
                good[row] = true;
                left--;
                foreignLeft -= isForeign ? 1 : 0;
            }
        }
        return new Split(good, goodCount);
    }

    private static int foreignGood(History history, int goodCount, Gamma gamma) {
        int least = gamma.goodCount(history.size() - history.foreignSize());
        return Math.min(goodCount - least, history.foreignSize());
    }

    boolean isGood(int row) {
        return good[row];
    }

    int goodCount() {
        return goodCount;
    }
}
