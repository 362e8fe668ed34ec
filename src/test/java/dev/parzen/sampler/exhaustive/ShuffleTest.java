package dev.parzen.sampler.exhaustive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {
    private static final int KEYS = 6000;

    /** At a level of 0.1 %, by degrees of freedom. */
    private static final double CHI_SQUARE_OF_9 = 27.88;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 15, 16, 17, 64, 100, 1000, 65_537})
    void reachesEveryNumberOnce(long size) {
        for (long key = 0; key < 5; key++) {
            Shuffle shuffle = new Shuffle(size, key);
            assertThat(LongStream.range(0, size).map(shuffle::at).sorted().toArray())
                    .as("key " + key)
                    .isEqualTo(LongStream.range(0, size).toArray());
        }
    }

    @Test
    void copesWithTheLargestSize() {
        Shuffle shuffle = new Shuffle(1L << 31, 7);
        assertThat(LongStream.range(0, 1000).map(shuffle::at).distinct().toArray())
                .hasSize(1000);
        assertThat(shuffle.at((1L << 31) - 1)).isBetween(0L, (1L << 31) - 1);
    }

    @Test
    void putsEveryNumberAnywhere() {
        for (long position : new long[] {0, 4, 9}) {
            var keys = new SplittableRandom(position);
            int[] counts = new int[10];
            for (int i = 0; i < KEYS; i++) {
                counts[(int) new Shuffle(10, keys.nextLong()).at(position)]++;
            }
            double expected = KEYS / 10.0;
            double chiSquare = Arrays.stream(counts)
                    .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                    .sum();
            assertThat(chiSquare).as("position " + position).isLessThan(CHI_SQUARE_OF_9);
        }
    }
}
