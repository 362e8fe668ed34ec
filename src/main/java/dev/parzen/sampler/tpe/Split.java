package dev.parzen.sampler.tpe;

import dev.parzen.trial.History;
import dev.parzen.trial.Order;

/** The finished trials of a history, divided into the best ones and all others (Bergstra 2011, equation 2). */
final class Split {
    private final boolean[] good;
    private final int goodCount;

    private Split(boolean[] good, int goodCount) {
        this.good = good;
        this.goodCount = goodCount;
    }

    static Split of(History history, int goodCount) {
        boolean[] good = new boolean[history.size()];
        Order byMerit = history.byMerit();
        for (int rank = 0; rank < goodCount; rank++) {
            good[byMerit.row(rank)] = true;
        }
        return new Split(good, goodCount);
    }

    boolean isGood(int row) {
        return good[row];
    }

    int goodCount() {
        return goodCount;
    }
}
