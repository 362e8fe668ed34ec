package dev.parzen.sampler.exhaustive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Driver;
import dev.parzen.sampler.Grid;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import dev.parzen.trial.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GridSamplerTest {
    private static final Grid ALL = Grid.defaults();

    @Test
    void hasDefaults() {
        assertThat(ALL).isEqualTo(new Grid(Map.of(), Map.of(), OptionalLong.empty()));
    }

    @Test
    void triesEveryCellOnceOneByOne() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(points(driver(ALL, seed, Spaces.small()).run(20, values -> 0)))
                    .as("seed " + seed)
                    .hasSize(20);
        }
    }

    @Test
    void triesEveryCellOnceAllAtOnce() {
        for (int seed = 0; seed < 50; seed++) {
            Driver driver = driver(ALL, seed, Spaces.small());
            Set<Map<String, ParameterValue>> points = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                points.add(Driver.values(driver.ask()));
            }
            assertThat(points).as("seed " + seed).hasSize(20);
        }
    }

    @Test
    void triesTheCellsOfFailedTrialsAgainAndNoOthers() {
        for (int seed = 0; seed < 50; seed++) {
            var random = new SplittableRandom(seed);
            Driver driver = driver(ALL, seed, Spaces.small());
            List<Observation> flying = new ArrayList<>();
            while (driver.history().resultCount() < 20) {
                while (flying.size() < Math.min(4, 20 - driver.history().resultCount())) {
                    flying.add(driver.ask());
                }
                Observation ended = flying.remove(random.nextInt(flying.size()));
                if (random.nextInt(3) == 0) {
                    driver.fail(ended);
                } else {
                    driver.tell(ended, 0);
                }
            }
            assertThat(points(driver)).as("seed " + seed).hasSize(20);
        }
    }

    @Test
    void doesNotWaitForACellThatAlwaysFails() {
        Driver driver = driver(ALL, 3, Spaces.small());
        Observation hopeless = driver.ask();
        driver.fail(hopeless);
        int asked = 1;
        while (driver.history().resultCount() < 19) {
            Observation trial = driver.ask();
            asked++;
            if (Driver.values(trial).equals(Driver.values(hopeless))) {
                driver.fail(trial);
            } else {
                driver.tell(trial, 0);
            }
        }
        assertThat(asked).isLessThanOrEqualTo(24);
        assertThat(Driver.values(driver.ask())).isEqualTo(Driver.values(hopeless));
    }

    @Test
    void keepsServersApartThatDoNotSeeEachOther() {
        History past = driver(ALL, 4, Spaces.small()).run(1, values -> 0).history();
        Set<Map<String, ParameterValue>> proposed = new HashSet<>();
        for (int number = 1; number < 20; number++) {
            proposed.add(propose(ALL.withSeed(4), number, past).values());
        }
        assertThat(proposed).hasSizeGreaterThanOrEqualTo(18);
    }

    @Test
    void countsACellThatAUserTried() {
        History past = History.empty(Direction.MINIMIZE);
        for (int i = 0; i < 19; i++) {
            past = past.plus(Observations.complete(
                    i,
                    Map.of(
                            "letter", Choice.of(ParameterValue.of("abcd".substring(i / 5, i / 5 + 1)), letters()),
                            "digit", Choice.of(ParameterValue.of(i % 5 + 1.0), IntRange.of(1, 5))),
                    0));
        }
        assertThat(propose(ALL, 19, past).values())
                .isEqualTo(Map.of("letter", ParameterValue.of("d"), "digit", ParameterValue.of(5)));
    }

    @Test
    void goesRoundAgainWhenAllIsDoneAndSaysSo() {
        Driver driver = driver(ALL, 5, Spaces.small()).run(20, values -> 0);
        assertThat(propose(ALL, 20, driver.history()).notes())
                .containsExactly("All 20 cells were tried: one of them again, in round 2.");
        Map<Map<String, ParameterValue>, Integer> counts = new HashMap<>();
        driver.run(40, values -> 0)
                .history()
                .finished()
                .forEach(trial -> counts.merge(Driver.values(trial), 1, Integer::sum));
        assertThat(counts)
                .hasSize(20)
                .allSatisfy((point, count) -> assertThat(count).isEqualTo(3));
    }

    @Test
    void saysHowManyAreLeft() {
        History past = driver(ALL, 6, Spaces.small()).run(5, values -> 0).history();
        assertThat(propose(ALL, 5, past).notes()).containsExactly("One of 15 cells that are left of 20.");
    }

    @Test
    void takesTheValuesThatAreGiven() {
        Grid spec = new Grid(
                Map.of("rate", List.of(ParameterValue.of(0.5), ParameterValue.of(0.1), ParameterValue.of(1))),
                Map.of("momentum", 3),
                OptionalLong.empty());
        SearchSpace space = SearchSpace.of(
                Parameter.of("rate", FloatRange.log(1e-5, 1)),
                Parameter.of("momentum", FloatRange.of(0, 0.9)),
                Parameter.of("free", FloatRange.of(0, 1)),
                Parameter.of("flag", Categorical.of("on", "off")));
        for (SearchSpace declared : List.of(space, SearchSpace.UNDECLARED)) {
            Driver driver = driver(spec, 7, declared);
            Set<Object> points = new HashSet<>();
            Set<Double> rates = new TreeSet<>();
            Set<Double> momenta = new TreeSet<>();
            for (int i = 0; i < 18; i++) {
                Driver.Ask ask = driver.new Ask();
                space.walk((parameter, before) -> ask.suggest(parameter.name(), parameter.distribution()));
                Observation trial = ask.begun();
                driver.tell(trial, 0);
                Map<String, ParameterValue> values = new HashMap<>(Driver.values(trial));
                rates.add(values.get("rate").asDouble());
                momenta.add(values.get("momentum").asDouble());
                values.remove("free");
                points.add(values);
            }
            assertThat(points).hasSize(18);
            assertThat(rates).containsExactly(0.1, 0.5, 1.0);
            assertThat(momenta).containsExactly(0.0, 0.45, 0.9);
        }
    }

    @Test
    void drawsAtRandomFromAGridThatNobodyCouldFinish() {
        SearchSpace space = SearchSpace.of(
                Parameter.of("a", IntRange.of(0, 1L << 53)), Parameter.of("b", IntRange.log(1, 1L << 50)));
        assertThat(points(driver(ALL, 8, space).run(50, values -> 0))).hasSize(50);
    }

    @Test
    void spreadsPointsEvenlyOnTheScale() {
        assertThat(spread(FloatRange.log(1e-5, 1e-1), 5)).containsExactly(1e-5, 1e-4, 1e-3, 1e-2, 1e-1);
        assertThat(spread(FloatRange.of(0, 1), 11)).containsExactly(0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1);
        assertThat(spread(FloatRange.of(-1, 3), 1)).containsExactly(1);
        assertThat(spread(IntRange.of(1, 10), 4)).containsExactly(1, 4, 7, 10);
        assertThat(spread(IntRange.of(1, 3), 10)).containsExactly(1, 2, 3);
        assertThat(spread(IntRange.log(1, 1000), 4))
                .startsWith(1)
                .endsWith(1000)
                .hasSize(4);
        assertThat(spread(FloatRange.of(0.1, 0.1 + 1e-15), 3)).hasSize(1);
    }

    @Test
    void knowsALevelFromARoundedNumber() {
        Levels third = Levels.spread(4, FloatRange.of(0, 1));
        assertThat(third.indexOf(ParameterValue.of(0.3333333333))).isEqualTo(1);
        assertThat(third.indexOf(ParameterValue.of(0.3333))).isEqualTo(-1);
        assertThat(third.indexOf(ParameterValue.of("text"))).isEqualTo(-1);
    }

    @Test
    void findsEveryLevelWhereItIs() {
        for (Distribution distribution : List.of(
                FloatRange.stepped(0, 0.5, 0.1),
                new IntRange(32, 256, false, 32),
                IntRange.log(4, 512),
                Categorical.of("a", "b", "c"))) {
            Levels levels = Levels.all(distribution).orElseThrow();
            for (long i = 0; i < levels.count(); i++) {
                assertThat(levels.indexOf(levels.at(i)))
                        .as("%s of %s", i, distribution)
                        .isEqualTo(i);
            }
        }
        Levels steps = Levels.all(FloatRange.stepped(0, 0.5, 0.1)).orElseThrow();
        assertThat(steps.indexOf(ParameterValue.of(0.13))).isEqualTo(-1);
    }

    @Test
    void refusesWhatMakesNoGrid() {
        assertRefused(Map.of("x", List.of()), Map.of(), "/values/x", "\"x\" has no values: give at least one.");
        assertRefused(Map.of(), Map.of("x", 0), "/points/x", "points is 0: give 1 to 10000.");
        assertRefused(
                Map.of("x", List.of(ParameterValue.of(1))),
                Map.of("x", 3),
                "/points/x",
                "\"x\" has values and points: give one of them.");
    }

    @Test
    void refusesWhatTheSpaceHasNot() {
        Map<String, List<ParameterValue>> digits =
                Map.of("digit", List.of(ParameterValue.of(1.0), ParameterValue.of(7)));
        assertUnfit(digits, Map.of(), "/values/digit/1", "7 is not among the values of \"digit\".");
        assertUnfit(
                Map.of("x/y", List.of(ParameterValue.of(1))),
                Map.of(),
                "/values/x~1y",
                "\"x/y\" is no parameter of the space: name one of them.");
        assertUnfit(Map.of(), Map.of("x", 2), "/points/x", "\"x\" is no parameter of the space: name one of them.");
        Grid spec = new Grid(digits, Map.of("other", 3), OptionalLong.empty());
        assertThatCode(() -> spec.requireFits(SearchSpace.UNDECLARED, 1)).doesNotThrowAnyException();
        assertThatCode(() ->
                        new Grid(Map.of(), Map.of("letter", 2), OptionalLong.empty()).requireFits(Spaces.small(), 2))
                .doesNotThrowAnyException();
    }

    @Test
    void remembersWhatItWouldFindFromScratch() {
        Driver driver = driver(ALL, 9, Spaces.small());
        for (int i = 1; i < 50; i++) {
            driver.run(1, values -> 0);
            History scratch = History.empty(Direction.MINIMIZE);
            for (int row = 0; row < driver.history().resultCount(); row++) {
                scratch = scratch.plus(driver.history().row(row));
            }
            assertThat(propose(ALL, i, driver.history())).isEqualTo(propose(ALL, i, scratch));
        }
    }

    private static void assertUnfit(
            Map<String, List<ParameterValue>> values, Map<String, Integer> points, String pointer, String message) {
        Grid spec = new Grid(values, points, OptionalLong.empty());
        assertThatThrownBy(() -> spec.requireFits(Spaces.small(), 1))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer))
                .hasMessage(message);
    }

    private static void assertRefused(
            Map<String, List<ParameterValue>> values, Map<String, Integer> points, String pointer, String message) {
        assertThatThrownBy(() -> new Grid(values, points, OptionalLong.empty()))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer))
                .hasMessage(message);
    }

    private static Distribution letters() {
        return Spaces.small().find("letter").orElseThrow().distribution();
    }

    private static double[] spread(Distribution distribution, int points) {
        Levels levels = Levels.spread(points, distribution);
        double[] values = new double[(int) levels.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = levels.at(i).asDouble();
        }
        return values;
    }

    private static Proposal propose(SamplerSpec spec, int number, History past) {
        Sampler sampler = spec.build().forTrial(number);
        return sampler.propose(Spaces.small(), past, Dice.of(1, number, ""));
    }

    private static Set<Map<String, ParameterValue>> points(Driver driver) {
        Set<Map<String, ParameterValue>> points = new HashSet<>();
        driver.history().finished().forEach(trial -> points.add(Driver.values(trial)));
        return points;
    }

    private static Driver driver(SamplerSpec spec, long seed, SearchSpace space) {
        return new Driver(spec, seed, space, Direction.MINIMIZE);
    }
}
