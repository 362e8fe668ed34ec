package dev.parzen.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestMetricsTest {

    @Test
    void followsFromTheConfusionMatrix() {
        TestMetrics metrics =
                TestMetrics.of(0.5, List.of("a", "b", "c"), new int[][] {{3, 1, 0}, {2, 4, 0}, {0, 0, 5}});
        assertThat(metrics.examples()).isEqualTo(15);
        assertThat(metrics.accuracy()).isEqualTo(12.0 / 15);
        assertThat(metrics.precision()).isCloseTo((3.0 / 5 + 4.0 / 5 + 1) / 3, within(1e-15));
        assertThat(metrics.recall()).isCloseTo((3.0 / 4 + 4.0 / 6 + 1) / 3, within(1e-15));
        assertThat(metrics.f1()).isCloseTo((2 * 3.0 / 9 + 2 * 4.0 / 11 + 1) / 3, within(1e-15));
        assertThat(metrics.confusion().get(1)).containsExactly(2, 4, 0);
    }

    @Test
    void countsAClassThatNeverComesUpAsZero() {
        TestMetrics metrics = TestMetrics.of(0.5, List.of("a", "b"), new int[][] {{4, 0}, {0, 0}});
        assertThat(metrics.accuracy()).isEqualTo(1);
        assertThat(metrics.precision()).isEqualTo(0.5);
        assertThat(metrics.recall()).isEqualTo(0.5);
        assertThat(metrics.f1()).isEqualTo(0.5);
    }
}
