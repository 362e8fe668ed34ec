package dev.parzen.sampler.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.numerics.Normal;
import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values between two ends are SciPy's: {@code fsolve} on the two probabilities of Hamano 2022. */
class MarginTest {
    private static final double ALPHA = 0.1;
    private static final Offset<Double> CLOSE = within(1e-9);

    @Test
    void widensADistributionThatLeavesItsCellOnNeitherSide() {
        assertCorrected(0.55, 0.01, 0.5, 0.06079568319117688);
    }

    @Test
    void widensADistributionThatLeavesItsCellOnOneSideAlone() {
        assertCorrected(0.59, 0.03, 0.5624063148883305, 0.09873602868197456);
    }

    @Test
    void leavesAloneWhatIsWideEnough() {
        assertCorrected(0.45, 0.1, 0.45, 0.1);
    }

    @Test
    void keepsTheMeanNearTheOnlyEndOfAnOuterCell() {
        assertCorrected(0.05, 0.02, 0.174368968689108, 0.02);
        assertCorrected(0.95, 0.02, 1 - 0.174368968689108, 0.02);
        assertCorrected(-0.3, 0.02, 0.174368968689108, 0.02);
    }

    @Test
    void leavesEveryNeighbourItsProbability() {
        int seed = 1;
        var random = new SplittableRandom(seed);
        for (Distribution distribution :
                List.of(IntRange.of(0, 1), IntRange.of(1, 30), IntRange.log(1, 1000), FloatRange.stepped(0, 1, 0.1))) {
            Axis axis = Axis.of(distribution);
            for (int i = 0; i < 500; i++) {
                double mean = random.nextDouble(-0.2, 1.2);
                double deviation = Math.pow(10, random.nextDouble(-8, 0));
                Evolution corrected = corrected(distribution, mean, deviation);
                double inside = Math.min(1, Math.max(0, corrected.mean()[0]));
                String what = distribution + ", mean " + mean + ", deviation " + deviation;
                for (double end : new double[] {axis.lower(inside), axis.upper(inside)}) {
                    if (end > 1e-12 && end < 1 - 1e-12) {
                        double beyond = Normal.cdf(-Math.abs(end - corrected.mean()[0]) / corrected.deviation(0));
                        assertThat(beyond).as(what).isGreaterThan(ALPHA / 2 * (1 - 1e-6));
                    }
                }
            }
        }
    }

    @Test
    void findsAPlaceInTheCellThatATrialHas() {
        var random = new SplittableRandom(2);
        Box box = box(IntRange.of(1, 5));
        for (int i = 0; i < 1000; i++) {
            Evolution evolution = evolution(random.nextDouble(), Math.pow(10, random.nextDouble(-1.5, 0)));
            double centre = 0.1 + 0.2 * random.nextInt(5);
            double within = new Margin(box, ALPHA).within(new double[] {centre}, evolution, random::nextDouble)[0];
            assertThat(box.values(new double[] {within})).isEqualTo(box.values(new double[] {centre}));
        }
    }

    @Test
    void findsOneInACellFarAwayToo() {
        for (double deviation : new double[] {1e-3, 1e-6, 1e-12}) {
            Evolution evolution = evolution(0.9, deviation);
            double[] within =
                    new Margin(box(IntRange.of(1, 5)), ALPHA).within(new double[] {0.1}, evolution, () -> 0.5);
            assertThat(within[0]).isCloseTo(0.2, within(1e-15));
        }
    }

    private static void assertCorrected(double mean, double deviation, double newMean, double newDeviation) {
        Evolution corrected = corrected(IntRange.of(1, 5), mean, deviation);
        assertThat(corrected.mean()[0]).isCloseTo(newMean, CLOSE);
        assertThat(corrected.deviation(0)).isCloseTo(newDeviation, CLOSE);
    }

    private static Evolution corrected(Distribution distribution, double mean, double deviation) {
        return new Margin(box(distribution), ALPHA).applied(evolution(mean, deviation));
    }

    private static Evolution evolution(double mean, double deviation) {
        return Evolution.from(new double[] {mean}, deviation, FullCovariance.identity(1));
    }

    private static Box box(Distribution distribution) {
        return Box.of(new TreeMap<>(Map.of("n", distribution)));
    }
}
