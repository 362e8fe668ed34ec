package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedRankTest {
    private static final double EXACT = 1e-15;

    /** Lower tails of the smaller sum, as in Wilcoxon, Katti and Wilcox (1970) and Hollander and Wolfe (1999, table A.4). */
    @ParameterizedTest
    @CsvSource({
        "5, 0, 0.0313",
        "8, 5, 0.0391",
        "10, 10, 0.0420",
        "15, 30, 0.0473",
        "20, 60, 0.0487",
        "25, 100, 0.0479",
        "30, 151, 0.0481",
        "50, 466, 0.0495"
    })
    void agreesWithPublishedTables(int n, int negative, double tail) {
        assertThat(SignedRank.upperTail(ranksOf(n, negative))).isCloseTo(tail, within(0.00005001));
    }

    /** Computed with scipy 1.17.1: wilcoxon(d, alternative="greater", zero_method="zsplit", method=PermutationMethod(inf)). */
    @Test
    void agreesWithScipyOnEqualSizesAndZeros() {
        assertTail(0.03125, 1, 2, 3, 4, 5);
        assertTail(0.078125, 1, 1, 2, -2, 3, 0, 0, 4);
        assertTail(0.0390625, 3, 3, 3, -3, 1, 0, 2, -1, 5, 5);
        assertTail(0.25, 0, 0, 1, 1, -1, 2);
        assertTail(0.046875, 0.5, -0.5, 0.25, 0.75, 1.5, -0.25, 2, 2, 0);
    }

    /** Computed with scipy 1.17.1: wilcoxon(d, alternative="greater", method="exact"). */
    @Test
    void isExactUpToFifty() {
        assertThat(SignedRank.upperTail(differences(50, i -> i))).isCloseTo(0.061584515258491734, within(EXACT));
    }

    /**
     * Computed with scipy 1.17.1: wilcoxon(d, alternative="greater", method="approx", correction=False), where there are
     * zeros with zero_method="pratt", whose variance is that of the exact distribution.
     */
    @Test
    void isNormalBeyondWithEqualSizesAndZeros() {
        assertThat(SignedRank.upperTail(differences(60, i -> i * 53 % 29 + 0.5)))
                .isCloseTo(0.021831149114265345, within(1e-12));
        assertThat(SignedRank.upperTail(differences(70, i -> Math.max(0, i * 53 % 29 - 3))))
                .isCloseTo(0.008744651381789606, within(1e-12));
    }

    @Test
    void countsWhatSignsCanDo() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 300; round++) {
            double[] differences =
                    random.ints(1 + random.nextInt(9), -4, 5).asDoubleStream().toArray();
            assertThat(SignedRank.upperTail(differences))
                    .as("round %d: %s", round, Arrays.toString(differences))
                    .isCloseTo(enumerated(differences), within(EXACT));
        }
    }

    @Test
    void saysNothingOfNoDifference() {
        assertThat(SignedRank.upperTail(new double[4])).isEqualTo(1);
    }

    @Test
    void givesEqualSizesTheMeanOfTheirRanks() {
        assertThat(SignedRank.twiceTheRanks(new double[] {-2, 0, 2, 1, -2, 0})).containsExactly(10, 3, 10, 6, 10, 3);
    }

    private static void assertTail(double expected, double... differences) {
        assertThat(SignedRank.upperTail(differences)).isCloseTo(expected, within(EXACT));
    }

    /** All choices of signs, the definition. */
    private static double enumerated(double[] differences) {
        int[] ranks = SignedRank.twiceTheRanks(differences);
        int[] others = IntStream.range(0, ranks.length)
                .filter(i -> differences[i] != 0)
                .toArray();
        int told = Arrays.stream(others)
                .filter(i -> differences[i] > 0)
                .map(i -> ranks[i])
                .sum();
        long asHigh = IntStream.range(0, 1 << others.length)
                .filter(signs -> IntStream.range(0, others.length)
                                .filter(bit -> (signs >> bit & 1) == 1)
                                .map(bit -> ranks[others[bit]])
                                .sum()
                        >= told)
                .count();
        return (double) asHigh / (1 << others.length);
    }

    /** The sizes 1 … n, of which negative ones have this sum. */
    private static double[] ranksOf(int n, int negative) {
        double[] differences = new double[n];
        int left = negative;
        for (int size = n; size >= 1; size--) {
            boolean isNegative = size <= left;
            left -= isNegative ? size : 0;
            differences[size - 1] = isNegative ? -size : size;
        }
        return differences;
    }

    /** Sizes by a rule from 1 on, each negative if 37 i modulo 101 is below 38. */
    private static double[] differences(int n, IntToDoubleFunction size) {
        return IntStream.rangeClosed(1, n)
                .mapToDouble(i -> (i * 37 % 101 < 38 ? -1 : 1) * size.applyAsDouble(i))
                .toArray();
    }
}
