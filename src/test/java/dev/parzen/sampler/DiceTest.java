package dev.parzen.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DiceTest {
    private static final double CHI_SQUARE_OF_15 = 37.70;

    @Test
    void givesTheSameNumbersForTheSameDecision() {
        assertThat(Dice.of(1, 2, "rate").nextLong())
                .isEqualTo(Dice.of(1, 2, "rate").nextLong());
    }

    @Test
    void sharesNoNumberBetweenDecisions() {
        Set<Long> seen = new HashSet<>();
        int drawn = 0;
        for (long seed : List.of(0L, 1L, 2L, -1L, Long.MAX_VALUE)) {
            for (int trial = 0; trial < 200; trial++) {
                for (String name : List.of("", "a", "b", "ab", "ba", "\0")) {
                    RandomGenerator dice = Dice.of(seed, trial, name);
                    for (int i = 0; i < 4; i++) {
                        seen.add(dice.nextLong());
                        drawn++;
                    }
                }
            }
        }
        assertThat(seen).hasSize(drawn);
    }

    @Test
    void correlatesNeitherTrialsNorSeeds() {
        int n = 20_000;
        double trials = 0;
        double seeds = 0;
        for (int i = 0; i < n; i++) {
            double here = Dice.of(7, i, "x").nextDouble() - 0.5;
            trials += here * (Dice.of(7, i + 1, "x").nextDouble() - 0.5);
            seeds += here * (Dice.of(i, 7, "x").nextDouble() - 0.5);
        }
        double deviation = Math.sqrt(n) / 12;
        assertThat(Math.abs(trials)).as("99.9 %% of products").isLessThan(3.29 * deviation);
        assertThat(Math.abs(seeds)).isLessThan(3.29 * deviation);
    }

    /** At a level of 0.1 %, with 15 degrees of freedom each. */
    @Test
    void drawsIndependentlyForOtherNamesTrialsAndSeeds() {
        int n = 8000;
        double[][] dice = new double[6][n];
        for (int i = 0; i < n; i++) {
            dice[0][i] = Dice.of(7, i, "x0").nextDouble();
            dice[1][i] = Dice.of(7, i, "x1").nextDouble();
            dice[2][i] = Dice.of(7, i, "").nextDouble();
            dice[3][i] = Dice.of(8, i, "x0").nextDouble();
            dice[4][i] = Dice.of(7, i + 1, "x0").nextDouble();
            dice[5][i] = Dice.of(7, i, "0x").nextDouble();
        }
        for (int one = 0; one < dice.length; one++) {
            for (int other = 0; other < one; other++) {
                assertThat(chiSquare(dice[one], dice[other]))
                        .as("%s and %s", one, other)
                        .isLessThan(CHI_SQUARE_OF_15);
            }
        }
    }

    /** Of pairs in the 4 · 4 cells of the unit square. */
    private static double chiSquare(double[] ones, double[] others) {
        int[] counts = new int[16];
        for (int i = 0; i < ones.length; i++) {
            counts[4 * (int) (4 * ones[i]) + (int) (4 * others[i])]++;
        }
        double expected = ones.length / 16.0;
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}
