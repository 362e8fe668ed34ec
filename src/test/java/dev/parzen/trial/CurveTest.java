package dev.parzen.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
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

    @Test
    void keepsTheValuesForAllDirections() {
        Curve curve = Curve.of(List.of(report(1, 0.5, 3.0), report(4, 0.25), report(9, Double.NaN, 2.0)));
        assertThat(curve.values(0)).containsExactly(0.5, 3);
        assertThat(curve.values(1)).containsExactly(0.25, Double.NaN);
        assertThat(curve.values(curve.indexOf(9))).containsExactly(Double.NaN, 2);
        assertThat(curve.indexOf(2)).isNegative();
        assertThat(curve.lastValue()).isNaN();
        assertThat(curve.valueFrom(2)).isEqualTo(0.25);
        assertThat(curve.best(Direction.MAXIMIZE)).isEqualTo(0.5);
        assertThat(curve.end().size()).isOne();
        assertThat(curve.end().values(0)).containsExactly(Double.NaN, 2);
    }

    @Test
    void keepsSomeOfItsValues() {
        Curve curve = Curve.of(List.of(report(1, 0.5, 3.0), report(4, 0.25, 2.0), report(9, 0.75, 1.0)));
        BitSet kept = new BitSet();
        assertThat(curve.only(kept).isEmpty()).isTrue();
        kept.set(0);
        kept.set(2);
        assertThat(curve.only(kept).size()).isEqualTo(2);
        assertThat(curve.only(kept).step(1)).isEqualTo(9);
        assertThat(curve.only(kept).values(0)).containsExactly(0.5, 3);
        assertThat(curve.only(kept).values(1)).containsExactly(0.75, 1);
    }

    @Test
    void findsTheFirstValueFromAStepOn() {
        Curve curve = curve(0.5, Double.NaN, 0.25);
        assertThat(curve.valueFrom(0)).isEqualTo(0.5);
        assertThat(curve.valueFrom(1)).isNaN();
        assertThat(curve.valueFrom(3)).isEqualTo(0.25);
        assertThat(curve.valueFrom(5)).isNaN();
    }

    @Test
    void tellsWhichStepsTheLastReportReached() {
        Curve curve = curve(0.5, 0.25);
        assertThat(IntStream.range(0, 4).filter(curve::justReached)).containsExactly(1, 2);
        assertThat(IntStream.range(0, 4).filter(curve(0.5)::justReached)).containsExactly(0);
        assertThat(Curve.EMPTY.justReached(0)).isFalse();
    }

    private static Report report(int step, Double... values) {
        return new Report(step, List.of(values), Map.of(), Instant.EPOCH);
    }

    /** Values at the steps 0, 2, 4, …. */
    private static Curve curve(double... values) {
        return Curve.of(IntStream.range(0, values.length)
                .mapToObj(i -> new Report(2 * i, List.of(values[i]), Map.of(), Instant.EPOCH))
                .toList());
    }
}
