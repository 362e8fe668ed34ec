package dev.parzen.sampler.tpe;

import dev.parzen.numerics.Exponential;
import dev.parzen.space.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A density over several parameters: a mixture of products of kernels, one component for each observation and one for the
 * prior (Watanabe 2023, equation 6).
 *
 * <pre>
 * d, n      dimensions, observations                      x      a point of coordinates, d
 * w         weights, n + 1, summing to 1; the prior's last
 * k_kj      kernel k of dimension j
 * p(x) = Σ_k w_k Π_j k_kj(x_j)
 * </pre>
 *
 * <p>Made for one suggestion in one thread: it computes in memory of its own.
 */
final class ParzenEstimator {
    /** A term by so much below the logarithm of the sum adds nothing to its digits. */
    private static final double NEGLIGIBLE = 40;

    /** A mass is at least Φ(1) − Φ(0) = 0.34, so dividing by it adds at most so much to a logarithm. */
    private static final double MOST_FROM_MASS = 1.08;

    /** So many dimensions are computed for all kernels at once, before the distant kernels are left out. */
    private static final int SCREENED = 2;

    /** So many terms are summed before it is asked whether that is enough. */
    private static final int BLOCK = 128;

    private static final double LARGEST_PRODUCT = 1e250;

    private final int n;
    private final double[] shares;
    private final Kernels[] dimensions;
    private final List<Integer> screened = new ArrayList<>();
    private final List<Integer> refined = new ArrayList<>();
    private final double[] logHeights;
    private final double[] inverseMasses;
    private final double[] block = new double[BLOCK];
    private final int[] kernelsInBlock = new int[BLOCK];
    private final double[] terms;
    private final int[] alive;

    /**
     * @param axes shape d
     * @param weights of the observations, not normalised, shape n
     */
    ParzenEstimator(List<Axis> axes, Sample sample, double[] weights, double priorWeight, Bandwidth bandwidth) {
        this.n = sample.size();
        this.dimensions = new Kernels[axes.size()];
        for (int j = 0; j < dimensions.length; j++) {
            dimensions[j] = kernels(axes.get(j), sample.centres()[j], sample.ascending()[j], priorWeight, bandwidth);
        }
        for (int j = 0; j < dimensions.length; j++) {
            boolean first = dimensions[j] instanceof Gaussians && screened.size() < SCREENED;
            (first ? screened : refined).add(j);
        }
        refined.sort((one, other) -> Integer.compare(cost(dimensions[one]), cost(dimensions[other])));
        this.shares = normalised(weights, priorWeight);
        this.logHeights = logHeights();
        this.inverseMasses = new double[n + 1];
        this.terms = new double[n + 1];
        this.alive = new int[n];
    }

    private static Kernels kernels(
            Axis axis, double[] centres, int[] ascending, double priorWeight, Bandwidth bandwidth) {
        if (axis.isCategorical()) {
            return new Choices((int) axis.cells(), centres, priorWeight);
        }
        double[] sigma = bandwidth.ofNeighbours(centres, ascending);
        return axis.isContinuous() ? new Gaussians(centres, sigma) : new Cells(axis, centres, sigma, ascending);
    }

    private static int cost(Kernels kernels) {
        if (kernels instanceof Gaussians) {
            return 0;
        }
        return kernels instanceof Choices ? 1 : 2;
    }

    private static double[] normalised(double[] weights, double priorWeight) {
        double total = priorWeight + Arrays.stream(weights).sum();
        double[] shares = new double[weights.length + 1];
        for (int k = 0; k < weights.length; k++) {
            shares[k] = weights[k] / total;
        }
        shares[weights.length] = priorWeight / total;
        return shares;
    }

    /** For each component the logarithm of its weight and its heights: one logarithm for the whole product. */
    private double[] logHeights() {
        double[] logs = new double[n + 1];
        double[] products = shares.clone();
        for (Kernels kernels : dimensions) {
            kernels.multiplyByHeights(products);
            for (int k = 0; k <= n; k++) {
                if (products[k] > LARGEST_PRODUCT) {
                    logs[k] += Math.log(products[k]);
                    products[k] = 1;
                }
            }
        }
        for (int k = 0; k <= n; k++) {
            logs[k] += Math.log(products[k]);
        }
        return logs;
    }

