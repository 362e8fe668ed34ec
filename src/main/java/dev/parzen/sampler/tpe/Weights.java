package dev.parzen.sampler.tpe;

import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** How much each good trial weighs in its density; bad ones always weigh by {@link #AGE}. */
public enum Weights {
    /**
     * By how much it is better than the best of the bad trials (Watanabe 2023, section 3.3.2), scaled so that they are 1
     * in the mean. By age where improvements are no finite numbers: pruned, infeasible or infinite trials. By age, too, where
     * some trials are of earlier studies, whose values may be on another level.
     */
    IMPROVEMENT {
        @Override
        double[] ofGood(History history, int[] rows, int goodCount) {
            if (goodCount == history.size() || history.foreignSize() > 0) {
                return oldDecay(rows.length);
            }
            double bound = loss(history, history.byMerit().row(goodCount));
            double[] gains = Arrays.stream(rows)
                    .mapToDouble(row -> Math.max(LEAST, bound - loss(history, row)))
                    .toArray();
            double mean = DoubleStream.of(gains).sum() / gains.length;
            return Double.isFinite(mean)
                    ? Arrays.stream(gains).map(gain -> gain / mean).toArray()
                    : oldDecay(rows.length);
        }
    },
    /** Alike; beyond 25 the older ones fall off. */
    AGE {
        @Override
        double[] ofGood(History history, int[] rows, int goodCount) {
            return oldDecay(rows.length);
        }
    };

    /** So many of the youngest have full weight. */
    private static final int YOUNG = 25;

    private static final double LEAST = 1e-12;

    /** @param rows the good trials that are modelled, oldest first */
    abstract double[] ofGood(History history, int[] rows, int goodCount);

    /** Ones; beyond 25 observations the older ones fall off linearly, down to 1/n for the oldest. */
    static double[] oldDecay(int n) {
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        int old = n - YOUNG;
        for (int i = 0; i < old; i++) {
            double share = old == 1 ? 0 : (double) i / (old - 1);
            weights[i] = 1.0 / n + share * (1 - 1.0 / n);
        }
        return weights;
    }

    private static double loss(History history, int row) {
        Observation trial = history.row(row);
        return trial.isComplete() && trial.isFeasible() ? history.direction().loss(trial.value()) : Double.NaN;
    }
}
