package dev.parzen.benchmark.problem;

import java.util.random.RandomGenerator;

/**
 * A chain of stages that food passes, each of which may be treated (Hu, Hu, Xu, Wang and Cao, <em>Contamination control in
 * food supply chain</em>, 2010; with the numbers of Baptista and Poloczek, <em>Bayesian optimization of combinatorial
 * structures</em>, 2018).
 *
 * <p>z_i, the contaminated share after stage i, is λ_i (1 − x_i)(1 − z_{i−1}) + (1 − γ_i x_i) z_{i−1}, where x_i is 1 if the
 * stage is treated; z_0 ~ Beta(1, 30), λ_i ~ Beta(1, 17/3), γ_i ~ Beta(1, 3/7).
 */
final class Contamination {
    private static final double TOLERATED = 0.1;
    private static final double DEMANDED = 0.95;

    private final double[] start;
    private final double[][] spread;
    private final double[][] cure;

    /** @param chains how many are simulated; the same ones for every choice of treatments */
    Contamination(int stages, int chains, RandomGenerator random) {
        start = new double[chains];
        spread = new double[chains][stages];
        cure = new double[chains][stages];
        for (int chain = 0; chain < chains; chain++) {
            start[chain] = beta1(30, random);
            for (int i = 0; i < stages; i++) {
                spread[chain][i] = beta1(17 / 3.0, random);
                cure[chain][i] = beta1(3 / 7.0, random);
            }
        }
    }

    /** Σ_i x_i + 0.95 − (share of the chains in which z_i is at most 0.1): treatments cost 1 each. */
    double cost(boolean[] treated) {
        double cost = 0;
        int[] good = new int[treated.length];
        for (int chain = 0; chain < start.length; chain++) {
            double z = start[chain];
            for (int i = 0; i < treated.length; i++) {
                z = treated[i] ? (1 - cure[chain][i]) * z : spread[chain][i] * (1 - z) + z;
                good[i] += z <= TOLERATED ? 1 : 0;
            }
        }
        for (int i = 0; i < treated.length; i++) {
            cost += (treated[i] ? 1 : 0) + DEMANDED - (double) good[i] / start.length;
        }
        return cost;
    }

    /** The smallest cost there is. Treatments are tried stage by stage, so that what precedes is simulated once. */
    double smallestCost() {
        return smallestFrom(0, start);
    }

    private double smallestFrom(int stage, double[] before) {
        if (stage == spread[0].length) {
            return 0;
        }
        double smallest = Double.POSITIVE_INFINITY;
        for (int treatment = 0; treatment < 2; treatment++) {
            double[] after = new double[before.length];
            int good = 0;
            for (int chain = 0; chain < before.length; chain++) {
                double z = before[chain];
                after[chain] = treatment == 1 ? (1 - cure[chain][stage]) * z : spread[chain][stage] * (1 - z) + z;
                good += after[chain] <= TOLERATED ? 1 : 0;
            }
            double here = treatment + DEMANDED - (double) good / before.length;
            smallest = Math.min(smallest, here + smallestFrom(stage + 1, after));
        }
        return smallest;
    }

    /** A draw of Beta(1, b), by inversion: P(X ≤ x) = 1 − (1 − x)^b. */
    private static double beta1(double b, RandomGenerator random) {
        return 1 - Math.pow(1 - random.nextDouble(), 1 / b);
    }
}
