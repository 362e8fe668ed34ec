package dev.parzen.sampler.tpe;

import java.util.random.RandomGenerator;

/**
 * The kernels of one dimension: one for each of n observations and, last, the prior's.
 *
 * <pre>
 * n   number of observations         k   a kernel, 0 … n       x   a coordinate
 * h   the height of a kernel, a factor of its density that does not depend on x
 * m   its mass: how much of it lies on the axis, 0.3 … 1
 * density = h · exp(log(k, x)) / m
 * </pre>
 */
interface Kernels {

    /** Multiplies each product by the height of this dimension's kernel; shape n + 1. */
    void multiplyByHeights(double[] products);

    /** The mass of kernel k. Costly, so it is asked for only where the density counts. */
    double mass(int k);

    /** ln of what depends on x in kernel k. */
    double log(int k, double x);

    /**
     * Adds {@link #log} to the terms of the kernels that are alive, and lets those die that fall below the floor.
     *
     * @param terms shape n + 1
     * @param alive kernels; the living ones come first
     * @return how many still live
     */
    int add(double x, double[] terms, int[] alive, int count, double floor);

    /** A coordinate drawn from kernel k. */
    double draw(int k, RandomGenerator random);
}
