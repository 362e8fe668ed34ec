package dev.parzen.sampler.tpe;

import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/** How much each good trial weighs in its density, where they have an order; else they weigh alike. */
public enum Weights {
    /**
     * By how much it is better than the best of the bad trials (Watanabe 2023, section 3.3.2), scaled so that they are 1
     * in the mean. By age where improvements are no finite numbers: pruned, infeasible or infinite trials.
     */
    IMPROVEMENT {
        @Override
        double[] ofGood(History history, int[] rows, OptionalInt bestOther) {
            if (bestOther.isEmpty()) {
                return oldDecay(rows.length);
            }
            double bound = loss(history, bestOther.getAsInt());
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
        double[] ofGood(History history, int[] rows, OptionalInt bestOther) {
            return oldDecay(rows.length);
        }
    },
    /** Alike. */
    UNIFORM {
        @Override
        double[] ofGood(History history, int[] rows, OptionalInt bestOther) {
            return alike(rows.length);
        }
    };

    /** So many of the youngest have full weight. */
    private static final int YOUNG = 25;

    private static final double LEAST = 1e-12;

    /**
     * @param rows the good trials that are modelled, oldest first
     * @param bestOther the row of the best trial that is not good, if there is one
     */
    abstract double[] ofGood(History history, int[] rows, OptionalInt bestOther);

    static double[] alike(int n) {
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** Ones; beyond 25 observations the older ones fall off linearly, down to 1/n for the oldest. */
    static double[] oldDecay(int n) {
        double[] weights = alike(n);
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