    /** For component k, computed when first asked for: 1 / Π_j m_kj. */
    private double inverseMass(int k) {
        if (inverseMasses[k] == 0) {
            double mass = 1;
            for (Kernels kernels : dimensions) {
                mass *= kernels.mass(k);
            }
            inverseMasses[k] = 1 / Math.max(mass, Double.MIN_NORMAL);
        }
        return inverseMasses[k];
    }

    /** ln p(x), over coordinates. */
    double logDensity(double[] x) {
        return logDensity(x, Double.POSITIVE_INFINITY);
    }

    /** ln p(x), or less of it that is more than {@code enough}. */
    double logDensity(double[] x, double enough) {
        double prior = logHeights[n] + Math.log(inverseMass(n));
        for (int j = 0; j < x.length; j++) {
            prior += dimensions[j].log(n, x[j]);
        }
        double floor = prior - NEGLIGIBLE - MOST_FROM_MASS * x.length;
        System.arraycopy(logHeights, 0, terms, 0, n + 1);
        for (int j : screened) {
            ((Gaussians) dimensions[j]).addToAll(x[j], terms);
        }
        int count = survivors(floor);
        for (int j : refined) {
            count = dimensions[j].add(x[j], terms, alive, count, floor);
        }
        return logSum(prior, count, enough);
    }

    /** ln of w_k Π_j k_kj(x_j) for each component, the prior's last; their sum is p(x). */
    double[] logTerms(double[] x) {
        double[] logs = logHeights.clone();
        for (int k = 0; k <= n; k++) {
            logs[k] += Math.log(inverseMass(k));
            for (int j = 0; j < x.length; j++) {
                logs[k] += dimensions[j].log(k, x[j]);
            }
        }
        return logs;
    }

    /** ln Σ_k w_k k_kj(x_j), the density of dimension j alone. */
    double logMarginal(int j, double x) {
        double[] heights = shares.clone();
        dimensions[j].multiplyByHeights(heights);
        double[] logs = new double[n + 1];
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= n; k++) {
            logs[k] = Math.log(heights[k]) + dimensions[j].log(k, x) - Math.log(dimensions[j].mass(k));
            highest = Math.max(highest, logs[k]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - highest);
        }
        return highest + Math.log(sum);
    }

    private int survivors(double floor) {
        int count = 0;
        for (int k = 0; k < n; k++) {
            alive[count] = k;
            count += terms[k] > floor ? 1 : 0;
        }
        return count;
    }

    /**
     * ln Σ_k exp(term_k) / m_k over the prior and the living, or a part of the sum that is more than enough; from the
     * youngest on, since it weighs most and lies where the search has got to.
     */
    private double logSum(double prior, int count, double enough) {
        double highest = highest(prior, count);
        double floor = highest - NEGLIGIBLE - MOST_FROM_MASS * dimensions.length;
        double most = Math.exp(enough - highest);
        double sum = Math.exp(prior - highest);
        int left = count;
        while (left > 0 && sum <= most) {
            int filled = 0;
            while (left > 0 && filled < BLOCK) {
                int k = alive[--left];
                double below = terms[k] - highest;
                if (below >= Exponential.LOWEST) {
                    block[filled] = below;
                    kernelsInBlock[filled] = k;
                    filled++;
                } else if (terms[k] > floor) {
                    sum += Math.exp(below) * inverseMass(k);
                }
            }
            sum += sumOfBlock(filled);
        }
        return highest + Math.log(sum);
    }

    private double highest(double prior, int count) {
        double highest = prior;
        for (int i = 0; i < count; i++) {
            double term = terms[alive[i]];
            highest = term > highest ? term : highest;
        }
        return highest;
    }

    private double sumOfBlock(int filled) {
        Exponential.replace(block, filled);
        double sum = 0;
        for (int i = 0; i < filled; i++) {
            sum += block[i] * inverseMass(kernelsInBlock[i]);
        }
        return sum;
    }

    /** A point drawn from the mixture: a component by its weight, then each coordinate from its kernel. */
    double[] draw(RandomGenerator random) {
        int k = component(random.nextDouble());
        double[] x = new double[dimensions.length];
        for (int j = 0; j < x.length; j++) {
            x[j] = dimensions[j].draw(k, random);
        }
        return x;
    }

    private int component(double u) {
        double above = u;
        for (int k = 0; k < n; k++) {
            above -= shares[k];
            if (above < 0) {
                return k;
            }
        }
        return n;
    }
}
