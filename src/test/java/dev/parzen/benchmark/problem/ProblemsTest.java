package dev.parzen.benchmark.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.benchmark.problem.Yardstick.Regret;
import dev.parzen.objective.function.BenchmarkFunction;
import dev.parzen.objective.function.FrontFunction;
import dev.parzen.sampler.Dice;
import dev.parzen.space.ParameterValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {

    static List<Problem> all() {
        return Problems.all();
    }

    static Stream<Problem> withOneValue() {
        return Problems.all().stream().filter(problem -> problem.objectives() == 1);
    }

    @Test
    void haveNamesOfTheirOwnAndFillEverySuite() {
        assertThat(Problems.all()).extracting(Problem::name).doesNotHaveDuplicates();
        assertThat(Problems.all()).extracting(Problem::suite).contains(Suite.values());
        assertThat(Problems.of(Suite.PAGE)).hasSize(BenchmarkFunction.values().length);
        assertThat(Problems.of(Suite.FRONTS)).hasSize(FrontFunction.values().length);
        assertThat(Problems.find("sphere-5").orElseThrow().suite()).isEqualTo(Suite.PAGE);
        assertThat(Problems.find("sphere-6")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void haveAsManyValuesAsTheySayAndTheSameAgain(Problem problem) {
        Map<String, ParameterValue> point = Scales.randomPoint(problem, 3, 0);
        assertThat(problem.values(point)).hasSize(problem.objectives()).isEqualTo(problem.values(point));
    }

    /** The share of 10,000 random values below the stated median is within 5 standard deviations of a half. */
    @ParameterizedTest
    @MethodSource("withOneValue")
    void haveTheirRandomMedianAndNothingBelowTheirMinimum(Problem problem) {
        Regret scale = (Regret) problem.yardstick();
        double[] values = IntStream.range(0, Scales.POINTS)
                .mapToDouble(
                        i -> problem.values(Scales.randomPoint(problem, 7, i)).get(0))
                .toArray();
        double slack = 1e-12 * Math.max(1, Math.abs(scale.minimum()));
        assertThat(Arrays.stream(values).min().orElseThrow()).isGreaterThanOrEqualTo(scale.minimum() - slack);
        // A half of those that equal the median counts: choices and tables have few different values.
        double below = Arrays.stream(values)
                .map(value ->
                        Math.abs(value - scale.randomMedian()) < 1e-9 ? 0.5 : value < scale.randomMedian() ? 1 : 0)
                .sum();
        assertThat(below).isCloseTo(Scales.POINTS / 2.0, within(5 * Math.sqrt(Scales.POINTS) / 2 * Math.sqrt(2)));
    }

    @Test
    void reachTheirMinimaWhereTheyAreKnown() {
        assertThat(regret("schwefel-4", 420.968748786, 420.968748786, 420.968748786, 420.968748786))
                .isLessThan(1e-12);
        assertThat(regret("slope-6", 1, -1, 1, -1, 1, -1)).isZero();
        assertThat(regret("camel-2", 0.08984201, -0.71265641)).isLessThan(1e-12);
        assertThat(regret("ellipsoid-8", coordinates(8, i -> 2 * Math.cos(i)))).isLessThan(1e-12);
        assertThat(regret("sphere-20", coordinates(20, i -> 3 * Math.sin(i + 1))))
                .isZero();
        assertThat(regret("michalewicz-5", 2.202906, 1.570796, 1.284992, 1.923058, 1.720470))
                .isLessThan(1e-9);
        assertThat(regret("rosenbrock-step-4", 1, 1, 1, 1)).isZero();
        assertThat(regret("branin-log-2", Math.pow(10, -6 + 6 * (Math.PI + 5) / 15), Math.pow(10, 4 * 2.275 / 15)))
                .isLessThan(1e-12);
        assertThat(regret(
                        "hartmann-mixed-6",
                        0.2022899,
                        0.1500183,
                        Math.pow(10, -5 + 4 * 0.47577461),
                        Math.pow(10, -3 + 4 * 0.27565955),
                        6,
                        94))
                .isLessThan(1e-12);
    }

    @Test
    void reachTheMinimaOfChoicesAndConditions() {
        Map<String, ParameterValue> ackley = point(9, -6, 13, -17, 4, -11);
        ackley.put("x6", ParameterValue.of("b"));
        ackley.put("x7", ParameterValue.of("e"));
        assertThat(regret("ackley-mixed-8", ackley)).isLessThan(1e-12);
        assertThat(regret(
                        "optimizers",
                        Map.of(
                                "optimizer", ParameterValue.of("Adam"),
                                "weight_decay", ParameterValue.of(Math.pow(10, -7 + 6 * 0.45)),
                                "Adam_rate", ParameterValue.of(1e-3),
                                "beta2", ParameterValue.of(Math.pow(10, -4 + 3 * 0.3)))))
                .isLessThan(1e-12);
        assertThat(regret(
                        "functions",
                        Map.of(
                                "function", ParameterValue.of("branin-2"),
                                "branin-2_x0", ParameterValue.of(Math.PI),
                                "branin-2_x1", ParameterValue.of(2.275))))
                .isLessThan(1e-12);
        Map<String, ParameterValue> depths = new HashMap<>(Map.of("layers", ParameterValue.of(6)));
        for (int i = 1; i <= 6; i++) {
            depths.put("width" + i, ParameterValue.of(Math.pow(2, 2 + i)));
        }
        assertThat(regret("depths", depths)).isLessThan(1e-12);
    }

    @Test
    void haveTheSmallestValueOfAllChoices() {
        Problem interactions = Problems.find("interactions-10").orElseThrow();
        assertThat(((Regret) interactions.yardstick()).minimum())
                .isCloseTo(Scales.smallest(interactions), within(1e-12));
        Problem contamination = Problems.find("contamination-21").orElseThrow();
        assertThat(((Regret) contamination.yardstick()).minimum())
                .isCloseTo(CategoricalProblems.contaminationChain().smallestCost(), within(1e-9));
    }

    @Test
    void findTheSmallestCostOfAChainStageByStage() {
        Contamination chain = new Contamination(7, 20, Dice.of(5, 0, ""));
        double smallest = Double.POSITIVE_INFINITY;
        for (int bits = 0; bits < 1 << 7; bits++) {
            boolean[] treated = new boolean[7];
            for (int i = 0; i < 7; i++) {
                treated[i] = (bits >> i & 1) == 1;
            }
            smallest = Math.min(smallest, chain.cost(treated));
        }
        assertThat(chain.smallestCost()).isCloseTo(smallest, within(1e-12));
    }

    /** Mean and variance of 2,000 normal numbers, each within 5 standard deviations. */
    @Test
    void tellNoiseThatFollowsFromSeedAndTrialAlone() {
        Problem noisy = Problems.find("hartmann-6-loud").orElseThrow();
        List<Double> one = List.of(-1.0);
        assertThat(noisy.told(one, 4, 9)).isEqualTo(noisy.told(one, 4, 9));
        double[] units = IntStream.range(0, 2000)
                .mapToDouble(i -> (noisy.told(one, i / 50, i % 50).get(0) + 1) / noisy.noise())
                .toArray();
        double mean = Arrays.stream(units).average().orElseThrow();
        double variance = Arrays.stream(units).map(u -> u * u).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(5 / Math.sqrt(2000)));
        assertThat(variance).isCloseTo(1, within(5 * Math.sqrt(2.0 / 2000)));
        Problem quiet = Problems.find("hartmann-6").orElseThrow();
        assertThat(quiet.told(one, 4, 9)).isEqualTo(one);
        assertThat(quiet.values(Scales.randomPoint(quiet, 1, 1)))
                .isEqualTo(noisy.values(Scales.randomPoint(quiet, 1, 1)));
    }

    private static double regret(String name, double... x) {
        return regret(name, point(x));
    }

    private static double regret(String name, Map<String, ParameterValue> point) {
        Problem problem = Problems.find(name).orElseThrow();
        return ((Regret) problem.yardstick()).of(problem.values(point).get(0));
    }

    private static Map<String, ParameterValue> point(double... x) {
        Map<String, ParameterValue> point = new HashMap<>();
        for (int i = 0; i < x.length; i++) {
            point.put("x" + i, ParameterValue.of(x[i]));
        }
        return point;
    }

    private static double[] coordinates(int count, java.util.function.IntToDoubleFunction formula) {
        return IntStream.range(0, count).mapToDouble(formula).toArray();
    }
}
