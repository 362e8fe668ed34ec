package dev.parzen.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DiceTest {

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
}
