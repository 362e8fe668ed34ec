package dev.parzen.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class BracketsTest {

    /** ⌈N·η^(N−1−b)/(N−b)⌉: Li et al. (2018), algorithm 1, line 3. */
    @Test
    void shareTrialsAsHyperbandDoes() {
        assertThat(Brackets.of("study", 1, 100, 3).shares()).containsExactly(81, 34, 15, 8, 5);
        assertThat(Brackets.of("study", 1, 9, 3).shares()).containsExactly(9, 5, 3);
        assertThat(Brackets.of("study", 1, 16, 2).shares()).containsExactly(16, 10, 7, 5, 5);
    }

    @Test
    void areAsManyAsThereAreRungs() {
        assertThat(Brackets.of("study", 1, 80, 3).count()).isEqualTo(4);
        assertThat(Brackets.of("study", 1, 81, 3).count()).isEqualTo(5);
        assertThat(Brackets.of("study", 2, 80, 3).count()).isEqualTo(4);
        assertThat(Brackets.of("study", 7, 7, 3).shares()).containsExactly(1);
        assertThat(Brackets.of("study", 1, Integer.MAX_VALUE, 2).count()).isEqualTo(31);
    }

    /** crc32("study_0") = 368277276 is 81 modulo 143, 3 modulo 17 and 35 modulo 43. */
    @Test
    void placeATrialByItsName() {
        CRC32 hash = new CRC32();
        hash.update("study_0".getBytes(StandardCharsets.UTF_8));
        assertThat(hash.getValue()).isEqualTo(368277276L);
        assertThat(Brackets.of("study", 1, 100, 3).of(0)).isEqualTo(1);
        assertThat(Brackets.of("study", 1, 9, 3).of(0)).isZero();
        assertThat(Brackets.of("study", 1, 16, 2).of(0)).isEqualTo(3);
    }

    /** χ² with four degrees of freedom is above 18.5 with probability 0.001; the hash has no chance in it. */
    @Test
    void fillBySharesInTheLongRun() {
        Brackets brackets = Brackets.of("study", 1, 100, 3);
        int trials = 14_300;
        int[] counts = new int[brackets.count()];
        IntStream.range(0, trials).forEach(number -> counts[brackets.of(number)]++);
        double chiSquare = IntStream.range(0, counts.length)
                .mapToDouble(b -> {
                    double expected = trials * brackets.shares().get(b) / 143.0;
                    return (counts[b] - expected) * (counts[b] - expected) / expected;
                })
                .sum();
        assertThat(chiSquare).isLessThan(18.5);
    }
}
