package dev.parzen.sampler.cmaes;

/**
 * The shape of the distribution, without its size. Immutable.
 *
 * <pre>
 * C   covariance matrix, shape d × d, positive definite
 * </pre>
 */
interface Covariance {
    /** Below this an eigenvalue is taken for a rounding error. */
    double LEAST = 1e-20;

    /** C^½ z. */
    double[] root(double[] z);

    /** C^−½ y. */
    double[] inverseRoot(double[] y);

    /** √C_jj. */
    double deviation(int j);

    /** √λ, the half axes of the ellipsoid, shape d. */
    double[] halfAxes();

    /** A half axis, its length times its direction, shape d. */
    double[] halfAxis(int i);

    /** keep · C + Σ_k f_k v_k v_kᵀ. */
    Covariance plus(double keep, double[] f, double[][] v);
}
