package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void interpolatesBetweenNeighbours() {
        assertThat(Percentiles.of(new double[] {1, 2, 4, 8}, 50)).isEqualTo(3);
        assertThat(Percentiles.of(new double[] {1, 2, 4, 8}, 25)).isEqualTo(1.75);
    }

    @Test
    void takesTheMiddleOfAnOddSample() {
        assertThat(Percentiles.of(new double[] {1, 2, 40}, 50)).isEqualTo(2);
    }

    @Test
    void reachesBothEnds() {
        assertThat(Percentiles.of(new double[] {1, 2, 40}, 0)).isEqualTo(1);
        assertThat(Percentiles.of(new double[] {1, 2, 40}, 100)).isEqualTo(40);
    }

    @Test
    void bearsInfinities() {
        double inf = Double.POSITIVE_INFINITY;
        assertThat(Percentiles.of(new double[] {1, inf, inf, inf}, 50)).isEqualTo(inf);
        assertThat(Percentiles.of(new double[] {-inf, 1, 2}, 50)).isEqualTo(1);
    }
}
