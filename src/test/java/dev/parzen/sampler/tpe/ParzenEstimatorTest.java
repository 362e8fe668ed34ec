package dev.parzen.sampler.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.numerics.Normal;
import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.ParameterValue;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Densities and bandwidths as the estimator of Optuna 5 gives them. */
class ParzenEstimatorTest {
    private static final double TOLERANCE = 1e-8;
    private static final Categorical LETTERS = Categorical.of("a", "b", "c");

    @Test
    void matchesAFloatRange() {
        var model = new Model(FloatRange.of(0, 10), 1, 2, 4, 8);
        model.hasBandwidths(10 / 6.0, 2, 4, 4, 10);
        model.hasLogDensity(0, -2.10451957);
        model.hasLogDensity(3, -2.01742738);
        model.hasLogDensity(9.5, -2.87028444);
    }

    @Test
    void matchesALoneObservation() {
        var model = new Model(FloatRange.of(0, 10), 3);
        model.hasBandwidths(7, 10);
        model.hasLogDensity(3, -2.23268893);
    }

    @Test
    void matchesThePriorWithoutObservations() {
        var model = new Model(FloatRange.of(0, 10));
        model.hasBandwidths(10);
        model.hasLogDensity(3, -2.28160729);
    }

    @Test
    void matchesEqualObservations() {
        var model = new Model(FloatRange.of(0, 10), 5, 5, 5);
        model.hasBandwidths(2, 2, 2, 10);
        model.hasLogDensity(5, -1.72861332);
    }

    @Test
    void matchesALogFloatRange() {
        var model = new Model(FloatRange.log(1e-4, 1), 1e-3, 1e-2);
        model.hasBandwidths(Math.log(10), Math.log(10), Math.log(1e4));
        model.hasLogDensity(1e-3, -1.95194652);
        model.hasLogDensity(0.5, -2.98493532);
    }

    @Test
    void matchesAnIntRange() {
        var model = new Model(IntRange.of(1, 10), 3, 3, 7);
        model.hasBandwidths(2, 4, 4, 10);
        model.hasLogDensity(3, -1.99699875);
        model.hasLogDensity(10, -2.87881444);
    }

    @Test
    void matchesASteppedFloatRange() {
        var model = new Model(FloatRange.stepped(0, 1, 0.25), 0.25, 1);
        model.hasBandwidths(0.75, 0.75, 1.25);
        model.hasLogDensity(0.5, -1.54400822);
    }

    @Test
    void matchesALogIntRange() {
        var model = new Model(IntRange.log(1, 100), 10, 20);
        model.hasBandwidths(1.325826227, 1.325826227, 5.303304908);
        model.hasLogDensity(1, -2.32722178);
        model.hasLogDensity(10, -3.61132824);
        model.hasLogDensity(100, -6.6042208);
    }

    @Test
    void matchesCategories() {
        double[] observed = {0, 0, 2};
        ParzenEstimator estimator = estimator(List.of(Axis.of(LETTERS)), Sample.of(observed));
        assertThat(estimator.logDensity(new double[] {0})).isCloseTo(-0.74193734, within(TOLERANCE));
        assertThat(estimator.logDensity(new double[] {1})).isCloseTo(-1.65822808, within(TOLERANCE));
        assertThat(estimator.logDensity(new double[] {2})).isCloseTo(-1.09861229, within(TOLERANCE));
    }

    @Test
    void matchesAMixtureOfProducts() {
        Axis number = Axis.of(FloatRange.of(0, 10));
        Sample sample = Sample.of(new double[] {0, 0, 2}, new double[] {0.1, 0.2, 0.8});
        ParzenEstimator estimator = estimator(List.of(Axis.of(LETTERS), number), sample);
        double toValues = Math.log(number.length());
        assertThat(estimator.logDensity(new double[] {0, 0.15}) - toValues).isCloseTo(-2.49518137, within(TOLERANCE));
        assertThat(estimator.logDensity(new double[] {1, 0.15}) - toValues).isCloseTo(-3.68936307, within(TOLERANCE));
    }

