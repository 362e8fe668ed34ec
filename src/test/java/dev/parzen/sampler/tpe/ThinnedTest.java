package dev.parzen.sampler.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.space.Axis;
import dev.parzen.space.Distribution.FloatRange;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinnedTest {

    @Test
    void keepsFewAsTheyAre() {
        int[] rows = {4, 2, 7};
        double[] weights = {0.5, 1, 1};
        assertThat(Thinned.of(rows, weights, 3).rows()).isSameAs(rows);
        assertThat(Thinned.of(rows, weights, 3).weights()).isSameAs(weights);
    }

    @Test
    void letsOneOfEachOlderBlockStandForIt() {
        Thinned thinned =
                Thinned.of(new int[] {10, 11, 12, 13, 14, 15, 16, 17, 18}, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 4);
        assertThat(thinned.rows()).containsExactly(13, 16, 17, 18);
        assertThat(thinned.weights()).containsExactly(10, 18, 8, 9);
    }

    @Test
    void keepsAllWeightInNoMoreThanAsked() {
        for (int n = 1; n < 300; n++) {
            double[] weights = Weights.oldDecay(n);
            Thinned thinned = Thinned.of(IntStream.range(0, n).toArray(), weights, 50);
            assertThat(thinned.rows()).hasSameSizeAs(thinned.weights()).hasSizeLessThanOrEqualTo(50);
            assertThat(thinned.rows()).isSorted().doesNotHaveDuplicates().endsWith(n - 1);
            assertThat(Arrays.stream(thinned.weights()).sum())
                    .isCloseTo(Arrays.stream(weights).sum(), within(1e-9));
        }
    }

    /** A mean over 2,000 draws, of which one in 40 counts at a place, has an error of 14 %: three times that. */
    @Test
    void leavesTheDensityAsItIs() {
        var random = new SplittableRandom(3);
        int n = 40_000;
        double[] all = random.doubles(n).map(u -> u * u).toArray();
        Thinned thinned = Thinned.of(IntStream.range(0, n).toArray(), Weights.oldDecay(n), Thinned.MOST);
        double[] kept =
                Arrays.stream(thinned.rows()).mapToDouble(row -> all[row]).toArray();
        ParzenEstimator whole = estimator(all, Weights.oldDecay(n));
        ParzenEstimator thin = estimator(kept, thinned.weights());
        for (double x = 0.01; x < 1; x += 0.07) {
            assertThat(thin.logDensity(new double[] {x}))
                    .as("at %s", x)
                    .isCloseTo(whole.logDensity(new double[] {x}), within(0.45));
        }
    }

    private static ParzenEstimator estimator(double[] observed, double[] weights) {
        double[] centres = Arrays.copyOf(observed, observed.length + 1);
        centres[observed.length] = Sample.PRIOR;
        int[] ascending = IntStream.range(0, observed.length)
                .boxed()
                .sorted((one, other) -> Double.compare(observed[one], observed[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        Sample sample = new Sample(
                IntStream.range(0, observed.length).toArray(), new double[][] {centres}, new int[][] {ascending});
        return new ParzenEstimator(List.of(Axis.of(FloatRange.of(0, 1))), sample, weights, 1, Bandwidth.FIXED_FLOOR);
    }
}
