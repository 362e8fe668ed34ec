package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InverseFactorTest {

    @Test
    void invertsWhatItGrewBy() {
        int n = 60;
        double[][] matrix = covariances(n, 1);
        InverseFactor factor = InverseFactor.EMPTY;
        for (int i = 0; i < n; i++) {
            factor = factor.plus(matrix[i], matrix[i][i], 1e-12);
        }
        double[][] inverse = factor.inverse();
        for (int i = 0; i < n; i++) {
            double[] unit = factor.solve(matrix[i]);
            for (int j = 0; j < n; j++) {
                assertThat(unit[j]).isCloseTo(i == j ? 1 : 0, within(1e-9));
                double product = 0;
                for (int k = 0; k < n; k++) {
                    product += matrix[i][k] * (k > j ? inverse[k][j] : inverse[j][k]);
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    /** Of all sizes up to some, as four rows are taken together. */
    @Test
    void isTheSameWhetherItGrewOrNot() {
        for (int n = 1; n < 40; n++) {
            double[][] matrix = covariances(n, n);
            InverseFactor grown = InverseFactor.EMPTY;
            for (int i = 0; i < n; i++) {
                grown = grown.plus(matrix[i], matrix[i][i], 1e-12);
            }
            InverseFactor whole = InverseFactor.of(matrix, 1.01, 1e-12);
            double[] x = new SplittableRandom(n).doubles(n).toArray();
            assertThat(whole.times(x)).containsExactly(grown.times(x), within(1e-10));
            assertThat(whole.columns().times(x)).containsExactly(grown.times(x), within(1e-10));
            assertThat(whole.transposeTimes(x)).containsExactly(grown.transposeTimes(x), within(1e-10));
            assertThat(whole.logDeterminant()).isCloseTo(grown.logDeterminant(), within(1e-10));
        }
    }

    /** A = (4 2 2; 2 5 3; 2 3 6) has the determinant 64. */
    @Test
    void knowsTheDeterminant() {
        InverseFactor factor = InverseFactor.EMPTY
                .plus(new double[0], 4, 1e-12)
                .plus(new double[] {2}, 5, 1e-12)
                .plus(new double[] {2, 3}, 6, 1e-12);
        assertThat(factor.logDeterminant()).isCloseTo(Math.log(64), within(1e-14));
    }

    @Test
    void sharesItsRowsWithTwoSuccessors() {
        InverseFactor one = InverseFactor.EMPTY.plus(new double[0], 4, 1e-12);
        InverseFactor left = one.plus(new double[] {2}, 5, 1e-12);
        InverseFactor right = one.plus(new double[] {0}, 1, 1e-12);
        assertThat(left.solve(new double[] {4, 2})).containsExactly(new double[] {1, 0}, within(1e-15));
        assertThat(right.solve(new double[] {4, 2})).containsExactly(new double[] {1, 2}, within(1e-15));
    }

    /** The same point twice and no noise: singular, but still usable. */
    @Test
    void survivesASingularMatrix() {
        InverseFactor factor = InverseFactor.EMPTY.plus(new double[0], 1, 1e-10).plus(new double[] {1}, 1, 1e-10);
        assertThat(factor.times(new double[] {1, 1})).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }

    private static double[][] covariances(int n, long seed) {
        var random = new SplittableRandom(seed);
        double[] x = random.doubles(n).toArray();
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = Math.exp(-3 * Math.abs(x[i] - x[j])) + (i == j ? 0.01 : 0);
            }
        }
        return matrix;
    }
}
