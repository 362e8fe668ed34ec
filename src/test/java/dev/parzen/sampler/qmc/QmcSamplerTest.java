package dev.parzen.sampler.qmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.sampler.Driver;
import dev.parzen.sampler.Qmc;
import dev.parzen.sampler.Random;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QmcSamplerTest {

    @Test
    void hasDefaults() {
        assertThat(Qmc.defaults()).isEqualTo(new Qmc(Sequence.SOBOL, OptionalLong.empty()));
    }

    @Test
    void fillsEverySquareOnceWhateverThePast() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(squares(oneByOne(seed, Spaces.flat(2))))
                    .as("seed " + seed)
                    .hasSize(64);
            assertThat(squares(atOnce(seed, Spaces.flat(2)))).as("seed " + seed).hasSize(64);
        }
    }

    @Test
    void givesATrialItsPointWhoeverElseHasFinished() {
        assertThat(oneByOne(3, Spaces.everyType())).isEqualTo(atOnce(3, Spaces.everyType()));
    }

    @Test
    void leavesOutThePointsOfTrialsWithoutAResult() {
        List<Map<String, ParameterValue>> all = oneByOne(4, Spaces.flat(3));
        Driver driver = driver(4, Spaces.flat(3));
        for (int i = 0; i < 64; i++) {
            Observation trial = driver.ask();
            assertThat(Driver.values(trial)).isEqualTo(all.get(i));
            if (i % 5 != 0) {
                driver.tell(trial, 1);
            }
        }
    }

    /** Each of 64 intervals once, in each of 100 dimensions alone. */
    @Test
    void isEvenInEveryParameterOfAHundred() {
        List<Map<String, ParameterValue>> points = atOnce(9, Spaces.flat(100));
        for (int i = 0; i < 100; i++) {
            String name = "x" + i;
            assertThat(points.stream().map(point -> (int) (64 * point.get(name).asDouble())))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 64).boxed().toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isMoreEvenThanChance(Sequence sequence) {
        assertThat(discrepancy(List.of(Map.of("x", ParameterValue.of(0.5)))))
                .as("of the centre: √(13/12 − 1)")
                .isEqualTo(Math.sqrt(1 / 12.0), within(1e-12));
        double chance = 0;
        for (int seed = 0; seed < 20; seed++) {
            chance += discrepancy(first(128, Random.defaults(), seed)) / 20;
        }
        for (int seed = 0; seed < 20; seed++) {
            assertThat(discrepancy(first(128, new Qmc(sequence, OptionalLong.empty()), seed)))
                    .as("seed " + seed)
                    .isLessThan(chance / 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void liesElsewhereForEverySeed(Sequence sequence) {
        Set<Map<String, ParameterValue>> points = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            points.addAll(first(16, new Qmc(sequence, OptionalLong.empty()), seed));
        }
        assertThat(points).hasSize(20 * 16);
    }

    @ParameterizedTest
    @EnumSource
    void triesEveryChoiceEquallyOften(Sequence sequence) {
        Driver driver = new Driver(new Qmc(sequence, OptionalLong.empty()), 5, Spaces.small(), Direction.MINIMIZE)
                .run(200, values -> 0);
        for (String letter : List.of("a", "b", "c", "d")) {
            assertThat(driver.history().finished())
                    .filteredOn(trial -> Driver.values(trial).get("letter").equals(ParameterValue.of(letter)))
                    .hasSizeBetween(48, 52);
        }
    }

    @Test
    void coversWhatExistsUnderAConditionToo() {
        Driver driver = driver(6, Spaces.conditional()).run(256, values -> 0);
        int[] tenths = new int[10];
        int adams = 0;
        for (Observation trial : driver.history().finished()) {
            ParameterValue beta = Driver.values(trial).get("beta");
            if (beta != null) {
                tenths[(int) ((beta.asDouble() - 0.8) / 0.199 * 10)]++;
                adams++;
            }
        }
        assertThat(adams).isBetween(124, 132);
        assertThat(IntStream.of(tenths).min().orElseThrow()).isGreaterThanOrEqualTo(10);
        assertThat(IntStream.of(tenths).max().orElseThrow()).isLessThanOrEqualTo(16);
    }

    @Test
    void drawsAtRandomWhatNobodyKnew() {
        Driver driver = driver(7, SearchSpace.UNDECLARED);
        for (int i = 0; i < 8; i++) {
            Driver.Ask ask = driver.new Ask();
            ask.suggest("known", FloatRange.of(0, 1));
            ParameterValue value = ask.suggest("new" + i, FloatRange.of(0, 1));
            assertThat(FloatRange.of(0, 1).contains(value)).isTrue();
            driver.tell(ask.begun(), 0);
        }
    }

    @Test
    void saysWhichPoint() {
        var sampler = Qmc.defaults().build().forTrial(17);
        History nothing = History.empty(Direction.MINIMIZE);
        assertThat(sampler.propose(Spaces.flat(2), nothing, new java.util.SplittableRandom(1))
                        .notes())
                .containsExactly("Point 17 of a sobol sequence.");
    }

    @Test
    void goesOnBeyondTheLastDimension() {
        Driver driver = driver(8, Spaces.flat(1010)).run(3, values -> 0);
        assertThat(driver.history().row(2).params()).hasSize(1010);
    }

    private static List<Map<String, ParameterValue>> first(int points, SamplerSpec spec, long seed) {
        Driver driver = new Driver(spec, seed, Spaces.flat(4), Direction.MINIMIZE).run(points, values -> 0);
        return driver.history().finished().stream().map(Driver::values).toList();
    }

    /** The centred L2 discrepancy (Hickernell 1998, A generalized discrepancy and quadrature error bound, eq. 5.1c). */
    private static double discrepancy(List<Map<String, ParameterValue>> points) {
        int n = points.size();
        double ones = 0;
        double pairs = 0;
        for (Map<String, ParameterValue> point : points) {
            double product = 1;
            for (ParameterValue value : point.values()) {
                double z = Math.abs(value.asDouble() - 0.5);
                product *= 1 + z / 2 - z * z / 2;
            }
            ones += product;
            for (Map<String, ParameterValue> other : points) {
                double both = 1;
                for (String name : point.keySet()) {
                    double x = point.get(name).asDouble();
                    double y = other.get(name).asDouble();
                    both *= 1 + (Math.abs(x - 0.5) + Math.abs(y - 0.5) - Math.abs(x - y)) / 2;
                }
                pairs += both;
            }
        }
        return Math.sqrt(Math.pow(13 / 12.0, points.get(0).size()) - 2 * ones / n + pairs / n / n);
    }

    private static List<Map<String, ParameterValue>> oneByOne(long seed, SearchSpace space) {
        History history = driver(seed, space).run(64, values -> 0).history();
        return history.finished().stream().map(Driver::values).toList();
    }

    private static List<Map<String, ParameterValue>> atOnce(long seed, SearchSpace space) {
        Driver driver = driver(seed, space);
        List<Map<String, ParameterValue>> points = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            points.add(Driver.values(driver.ask()));
        }
        return points;
    }

    private static Driver driver(long seed, SearchSpace space) {
        return new Driver(Qmc.defaults(), seed, space, Direction.MINIMIZE);
    }

    /** Which of 8 · 8 squares hold a point. */
    private static Set<Integer> squares(List<Map<String, ParameterValue>> points) {
        Set<Integer> squares = new TreeSet<>();
        points.forEach(point -> squares.add((int) (8 * point.get("x0").asDouble()) * 8
                + (int) (8 * point.get("x1").asDouble())));
        return squares;
    }
}
