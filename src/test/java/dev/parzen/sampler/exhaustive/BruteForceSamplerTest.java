package dev.parzen.sampler.exhaustive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.sampler.BruteForce;
import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Driver;
import dev.parzen.sampler.Random;
import dev.parzen.sampler.Sampler;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The test of chance has a level of 0.1 % and fixed seeds. */
class BruteForceSamplerTest {
    private static final double CHI_SQUARE_OF_10 = 29.59;

    /** 1 + 3 + 3 · 2 + 1 = 11 leaves. */
    private static final SearchSpace TREE = SearchSpace.of(
            Parameter.of("model", Categorical.of("none", "forest", "network", "single")),
            Parameter.of("trees", IntRange.of(1, 3)).when("model", ParameterValue.of("forest")),
            Parameter.of("layers", IntRange.of(1, 3)).when("model", ParameterValue.of("network")),
            Parameter.of("norm", Categorical.of("on", "off")).when("model", ParameterValue.of("network")),
            Parameter.of("only", IntRange.of(7, 7)).when("model", ParameterValue.of("single")));

    @Test
    void hasDefaults() {
        assertThat(BruteForce.defaults()).isEqualTo(new BruteForce(OptionalLong.empty()));
    }

    @Test
    void triesEveryLeafOnceOneByOne() {
        for (int seed = 0; seed < 100; seed++) {
            assertThat(leaves(driver(seed, TREE).run(11, values -> 0)))
                    .as("seed " + seed)
                    .hasSize(11);
        }
    }

    @Test
    void triesEveryLeafOnceAllAtOnce() {
        for (int seed = 0; seed < 100; seed++) {
            Driver driver = driver(seed, TREE);
            Set<Map<String, ParameterValue>> leaves = new HashSet<>();
            for (int i = 0; i < 11; i++) {
                leaves.add(Driver.values(driver.ask()));
            }
            assertThat(leaves).as("seed " + seed).hasSize(11);
        }
    }

    @Test
    void triesTheLeavesOfFailedTrialsAgainAndNoOthers() {
        for (int seed = 0; seed < 100; seed++) {
            var random = new SplittableRandom(seed);
            Driver driver = driver(seed, TREE);
            List<Observation> flying = new ArrayList<>();
            while (driver.history().resultCount() < 11) {
                while (flying.size() < Math.min(3, 11 - driver.history().resultCount())) {
                    flying.add(driver.ask());
                }
                Observation ended = flying.remove(random.nextInt(flying.size()));
                if (random.nextInt(3) == 0) {
                    driver.fail(ended);
                } else {
                    driver.tell(ended, 0);
                }
            }
            assertThat(leaves(driver)).as("seed " + seed).hasSize(11);
        }
    }

    @Test
    void learnsATreeThatNobodyDeclared() {
        for (int seed = 0; seed < 100; seed++) {
            Driver driver = driver(seed, SearchSpace.UNDECLARED);
            Set<String> words = new HashSet<>();
            for (int i = 0; i < 14; i++) {
                Driver.Ask ask = driver.new Ask();
                StringBuilder word = new StringBuilder();
                for (int place = 0; place < 3 && word.indexOf("c") < 0; place++) {
                    ParameterValue letter = ask.suggest("letter" + place, Categorical.of("a", "b", "c"));
                    word.append(((ParameterValue.Text) letter).value());
                }
                words.add(word.toString());
                driver.tell(ask.begun(), 0);
            }
            assertThat(words).as("seed " + seed).hasSize(14);
        }
    }

    @Test
    void goesRoundAgainWhenAllIsDoneAndSaysSo() {
        Driver driver = driver(1, TREE).run(11, values -> 0);
        assertThat(propose(driver.history()).notes())
                .containsExactly("All 11 combinations were tried: one of them again, in round 2.");
        Map<Map<String, ParameterValue>, Integer> counts = new HashMap<>();
        driver.run(22, values -> 0)
                .history()
                .finished()
                .forEach(trial -> counts.merge(Driver.values(trial), 1, Integer::sum));
        assertThat(counts)
                .hasSize(11)
                .allSatisfy((leaf, count) -> assertThat(count).isEqualTo(3));
    }

    @Test
    void saysHowManyAreLeft() {
        Driver driver = driver(2, Spaces.small()).run(5, values -> 0);
        assertThat(propose(driver.history()).notes())
                .containsExactly("One of about 15 combinations that are left of about 20.");
    }

    @Test
    void choosesAmongTheLeavesEvenly() {
        History past = driver(3, Spaces.small()).run(9, values -> 0).history();
        Map<Map<String, ParameterValue>, Integer> counts = new HashMap<>();
        int draws = 5500;
        for (int i = 0; i < draws; i++) {
            counts.merge(
                    new BruteForceSampler(Random.defaults().build())
                            .propose(Spaces.small(), past, Dice.of(4, i, ""))
                            .values(),
                    1,
                    Integer::sum);
        }
        double expected = draws / 11.0;
        double chiSquare = counts.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(counts).hasSize(11);
        assertThat(chiSquare).isLessThan(CHI_SQUARE_OF_10);
    }