    @Test
    void sumsToOneOverDiscreteValues() {
        for (Distribution range : List.of(
                IntRange.of(1, 40),
                IntRange.log(1, 300),
                new IntRange(-7, 90, false, 3),
                FloatRange.stepped(0, 2, 0.1))) {
            Axis axis = Axis.of(range);
            double[] observed =
                    new SplittableRandom(7).doubles(150).map(axis::snapped).toArray();
            ParzenEstimator estimator = estimator(List.of(axis), Sample.of(observed));
            double sum = 0;
            for (int i = 0; i < axis.cells(); i++) {
                sum += Math.exp(estimator.logDensity(new double[] {axis.coordinateAt(i)}));
            }
            assertThat(sum).as(range.toString()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void saysNothingWhereAnObservationHasNoCoordinate() {
        for (Distribution range : List.of(IntRange.of(1, 40), IntRange.log(1, 300), LETTERS)) {
            Axis axis = Axis.of(range);
            for (int n : List.of(4, 150)) {
                double[] some = new double[n];
                for (int k = 0; k < n; k++) {
                    some[k] = k % 2 == 0 ? Double.NaN : axis.coordinateAt(k % (int) axis.cells());
                }
                double[] none = new double[n];
                Arrays.fill(none, Double.NaN);
                ParzenEstimator partial = estimator(List.of(axis), Sample.of(some));
                ParzenEstimator prior = estimator(List.of(axis), Sample.of(none));
                ParzenEstimator empty = estimator(List.of(axis), Sample.of(new double[0]));
                double sum = 0;
                for (int i = 0; i < axis.cells(); i++) {
                    double[] x = {axis.coordinateAt(i)};
                    sum += Math.exp(partial.logDensity(x));
                    assertThat(prior.logDensity(x)).isCloseTo(empty.logDensity(x), within(1e-12));
                }
                assertThat(sum).as(range + " of " + n).isCloseTo(1, within(1e-12));
                assertThat(range.contains(axis.value(prior.draw(new SplittableRandom(n))[0])))
                        .isTrue();
            }
        }
    }

    @Test
    void isAProductWithThePriorWhereOneDimensionIsMissing() {
        Axis number = Axis.of(FloatRange.of(0, 1));
        double[] x = {0.2, 0.9};
        double gap = Double.NaN;
        ParzenEstimator both = estimator(
                List.of(number, number), Sample.of(new double[] {0.1, 0.3, 0.4}, new double[] {gap, gap, gap}));
        ParzenEstimator one = estimator(List.of(number), Sample.of(new double[] {0.1, 0.3, 0.4}));
        ParzenEstimator prior = estimator(List.of(number), Sample.of(new double[0]));
        assertThat(both.logDensity(x))
                .isCloseTo(one.logDensity(new double[] {0.2}) + prior.logDensity(new double[] {0.9}), within(1e-12));
    }

    @Test
    void tellsItsTermsAndItsMarginals() {
        List<Axis> axes = List.of(Axis.of(FloatRange.of(0, 1)), Axis.of(IntRange.of(1, 500)), Axis.of(LETTERS));
        var random = new SplittableRandom(17);
        double[][] coordinates = axes.stream()
                .map(axis -> random.doubles(60)
                        .map(u -> axis.isCategorical() ? Math.floor(3 * u) : axis.snapped(u))
                        .toArray())
                .toArray(double[][]::new);
        ParzenEstimator estimator = estimator(axes, Sample.of(coordinates));
        for (int i = 0; i < 20; i++) {
            double[] x = estimator.draw(random);
            double sum = Arrays.stream(estimator.logTerms(x)).map(Math::exp).sum();
            assertThat(Math.log(sum)).isCloseTo(estimator.logDensity(x), within(1e-9));
            for (int j = 0; j < x.length; j++) {
                ParzenEstimator alone = estimator(List.of(axes.get(j)), Sample.of(coordinates[j]));
                assertThat(estimator.logMarginal(j, x[j]))
                        .isCloseTo(alone.logDensity(new double[] {x[j]}), within(1e-9));
            }
        }
    }

    @Test
    void leavesOutOnlyWhatDoesNotCount() {
        List<Axis> axes = List.of(
                Axis.of(FloatRange.of(0, 1)),
                Axis.of(FloatRange.log(1e-5, 1)),
                Axis.of(FloatRange.of(-1, 1)),
                Axis.of(IntRange.of(1, 500)),
                Axis.of(LETTERS));
        var random = new SplittableRandom(13);
        int n = 300;
        double[][] coordinates = axes.stream()
                .map(axis -> random.doubles(n)
                        .map(u -> axis.isCategorical() ? Math.floor(3 * u) : axis.snapped(u))
                        .toArray())
                .toArray(double[][]::new);
        ParzenEstimator estimator = estimator(axes, Sample.of(coordinates));
        for (int i = 0; i < 50; i++) {
            double[] x = estimator.draw(random);
            double density = estimator.logDensity(x);
            assertThat(density).isCloseTo(plainLogDensity(axes, coordinates, x), within(TOLERANCE));
            assertThat(estimator.logDensity(x, density - 1)).isBetween(density - 1, density + TOLERANCE);
            assertThat(estimator.logDensity(x, density + 1)).isEqualTo(density);
        }
    }

    /** Σ_k w_k Π_j k_kj(x_j) as it is written. */
    private static double plainLogDensity(List<Axis> axes, double[][] coordinates, double[] x) {
        int n = coordinates[0].length;
        double[] weights = Arrays.copyOf(Weights.oldDecay(n), n + 1);
        weights[n] = 1;
        Sample sample = Sample.of(coordinates);
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            double product = weights[k] / Arrays.stream(weights).sum();
            for (int j = 0; j < x.length; j++) {
                product *= plainKernel(axes.get(j), sample, j, k, x[j]);
            }
            sum += product;
        }
        return Math.log(sum);
    }

    private static double plainKernel(Axis axis, Sample sample, int j, int k, double x) {
        int n = sample.size();
        if (axis.isCategorical()) {
            double hit = sample.centres()[j][k] == x ? 1 : 0;
            return k == n ? 1 / axis.cells() : (hit + 1.0 / (n + 1)) / (1 + axis.cells() / (n + 1));
        }
        double mu = sample.centres()[j][k];
        double sigma = Bandwidth.COUNT_FLOOR.ofNeighbours(sample.centres()[j], sample.ascending()[j])[k];
        double mass = Normal.cdf((1 - mu) / sigma) - Normal.cdf(-mu / sigma);
        return axis.isContinuous()
                ? Math.exp(-0.5 * (x - mu) * (x - mu) / sigma / sigma) / (Math.sqrt(2 * Math.PI) * sigma * mass)
                : (Normal.cdf((axis.upper(x) - mu) / sigma) - Normal.cdf((axis.lower(x) - mu) / sigma)) / mass;
    }

    @Test
    void drawsWhatItsDensitySays() {
        Axis axis = Axis.of(FloatRange.of(0, 1));
        ParzenEstimator estimator = estimator(List.of(axis), Sample.of(new double[] {0.02, 0.3, 0.35, 0.9}));
        int bins = 20;
        int draws = 20_000;
        int[] counts = new int[bins];
        var random = new SplittableRandom(11);
        for (int i = 0; i < draws; i++) {
            counts[Math.min(bins - 1, (int) (estimator.draw(random)[0] * bins))]++;
        }
        double chiSquare = 0;
        for (int bin = 0; bin < bins; bin++) {
            double expected = draws * integral(estimator, (double) bin / bins, 1.0 / bins);
            chiSquare += (counts[bin] - expected) * (counts[bin] - expected) / expected;
        }
        assertThat(chiSquare).as("99.9 % quantile with 19 degrees of freedom").isLessThan(43.82);
    }

    private static double integral(ParzenEstimator estimator, double from, double width) {
        int parts = 200;
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            sum += Math.exp(estimator.logDensity(new double[] {from + (i + 0.5) * width / parts}));
        }
        return sum * width / parts;
    }

    private static ParzenEstimator estimator(List<Axis> axes, Sample sample) {
        return new ParzenEstimator(axes, sample, Weights.oldDecay(sample.size()), 1, Bandwidth.COUNT_FLOOR);
    }

    /** A model of one numeric parameter. */
    private static final class Model {
        private final Axis axis;
        private final Sample sample;
        private final ParzenEstimator estimator;

        Model(Distribution range, double... values) {
            axis = Axis.of(range);
            sample = Sample.of(Arrays.stream(values).map(this::coordinate).toArray());
            estimator = estimator(List.of(axis), sample);
        }

        void hasBandwidths(double... expected) {
            double[] sigma = Bandwidth.COUNT_FLOOR.ofNeighbours(sample.centres()[0], sample.ascending()[0]);
            double[] scaled = Arrays.stream(sigma).map(s -> s * axis.length()).toArray();
            assertThat(scaled).containsExactly(expected, within(TOLERANCE));
        }

        void hasLogDensity(double value, double expected) {
            double toValues = axis.isContinuous() ? Math.log(axis.length()) : 0;
            double log = estimator.logDensity(new double[] {coordinate(value)}) - toValues;
            assertThat(log).isCloseTo(expected, within(TOLERANCE));
        }

        private double coordinate(double value) {
            return axis.coordinate(ParameterValue.of(value));
        }
    }
}
