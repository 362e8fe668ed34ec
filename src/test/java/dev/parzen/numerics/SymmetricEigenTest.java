package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {

    @Test
    void knowsAMatrixOfTwo() {
        SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{2, 1}, {1, 2}});
        assertThat(Arrays.stream(eigen.values()).sorted().toArray())
                .containsExactly(new double[] {1, 3}, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40})
    void putsTheMatrixTogetherAgain(int n) {
        double[][] matrix = symmetric(n);
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        double[][] again = eigen.with(eigen.values());
        for (int i = 0; i < n; i++) {
            assertThat(again[i]).as("seed " + n).containsExactly(matrix[i], within(1e-12));
        }
    }

    @Test
    void hasOrthonormalVectors() {
        double[][] identity = SymmetricEigen.of(symmetric(9)).with(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1});
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                assertThat(identity[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-13));
            }
        }
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> SymmetricEigen.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}))
                .isInstanceOf(ArithmeticException.class);
    }

    private static double[][] symmetric(int n) {
        var random = new SplittableRandom(n);
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextDouble(-1, 1);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
