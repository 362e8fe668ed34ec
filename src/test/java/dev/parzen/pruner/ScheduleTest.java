package dev.parzen.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.trial.Curve;
import dev.parzen.trial.Observations;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void isDueAtEachStepAfterTheWarmUp() {
        assertThat(due(new Schedule(0, 1), 0, 1, 2, 3)).containsExactly(0, 1, 2, 3);
        assertThat(due(new Schedule(2, 1), 0, 1, 2, 3)).containsExactly(2, 3);
    }

    @Test
    void isDueOnceInEachInterval() {
        assertThat(due(new Schedule(0, 3), 0, 1, 2, 3, 4, 5, 6)).containsExactly(0, 3, 6);
        assertThat(due(new Schedule(2, 3), 0, 1, 2, 3, 4, 5, 6)).containsExactly(2, 5);
    }

    @Test
    void isDueAtTheFirstReportOfAnIntervalWhereverItIs() {
        assertThat(due(new Schedule(0, 10), 3, 8, 19, 21, 22, 50)).containsExactly(3, 19, 21, 50);
        assertThat(due(new Schedule(5, 10), 3, 8, 14, 15, 39, 40)).containsExactly(8, 15, 39);
    }

    @Test
    void bearsTheHighestSteps() {
        assertThat(due(new Schedule(0, Integer.MAX_VALUE), 0, Integer.MAX_VALUE))
                .containsExactly(0, Integer.MAX_VALUE);
        assertThat(due(new Schedule(Integer.MAX_VALUE, 1), 0, Integer.MAX_VALUE))
                .containsExactly(Integer.MAX_VALUE);
    }

    /** The steps after whose report it is due. */
    private static int[] due(Schedule schedule, int... steps) {
        return IntStream.range(0, steps.length)
                .filter(last -> schedule.isDue(curve(steps, last)))
                .map(last -> steps[last])
                .toArray();
    }

    private static Curve curve(int[] steps, int last) {
        TreeMap<Integer, Double> values = new TreeMap<>();
        IntStream.rangeClosed(0, last).forEach(i -> values.put(steps[i], 1.0));
        return Observations.curve(values);
    }
}
