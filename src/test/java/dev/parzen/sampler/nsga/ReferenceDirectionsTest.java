package dev.parzen.sampler.nsga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReferenceDirectionsTest {

    /** C(m + p − 1, p); 91, 210 and, in two layers, 120 and 220 + 55 are those of Deb and Jain 2014. */
    @Test
    void areAsManyAsThePaperSays() {
        assertThat(ReferenceDirections.of(3, 12)).hasNumberOfRows(91);
        assertThat(ReferenceDirections.of(5, 6)).hasNumberOfRows(210);
        assertThat(ReferenceDirections.of(8, 3)).hasNumberOfRows(120);
        assertThat(ReferenceDirections.of(10, 3)).hasNumberOfRows(220);
        assertThat(ReferenceDirections.of(10, 2)).hasNumberOfRows(55);
        assertThat(ReferenceDirections.of(1, 7)).isDeepEqualTo(new double[][] {{1}});
    }

    @Test
    void areAllDifferentAndSumToOne() {
        for (int m = 1; m <= 5; m++) {
            double[][] directions = ReferenceDirections.of(m, 4);
            assertThat(Arrays.stream(directions).map(Arrays::toString).collect(Collectors.toSet()))
                    .hasSize(directions.length);
            for (double[] direction : directions) {
                assertThat(Arrays.stream(direction).sum()).isCloseTo(1, within(1e-12));
                assertThat(Arrays.stream(direction).min().orElseThrow()).isNotNegative();
            }
        }
    }

    @Test
    void fillThePopulation() {
        assertThat(List.of(
                        ReferenceDirections.divisions(1, 50),
                        ReferenceDirections.divisions(2, 50),
                        ReferenceDirections.divisions(3, 50),
                        ReferenceDirections.divisions(3, 91),
                        ReferenceDirections.divisions(10, 50)))
                .containsExactly(1, 49, 8, 12, 1);
        assertThat(ReferenceDirections.count(30, 1_000)).isGreaterThanOrEqualTo(Integer.MAX_VALUE);
    }
}
