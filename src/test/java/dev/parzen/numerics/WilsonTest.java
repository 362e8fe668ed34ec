package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
    private static final double CONFIDENCE = 0.95;

    /** Newcombe (1998): Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, table I. */
    @ParameterizedTest
    @CsvSource({"81,263,0.2553,0.3662", "15,148,0.0624,0.1605", "0,20,0.0000,0.1611", "1,29,0.0061,0.1718"})
    void equalsThePublishedIntervals(int count, int size, double low, double high) {
        Wilson interval = Wilson.of(count, size, CONFIDENCE);
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "0,7", "3,7", "7,7", "1,1000", "999,1000"})
    void holdsTheShareAndMirrorsItsOpposite(int count, int size) {
        Wilson interval = Wilson.of(count, size, CONFIDENCE);
        assertThat((double) count / size).isBetween(interval.low(), interval.high());
        assertThat(interval.low()).isBetween(0.0, 1.0).isLessThan(interval.high());
        assertThat(interval.high()).isBetween(0.0, 1.0);
        Wilson opposite = Wilson.of(size - count, size, CONFIDENCE);
        assertThat(opposite.low()).isCloseTo(1 - interval.high(), within(1e-15));
        assertThat(opposite.high()).isCloseTo(1 - interval.low(), within(1e-15));
    }

    /** The bounds are those shares from which the observed one lies z standard deviations away: solved for p, once more. */
    @Test
    void invertsTheScoreTest() {
        double z = Normal.quantile(0.95);
        Wilson interval = Wilson.of(3, 11, 0.9);
        for (double bound : new double[] {interval.low(), interval.high()}) {
            double deviation = Math.sqrt(bound * (1 - bound) / 11);
            assertThat(Math.abs(3.0 / 11 - bound) / deviation).isCloseTo(z, within(1e-12));
        }
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> Wilson.of(0, 0, CONFIDENCE)).hasMessageContaining("0 of 0");
        assertThatThrownBy(() -> Wilson.of(3, 2, CONFIDENCE)).hasMessageContaining("3 of 2");
        assertThatThrownBy(() -> Wilson.of(-1, 2, CONFIDENCE)).hasMessageContaining("-1 of 2");
    }
}
