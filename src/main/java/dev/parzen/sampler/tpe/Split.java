package dev.parzen.sampler.tpe;

import dev.parzen.trial.History;
import dev.parzen.trial.Order;
import java.util.OptionalInt;

/** The finished trials of a history, divided into good ones and all others. */
final class Split {
    private final boolean[] good;
    private final OptionalInt bestOther;

    private Split(boolean[] good, OptionalInt bestOther) {
        this.good = good;
        this.bestOther = bestOther;
    }

    /** By any rule that gives the good no order. */
    static Split of(boolean[] good) {
        return new Split(good, OptionalInt.empty());
    }

    /**
     * The best are good (Bergstra 2011, equation 2). Earlier studies may have had better values than this one will ever
     * see: then some of the good are its own all the same, and their values give no order.
     *
     * @param leastOwn how many of the good are of this study at least
     */
    static Split byMerit(History history, int goodCount, int leastOwn) {
        boolean[] good = new boolean[history.size()];
        Order byMerit = history.byMerit();
        int foreignLeft = Math.min(goodCount - leastOwn, history.foreignSize());
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
        if (history.foreignSize() > 0) {
            return of(good);
        }
        return new Split(good, goodCount < good.length ? OptionalInt.of(byMerit.row(goodCount)) : OptionalInt.empty());
    }

    /**
     * Of several objectives those on the best fronts are good, then those that come next in merit: pruned and infeasible
     * ones (Ozaki 2020).
     */
    static Split byFronts(History history, int goodCount) {
        boolean[] good = new boolean[history.size()];
        int[] best = Fronts.of(history).best(goodCount);
        for (int row : best) {
            good[row] = true;
        }
        Order byMerit = history.byMerit();
        int left = goodCount - best.length;
        for (int rank = 0; left > 0 && rank < good.length; rank++) {
            left -= good[byMerit.row(rank)] ? 0 : 1;
            good[byMerit.row(rank)] = true;
        }
        return of(good);
    }

    int size() {
        return good.length;
    }

    boolean isGood(int row) {
        return good[row];
    }

    /** The row of the best trial that is not good, if there is an order and such a trial. */
    OptionalInt bestOther() {
        return bestOther;
    }
}
