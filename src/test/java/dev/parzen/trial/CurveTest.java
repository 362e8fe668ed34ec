package dev.parzen.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void knowsItsValues() {
        Curve curve = curve(0.5, Double.NaN, 0.25);
        assertThat(curve.size()).isEqualTo(3);
        assertThat(curve.lastStep()).isEqualTo(4);
        assertThat(curve.lastValue()).isEqualTo(0.25);
        assertThat(curve.valueAt(4)).isEqualTo(0.25);
        assertThat(curve.valueAt(3)).isNaN();
    }

    @Test
    void findsTheBestInEitherDirection() {
        assertThat(curve(0.5, Double.NaN, 0.25, 0.3).best(Direction.MINIMIZE)).isEqualTo(0.25);
        assertThat(curve(Double.NaN, 0.5, 0.25).best(Direction.MAXIMIZE)).isEqualTo(0.5);
        assertThat(curve(Double.NaN).best(Direction.MAXIMIZE)).isNaN();
    }

    @Test
    void isEmptyWithoutReports() {
        assertThat(Curve.of(List.of())).isSameAs(Curve.EMPTY);
    }

    /** Values at the steps 0, 2, 4, …. */
    private static Curve curve(double... values) {
        return Curve.of(IntStream.range(0, values.length)
                .mapToObj(i -> new Report(2 * i, List.of(values[i]), Map.of(), Instant.EPOCH))
                .toList());
    }
}
