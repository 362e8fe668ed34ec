package dev.parzen.sampler.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.sampler.CmaEs;
import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Driver;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Defaults;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CmaEsSamplerTest {
    private static final CmaEs SPEC = CmaEs.defaults();

    @Test
    void hasTheseDefaults() {
        assertThat(SPEC)
                .isEqualTo(new CmaEs(
                        1,
                        OptionalInt.empty(),
                        1.0 / 6,
                        false,
                        true,
                        false,
                        Restarts.NONE,
                        Independent.TPE,
                        OptionalLong.empty()));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> with(-1, OptionalInt.empty(), 0.1, false, Restarts.NONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> with(1, OptionalInt.of(2), 0.1, false, Restarts.NONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("populationSize is 2");
        for (double sigma : new double[] {0, -1, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> with(1, OptionalInt.empty(), sigma, false, Restarts.NONE))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("sigma0 is " + sigma);
        }
    }

    @Test
    void findsTheMinimumOfABowl() {
        Driver driver = new Driver(SPEC, 1, Spaces.flat(5), Direction.MINIMIZE).run(600, CmaEsSamplerTest::bowl);
        assertThat(best(driver)).isLessThan(1e-7);
    }

    @Test
    void findsTheMinimumOfANarrowValley() {
        ToDoubleFunction<Map<String, ParameterValue>> valley = values -> {
            double x = number(values, "x0") - 0.3;
            double y = number(values, "x1") - 0.6;
            return (x + y) * (x + y) + 1e4 * (x - y) * (x - y);
        };
        Driver driver = new Driver(SPEC, 2, Spaces.flat(2), Direction.MINIMIZE).run(500, valley);
        assertThat(best(driver)).isLessThan(1e-9);
    }

    @Test
    void goesOnFromTheHistoryAlone() {
        for (Restarts restarts : Restarts.values()) {
            SamplerSpec spec = with(3, OptionalInt.of(4), 0.2, true, restarts);
            Driver driver = new Driver(spec, 3, Spaces.everyType(), Direction.MINIMIZE).run(90, CmaEsSamplerTest::sum);
            assertThat(proposal(spec, rebuilt(driver.history()))).isEqualTo(proposal(spec, driver.history()));
        }
    }

    @Test
    void wastesNoTrialThatComesLate() {
        SearchSpace space = Spaces.flat(3);
        Driver driver = new Driver(SPEC, 4, space, Direction.MINIMIZE).run(1, CmaEsSamplerTest::bowl);
        List<Observation> asked = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            asked.add(driver.ask());
        }
        for (int i = asked.size() - 1; i >= 0; i--) {
            driver.tell(asked.get(i), bowl(Driver.values(asked.get(i))));
        }
        assertThat(proposal(SPEC, driver.history()).notes().get(0)).contains("generation 4 of 7 trials");
    }

    @Test
    void waitsForNoTrialThatIsLost() {
        Driver driver = new Driver(SPEC, 5, Spaces.flat(3), Direction.MINIMIZE);
        for (int i = 0; i < 30; i++) {
            Observation trial = driver.ask();
            if (i % 2 == 0) {
                driver.tell(trial, bowl(Driver.values(trial)));
            }
        }
        assertThat(proposal(SPEC, driver.history()).notes().get(0)).contains("generation 3 of 7 trials");
    }

    @Test
    void findsIntegersThatHardlyMatter() {
        SearchSpace space = SearchSpace.of(
                Parameter.of("flag", IntRange.of(0, 1)),
                Parameter.of("layers", IntRange.of(1, 9)),
                Parameter.of("x0", FloatRange.of(0, 1)),
                Parameter.of("x1", FloatRange.of(0, 1)));
        ToDoubleFunction<Map<String, ParameterValue>> objective = values ->
                bowl(values) + 1e-3 * (1 - number(values, "flag")) + 1e-3 * Math.abs(number(values, "layers") - 8);
        SamplerSpec frozen = Defaults.with(SPEC, "margin", false);
        assertThat(found(SPEC, space, objective)).isGreaterThan(found(frozen, space, objective) + 12);
    }

    /** In how many of 100 studies. */
    private static long found(
            SamplerSpec spec, SearchSpace space, ToDoubleFunction<Map<String, ParameterValue>> objective) {
        return IntStream.range(0, 100)
                .mapToDouble(seed -> best(new Driver(spec, seed, space, Direction.MINIMIZE).run(400, objective)))
                .filter(value -> value < 1e-6)
                .count();
    }

    @Test
    void beginsWhereEarlierTrialsWereGood() {
        SamplerSpec spec = with(30, OptionalInt.empty(), 0.2, true, Restarts.NONE);
        Driver driver = new Driver(spec, 6, Spaces.flat(3), Direction.MINIMIZE).run(30, CmaEsSamplerTest::bowl);
        List<Observation> good = driver.history().finished().stream()
                .sorted((one, other) -> Double.compare(one.value(), other.value()))
                .limit(3)
                .toList();
        double wanted = good.stream()
                .mapToDouble(trial -> number(Driver.values(trial), "x0"))
                .average()
                .orElseThrow();
        double drawn = IntStream.range(0, 2000)
                .mapToDouble(i -> spec.build()
                        .propose(SearchSpace.UNDECLARED, driver.history(), Dice.of(6, 100 + i, ""))
                        .values()
                        .get("x0")
                        .asDouble())
                .average()
                .orElseThrow();
        assertThat(Math.abs(drawn - wanted)).isLessThan(0.02);
    }

    @Test
    void searchesAgainWithTwiceThePopulation() {
        SamplerSpec spec = with(1, OptionalInt.of(6), 0.2, false, Restarts.IPOP);
        Driver driver = new Driver(spec, 7, Spaces.flat(1), Direction.MINIMIZE).run(900, CmaEsSamplerTest::bowl);
        assertThat(proposal(spec, driver.history()).notes().get(0)).containsPattern("of (12|24) trials after restart");
    }

    @Test
    void spendsAsMuchOnSmallPopulationsAsOnLargeOnes() {
        SamplerSpec spec = with(1, OptionalInt.of(6), 0.2, false, Restarts.BIPOP);
        Driver driver = new Driver(spec, 8, Spaces.flat(1), Direction.MINIMIZE);
        int large = 0;
        int small = 0;
        for (int i = 0; i < 4000; i++) {
            driver.run(1, CmaEsSamplerTest::bowl);
            String note = proposal(spec, driver.history()).notes().get(0);
            if (note.contains("restart")) {
                int population = Integer.parseInt(note.replaceAll(".* of (\\d+) trials.*", "$1"));
                large += population % 12 == 0 ? 1 : 0;
                small += population % 12 == 0 ? 0 : 1;
            }
        }
        assertThat(small).isBetween(large / 3, large * 3);
    }

    @Test
    void choosesWhatDoesNotEvolveToo() {
        SearchSpace space = SearchSpace.of(
                Parameter.of("kind", Categorical.of("bad", "good", "ugly", "odd")),
                Parameter.of("x0", FloatRange.of(0, 1)),
                Parameter.of("x1", FloatRange.of(0, 1)).when("kind", ParameterValue.of("good")));
        Driver driver = new Driver(SPEC, 9, space, Direction.MINIMIZE)
                .run(200, values -> bowl(values) + (values.containsKey("x1") ? 0 : 1));
        assertThat(best(driver)).isLessThan(1e-3);
    }

    @Test
    void saysWhy() {
        Driver driver = new Driver(SPEC, 10, Spaces.flat(2), Direction.MINIMIZE).run(1, CmaEsSamplerTest::bowl);
        assertThat(proposal(SPEC, driver.history()).notes())
                .containsExactly("Drawn for generation 1 of 6 trials, with step size 0.167.");
    }

    private static CmaEs with(int startup, OptionalInt population, double sigma, boolean warm, Restarts restarts) {
        return new CmaEs(
                startup, population, sigma, warm, true, false, restarts, Independent.RANDOM, OptionalLong.of(1));
    }

    private static Proposal proposal(SamplerSpec spec, History history) {
        return spec.build().propose(SearchSpace.UNDECLARED, history, Dice.of(1, 9999, ""));
    }

    private static History rebuilt(History history) {
        History rebuilt = History.empty(history.direction());
        for (int row = 0; row < history.size(); row++) {
            rebuilt = rebuilt.plus(history.row(row));
        }
        return rebuilt;
    }

    private static double best(Driver driver) {
        return driver.history().finished().stream()
                .mapToDouble(Observation::value)
                .min()
                .orElseThrow();
    }

    /** The squared distance from 0.3 in all x. */
    private static double bowl(Map<String, ParameterValue> values) {
        return values.keySet().stream()
                .filter(name -> name.startsWith("x"))
                .mapToDouble(name -> (number(values, name) - 0.3) * (number(values, name) - 0.3))
                .sum();
    }

    private static double sum(Map<String, ParameterValue> values) {
        return values.values().stream()
                .filter(ParameterValue::isNumber)
                .mapToDouble(ParameterValue::asDouble)
                .sum();
    }

    private static double number(Map<String, ParameterValue> values, String name) {
        return values.get(name).asDouble();
    }
}
