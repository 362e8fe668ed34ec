package dev.parzen.sampler.gp;

import dev.parzen.numerics.Exponential;
import java.util.Arrays;

/**
 * The Matérn kernel with ν = 5/2 and a length-scale for each dimension (Rasmussen and Williams 2006, equation 4.17).
 *
 * <pre>
 * θⱼ    inverse squared length-scale of dimension j        s    variance of the function        ν    variance of the noise
 * Δⱼ    difference of two points; of choices 0 if they are the same, else 1
 * r²  = Σⱼ θⱼ Δⱼ²
 * k   = s (1 + √5 r + 5/3 r²) exp(−√5 r)               dk/dr² = −5/6 s (1 + √5 r) exp(−√5 r)
 * </pre>
 */
record Kernel(double[] theta, double scale, double noise) {
    private static final double ROOT_OF_5 = 2.23606797749978969641;

    /** Covariances with one point, and their derivatives by r². */
    record Row(double[] covariances, double[] slopes) {

        static Row ofSize(int size) {
            return new Row(new double[size], new double[size]);
        }
    }

    /** Covariances of {@code x} with the first {@code count} points. */
    void fill(Points points, double[] x, int count, Row row) {
        double[] e = row.slopes;
        double[] k = row.covariances;
        Arrays.fill(e, 0, count, 0);
        for (int j = 0; j < theta.length; j++) {
            points.addSquares(j, theta[j], x[j], count, e);
        }
        for (int i = 0; i < count; i++) {
            k[i] = ROOT_OF_5 * Math.sqrt(e[i]);
            e[i] = Math.max(Exponential.LOWEST, -k[i]);
        }
        Exponential.replace(e, count);
        for (int i = 0; i < count; i++) {
            double linear = (1 + k[i]) * scale * e[i];
            k[i] = linear + scale / 3 * k[i] * k[i] * e[i];
            e[i] = -5.0 / 6 * linear;
        }
    }
}
