package dev.parzen.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.space.IntOrAuto;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Observations;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RungsTest {

    /** r·η^(s+k): Li et al. (2020), section 3.1, with r = 1, R = 9, η = 3. */
    @Test
    void lieAtPowersOfTheFactor() {
        assertThat(steps(new Rungs(1, asha(3, 0)), 9)).containsExactly(1, 3, 9);
        assertThat(steps(new Rungs(1, asha(3, 1)), 9)).containsExactly(3, 9);
        assertThat(steps(new Rungs(1, asha(3, 2)), 9)).containsExactly(9);
        assertThat(steps(new Rungs(1, asha(3, 3)), 9)).isEmpty();
        assertThat(steps(new Rungs(5, asha(4, 0)), 100)).containsExactly(5, 20, 80);
        assertThat(steps(new Rungs(5, asha(4, 0)), 79)).containsExactly(5, 20);
    }

    @Test
    void countUpToTheHighestStep() {
        assertThat(new Rungs(1, 2).countUpTo(Integer.MAX_VALUE)).isEqualTo(31);
        assertThat(new Rungs(1, Integer.MAX_VALUE).countUpTo(Integer.MAX_VALUE)).isEqualTo(2);
        assertThat(new Rungs(Integer.MAX_VALUE, asha(Integer.MAX_VALUE, 40)).countUpTo(Integer.MAX_VALUE))
                .isZero();
    }

    @Test
    void areReachedByTheFirstReportAtThemOrLater() {
        Rungs rungs = new Rungs(1, 2);
        assertThat(rungs.justReached(Curve.EMPTY)).isEmpty();
        assertThat(rungs.justReached(curve(0))).isEmpty();
        assertThat(rungs.justReached(curve(0, 1))).containsExactly(0);
        assertThat(rungs.justReached(curve(0, 1, 3))).containsExactly(1);
        assertThat(rungs.justReached(curve(0, 1, 3, 4))).containsExactly(2);
        assertThat(rungs.justReached(curve(0, 1, 3, 4, 5))).isEmpty();
        assertThat(rungs.justReached(curve(9))).containsExactly(0, 1, 2, 3);
        assertThat(rungs.justReached(curve(2, 9))).containsExactly(2, 3);
    }

    private static int[] steps(Rungs rungs, int last) {
        return IntStream.range(0, rungs.countUpTo(last)).map(rungs::step).toArray();
    }

    private static Asha asha(int factor, int rate) {
        return new Asha(IntOrAuto.AUTO, factor, rate, 0, 0);
    }

    private static Curve curve(int... steps) {
        TreeMap<Integer, Double> values = new TreeMap<>();
        IntStream.of(steps).forEach(step -> values.put(step, 1.0));
        return Observations.curve(values);
    }
}
