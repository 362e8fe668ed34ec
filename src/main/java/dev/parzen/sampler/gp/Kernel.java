package dev.parzen.sampler.gp;

/**
 * How the function varies: a part in which all dimensions act together, and one to which each adds on its own. Both are
 * Matérn kernels with ν = 5/2 and a length-scale for each dimension (Rasmussen and Williams 2006, equation 4.17); the sum
 * is an additive kernel of the orders 1 and d (Duvenaud 2011, equation 6).
 *
 * <pre>
 * Δⱼ      difference of two points in dimension j; of choices 0 if they are the same, else 1              ν   variance of the noise
 * θⱼ, s   inverse squared length-scales and variance of the joint part       r² = Σⱼ θⱼ Δⱼ²
 * φⱼ, t   the same of the additive part
 *
 * M(r²) = (1 + √5 r + 5/3 r²) exp(−√5 r)                                     M′(r²) = −5/6 (1 + √5 r) exp(−√5 r)
 * k     = s M(r²) + t/d Σⱼ M(φⱼ Δⱼ²)
 * </pre>
 */
record Kernel(double[] theta, double scale, double[] phi, double addend, double noise) {
    static final double ROOT_OF_5 = 2.23606797749978969641;

    /**
     * Covariances with one point.
     *
     * @param joint s M(r²)
     * @param covariances k
     * @param slopes s M′(r²)
     * @param alone t/d M′(φⱼ Δⱼ²), a row for each dimension
     */
    record Row(double[] joint, double[] covariances, double[] slopes, double[][] alone) {

        static Row of(int size, int dimensions) {
            return new Row(new double[size], new double[size], new double[size], new double[dimensions][size]);
        }
    }

    int dimensions() {
        return theta.length;
    }

    /** k of a point with itself. */
    double variance() {
        return scale + addend;
    }

    /** How far one must go in a dimension for the function to change: by the mean of both parts' inverse squares. */
    double length(int j) {
        return Math.sqrt(variance() / (scale * theta[j] + addend / phi.length * phi[j]));
    }
}
