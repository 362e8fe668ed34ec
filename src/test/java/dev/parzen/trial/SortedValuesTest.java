package dev.parzen.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortedValuesTest {

    @Test
    void areWhatSortingGives() {
        var random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            SortedValues values = SortedValues.NONE;
            double[] all = {};
            for (int part = random.nextInt(6); part > 0; part--) {
                double[] added = numbers(random, random.nextInt(random.nextBoolean() ? 2 : 20));
                SortedValues before = values;
                String shown = before.toString();
                values = values.with(added);
                assertThat(before).as("round " + round).hasToString(shown);
                all = concat(all, added);
            }
            double[] sorted = Arrays.stream(all)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            assertThat(IntStream.range(0, values.size()).mapToDouble(values::get))
                    .as("round " + round)
                    .containsExactly(Arrays.stream(sorted).boxed().toArray(Double[]::new));
        }
    }

    @Test
    void countWhatIsLowerAndHigher() {
        var random = new SplittableRandom(2);
        for (int round = 0; round < 300; round++) {
            double[] all = numbers(random, random.nextInt(30));
            SortedValues values = SortedValues.NONE.with(all);
            double asked = numbers(random, 1)[0];
            long lower = Arrays.stream(all).filter(value -> value < asked).count();
            long higher = Arrays.stream(all).filter(value -> value > asked).count();
            if (!Double.isNaN(asked)) {
                assertThat(values.countBelow(asked)).as("round " + round).isEqualTo((int) lower);
                assertThat(values.countAbove(asked)).as("round " + round).isEqualTo((int) higher);
                assertThat(values.countBetter(asked, Direction.MAXIMIZE)).isEqualTo((int) higher);
                assertThat(values.countBetter(asked, Direction.MINIMIZE)).isEqualTo((int) lower);
            }
        }
    }

    /** Few different ones, so that many are equal; NaN and infinities among them. */
    private static double[] numbers(SplittableRandom random, int count) {
        return random.ints(count, -4, 6)
                .mapToDouble(i -> i == 5 ? Double.NaN : i == 4 ? Double.POSITIVE_INFINITY : i / 2.0)
                .toArray();
    }

    private static double[] concat(double[] one, double[] other) {
        double[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
