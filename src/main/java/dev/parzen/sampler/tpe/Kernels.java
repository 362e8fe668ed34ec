package dev.parzen.sampler.tpe;

import java.util.random.RandomGenerator;

/**
 * The kernels of one dimension: one for each of n observations and, last, the prior's.
 *
 * <pre>
 * n   number of observations         k   a kernel, 0 … n       x   a coordinate
 * c   the constant factor of each kernel's density, kept apart from what depends on x
 * </pre>
 */
interface Kernels {

    /** Divides each product by the constant factor of this dimension's kernel; shape n + 1. */
    void divideByConstants(double[] products);

    /** ln of kernel k at x, without its constant factor. */
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
