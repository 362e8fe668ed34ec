package dev.parzen.load.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.load.throughput.Timings.Verb;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final long MILLI = 1_000_000;

    @Test
    void areTimesThatWereMeasured() {
        long[] descending =
                LongStream.rangeClosed(1, 200).map(i -> (201 - i) * MILLI).toArray();
        assertThat(Statistics.of(descending)).isEqualTo(new Statistics(200, 100, 198, 200));
    }

    /** Of fewer than a hundred calls, the 99th percentile is the slowest. */
    @Test
    void takeTheSlowestOfFew() {
        assertThat(Statistics.of(new long[] {3 * MILLI, MILLI, 2 * MILLI})).isEqualTo(new Statistics(3, 2, 3, 3));
        assertThat(Statistics.of(new long[] {MILLI / 2})).isEqualTo(new Statistics(1, 0.5, 0.5, 0.5));
    }

    @Test
    void putThreadsTogetherAndLeaveOutWhatWasNotCalled() {
        Timings one = new Timings();
        Timings other = new Timings();
        LongStream.rangeClosed(1, 3000).forEach(i -> one.add(Verb.ASK, i * MILLI));
        other.add(Verb.ASK, 5000 * MILLI);
        other.add(Verb.TELL, MILLI);
        assertThat(Timings.statistics(List.of(one, other)))
                .containsOnlyKeys("ask", "tell")
                .containsEntry("ask", new Statistics(3001, 1501, 2971, 5000));
    }
}
