package dev.parzen.sampler.tpe;

import java.util.random.RandomGenerator;

/**
 * Kernels of a categorical axis.
 *
 * <pre>
 * C     number of choices      n   number of observations      c_k   the choice of observation k, n of them
 * λ     weight of the prior
 * k(x) = (1[x = c_k] + λ/(n + 1)) / (1 + C λ/(n + 1)), and 1/C for the prior's and where c_k is missing: height 1, mass 1
 * </pre>
 */
final class Choices implements Kernels {
    private final double[] observed;
    private final int n;
    private final int count;
    private final double missProbability;
    private final double logHit;
    private final double logMiss;
    private final double logPrior;

    /** @param observed indexes of choices, shape n + 1; that of the last, and where there is none, is {@link Sample#PRIOR} */
    Choices(int count, double[] observed, double priorWeight) {
        this.observed = observed;
        this.n = observed.length - 1;
        this.count = count;
        double share = priorWeight / (n + 1);
        double total = 1 + count * share;
        this.missProbability = share / total;
        this.logHit = Math.log((1 + share) / total);
        this.logMiss = Math.log(share / total);
        this.logPrior = -Math.log(count);
    }

    @Override
    public void multiplyByHeights(double[] products) {
        // They are 1.
    }

    @Override
    public double mass(int k) {
        return 1;
    }

    @Override
    public double log(int k, double x) {
        if (isPrior(k)) {
            return logPrior;
        }
        return observed[k] == x ? logHit : logMiss;
    }

    private boolean isPrior(int k) {
        return k == n || observed[k] == Sample.PRIOR;
    }

    @Override
    public int add(double x, double[] terms, int[] alive, int aliveCount, double floor) {
        int living = 0;
        for (int i = 0; i < aliveCount; i++) {
            int k = alive[i];
            terms[k] += log(k, x);
            alive[living] = k;
            living += terms[k] > floor ? 1 : 0;
        }
        return living;
    }

    @Override
    public double draw(int k, RandomGenerator random) {
        double u = random.nextDouble();
        if (isPrior(k)) {
            return Math.min(count - 1, Math.floor(u * count));
        }
        double missing = count * missProbability; // every choice has this share, the observed one all the rest besides
        return u < missing ? Math.min(count - 1, Math.floor(u / missProbability)) : observed[k];
    }
}