    @Test
    void partsNoLeavesByContinuousParameters() {
        SearchSpace space = SearchSpace.of(
                Parameter.of("rate", FloatRange.log(1e-5, 1)),
                Parameter.of("letter", Categorical.of("a", "b", "c")),
                Parameter.of("momentum", FloatRange.of(0, 1)));
        Driver driver = driver(5, space).run(3, values -> 0);
        assertThat(driver.history().finished())
                .extracting(trial -> Driver.values(trial).get("letter"))
                .doesNotHaveDuplicates();
    }

    @Test
    void copesWithAProgramThatChanges() {
        Driver driver = driver(6, SearchSpace.UNDECLARED);
        Set<ParameterValue> lately = new HashSet<>();
        for (int i = 0; i < 9; i++) {
            Driver.Ask ask = driver.new Ask();
            ParameterValue value = i < 3
                    ? ask.suggest("n", IntRange.of(1, 3))
                    : ask.suggest(i == 5 ? "other" : "n", IntRange.of(1, 6));
            if (i > 5) {
                lately.add(value);
            }
            driver.tell(ask.begun(), 0);
        }
        assertThat(lately).hasSize(3);
    }

    /** The first trial from the new range knows nothing of it and may meet an old value. */
    @Test
    void countsWhatWasTriedBeforeARangeGrew() {
        for (int seed = 0; seed < 50; seed++) {
            Driver driver = driver(seed, SearchSpace.UNDECLARED);
            Set<ParameterValue> values = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                values.add(next(driver, IntRange.of(2, 4)));
            }
            int left = values.add(next(driver, IntRange.of(0, 6))) ? 3 : 4;
            for (int i = 0; i < left; i++) {
                values.add(next(driver, IntRange.of(0, 6)));
            }
            assertThat(values).as("seed " + seed).hasSize(7);
        }
    }

    @Test
    void countsImportsInWhateverOrderAndWithoutDistributions() {
        for (int seed = 0; seed < 50; seed++) {
            Driver driver = driver(seed, Spaces.small()).run(3, values -> 0);
            Map<String, Choice> imported = new LinkedHashMap<>();
            imported.put("digit", new Choice(ParameterValue.of(2.0), Optional.empty()));
            imported.put("letter", new Choice(ParameterValue.of("b"), Optional.empty()));
            imported.put("unknown", new Choice(ParameterValue.of("c"), Optional.empty()));
            boolean isNew = driver.history().finished().stream()
                    .noneMatch(trial -> Driver.values(trial)
                            .equals(Map.of("letter", ParameterValue.of("b"), "digit", ParameterValue.of(2))));
            Driver after = driver(seed, Spaces.small())
                    .after(driver.history().plus(Observations.complete(3, imported, 0)))
                    .run(isNew ? 16 : 17, values -> 0);
            assertThat(leaves(after)).as("seed " + seed).hasSize(isNew ? 20 : 21);
        }
    }

    @Test
    void remembersWhatItWouldFindFromScratch() {
        Driver driver = driver(9, TREE);
        for (int i = 0; i < 30; i++) {
            History scratch = History.empty(Direction.MINIMIZE);
            for (int row = 0; row < driver.history().resultCount(); row++) {
                scratch = scratch.plus(driver.history().row(row));
            }
            for (SearchSpace space : List.of(TREE, SearchSpace.UNDECLARED)) {
                Sampler sampler = BruteForce.defaults().build();
                assertThat(sampler.propose(space, driver.history(), Dice.of(1, i, "")))
                        .isEqualTo(sampler.propose(space, scratch, Dice.of(1, i, "")));
            }
            driver.run(1, values -> 0);
        }
    }

    @Test
    void copesWithDepthAndWithHugeRanges() {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            parameters.add(Parameter.of("n" + i, IntRange.of(-(1L << 53), 1L << 53)));
        }
        Driver driver = driver(7, new SearchSpace(parameters)).run(20, values -> 0);
        assertThat(leaves(driver)).hasSize(20);
        assertThat(propose(driver.history()).notes())
                .containsExactly("One of more combinations than anyone could try.");
    }

    private static ParameterValue next(Driver driver, Distribution distribution) {
        Driver.Ask ask = driver.new Ask();
        ParameterValue value = ask.suggest("n", distribution);
        driver.tell(ask.begun(), 0);
        return value;
    }

    private static Proposal propose(History past) {
        return BruteForce.defaults().build().propose(SearchSpace.UNDECLARED, past, Dice.of(1, past.size(), ""));
    }

    private static Set<Map<String, ParameterValue>> leaves(Driver driver) {
        Set<Map<String, ParameterValue>> leaves = new HashSet<>();
        driver.history().finished().forEach(trial -> leaves.add(Driver.values(trial)));
        return leaves;
    }

    private static Driver driver(long seed, SearchSpace space) {
        return new Driver(BruteForce.defaults(), seed, space, Direction.MINIMIZE);
    }
}
