package dev.parzen.numerics;

/**
 * Student's distribution T with a whole number ν of degrees of freedom, for which it has a closed form (Abramowitz and
 * Stegun 1964: Handbook of Mathematical Functions, 26.7.3 and 26.7.4).
 *
 * <pre>
 * θ = arctan(t/√ν)      A = P(|T| ≤ t)
 *
 * ν odd     A = 2/π {θ + sin θ [cos θ + 2/3 cos³θ + … + 2·4···(ν−3) / 1·3···(ν−2) cos^(ν−2) θ]}     (26.7.3)
 * ν even    A = sin θ {1 + 1/2 cos²θ + … + 1·3···(ν−3) / 2·4···(ν−2) cos^(ν−2) θ}                   (26.7.4)
 * </pre>
 */
final class StudentT {
    private static final int HALVINGS = 100;

    private StudentT() {}

    /**
     * The t with P(|T| ≤ t) = mass.
     *
     * @param mass from 0 to below 1
     * @param freedom ν, at least 1
     */
    static double central(double mass, int freedom) {
        if (!(mass >= 0 && mass < 1) || freedom < 1) {
            throw new IllegalArgumentException("mass " + mass + " of " + freedom + " degrees of freedom");
        }
        double low = 0;
        double high = Math.PI / 2;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (low + high);
            if (massWithin(middle, freedom) < mass) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(freedom) * Math.tan(low);
    }

    /** A. */
    static double massWithin(double theta, int freedom) {
        boolean isOdd = freedom % 2 == 1;
        double squared = Math.cos(theta) * Math.cos(theta);
        double term = isOdd ? Math.cos(theta) : 1;
        double sum = 0;
        for (int power = isOdd ? 1 : 0; power <= freedom - 2; power += 2) {
            sum += term;
            term *= squared * (power + 1) / (power + 2);
        }
        return isOdd ? 2 / Math.PI * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum;
    }
}
