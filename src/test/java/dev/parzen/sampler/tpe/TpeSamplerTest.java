package dev.parzen.sampler.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Driver;
import dev.parzen.sampler.Random;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import dev.parzen.trial.Proposal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TpeSamplerTest {
    private static final Tpe SPEC = Tpe.defaults();
    private static final Sampler TPE = SPEC.build();

    @Test
    void hasTheDefaultsItDescribes() {
        assertThat(SPEC)
                .isEqualTo(new Tpe(
                        TpePreset.DEFAULT,
                        10,
                        24,
                        Gamma.LINEAR,
                        Weights.IMPROVEMENT,
                        Bandwidth.FIXED_FLOOR,
                        true,
                        Optional.empty(),
                        false,
                        true,
                        Constraints.ORDERING,
                        1,
                        OptionalLong.empty()));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertRefused("startupTrials", () -> with(-1, 24, true, false, 1));
        assertRefused("candidates", () -> with(10, 0, true, false, 1));
        assertRefused("candidates", () -> with(10, 1_000_000, true, false, 1));
        assertRefused("group", () -> with(10, 24, false, true, 1));
        assertRefused("priorWeight", () -> with(10, 24, true, false, 0));
        assertRefused("priorWeight", () -> with(10, 24, true, false, Double.NaN));
    }

    @Test
    void drawsAtRandomUntilEnoughTrialsFinished() {
        History nine = driver(1, Spaces.flat(2)).run(9, values -> 1).history();
        Sampler random = Random.defaults().build();
        Distribution range = Distribution.FloatRange.of(0, 1);
        assertThat(TPE.propose(Spaces.flat(2), nine, Dice.of(1, 9, ""))).isEqualTo(Proposal.NONE);
        assertThat(TPE.suggest("x0", range, nine, Dice.of(1, 9, "x0")))
                .isEqualTo(random.suggest("x0", range, nine, Dice.of(1, 9, "x0")));
    }

    @Test
    void proposesWhatAllTrialsShare() {
        History history = driver(2, Spaces.conditional()).run(30, values -> 1).history();
        Proposal proposal = TPE.propose(Spaces.conditional(), history, Dice.of(2, 30, ""));
        assertThat(proposal.values()).containsOnlyKeys("optimizer", "rate");
        assertThat(proposal.notes()).singleElement().asString().contains("3 best of 30 finished trials");
    }

    @Test
    void proposesNothingWhenParametersAreModelledAlone() {
        History history = driver(2, Spaces.flat(2)).run(30, values -> 1).history();
        assertThat(with(10, 24, false, false, 1).build().propose(Spaces.flat(2), history, Dice.of(2, 30, "")))
                .isEqualTo(Proposal.NONE);
    }

    @Test
    void proposesTheGroupsOfOneBranch() {
        Sampler grouped = with(10, 24, true, true, 1).build();
        History history = driver(3, Spaces.conditional()).run(40, values -> 1).history();
        for (int number = 40; number < 60; number++) {
            Map<String, ParameterValue> values = grouped.propose(Spaces.conditional(), history, Dice.of(3, number, ""))
                    .values();
            boolean isAdam = values.get("optimizer").equals(ParameterValue.of("adam"));
            assertThat(values.containsKey("beta")).isEqualTo(isAdam);
            assertThat(values.containsKey("epsilon")).isEqualTo(isAdam);
            assertThat(values.containsKey("momentum")).isEqualTo(!isAdam);
        }
    }

    @Test
    void seeksTheGoodRegion() {
        History history = History.empty(Direction.MINIMIZE);
        for (int number = 0; number < 50; number++) {
            double x = (number * 29 % 50) / 50.0;
            history = history.plus(Observations.complete(number, x, Math.abs(x - 0.7)));
        }
        for (int number = 50; number < 80; number++) {
            assertThat(proposed(history, number)).isBetween(0.6, 0.8);
        }
    }

    @Test
    void keepsAwayFromTrialsInFlight() {
        History history = History.empty(Direction.MINIMIZE);
        for (int number = 0; number < 30; number++) {
            double x = (number + 0.5) / 30;
            history = history.plus(Observations.complete(number, x, Math.abs(x - 0.5)));
        }
        List<Observation> flying = new ArrayList<>();
        for (int number = 30; number < 60; number++) {
            flying.add(Observations.running(number, 0.5 + (number - 45) * 0.002));
        }
        assertThat(distanceFromMiddle(history.withRunning(flying))).isGreaterThan(2 * distanceFromMiddle(history));
    }

    @Test
    void triesEveryPointOfASmallSpaceBeforeItRepeatsOne() {
        for (int seed = 0; seed < 20; seed++) {
            Driver driver = driver(seed, Spaces.small())
                    .run(10, values -> values.get("digit").asDouble());
            Set<Map<String, ParameterValue>> seen = new HashSet<>();
            driver.history().finished().forEach(trial -> seen.add(Driver.values(trial)));
            for (int left = 20 - seen.size(); left > 0; left--) {
                Observation trial = driver.ask();
                assertThat(seen.add(Driver.values(trial)))
                        .as("seed %s, %s left", seed, left)
                        .isTrue();
                if (left % 3 > 0) { // every third stays in flight
                    driver.tell(trial, 1);
                }
            }
            assertThat(driver.ask().params()).hasSize(2);
        }
    }

    @Test
    void learnsFromPrunedTrials() {
        History history = History.empty(Direction.MINIMIZE);
        for (int number = 0; number < 40; number++) {
            double x = (number * 17 % 40) / 40.0;
            double[] curve = new double[x > 0.75 ? 9 : 3]; // the good ones get further
            history = history.plus(Observations.pruned(number, x, curve));
        }
        double sum = 0;
        for (int number = 40; number < 60; number++) {
            sum += proposed(history, number);
        }
        assertThat(sum / 20).isGreaterThan(0.7);
    }

    @Test
    void takesOverAnImportWithoutDistributions() {
        History history = History.empty(Direction.MINIMIZE);
        for (int number = 0; number < 20; number++) {
            history = history.plus(Observations.complete(number, number / 20.0, number));
        }
        var params = Map.of("x", new dev.parzen.trial.Choice(ParameterValue.of(0.9), Optional.empty()));
        History imported = history.plus(Observations.complete(20, params, -100));
        assertThat(imported.commonSpace()).containsOnlyKeys("x");
        assertThat(IntStream.range(21, 41)
                        .mapToDouble(n -> proposed(imported, n))
                        .max()
                        .orElseThrow())
                .isGreaterThan(0.8);
    }

    private static double distanceFromMiddle(History history) {
        return IntStream.range(60, 100)
                .mapToDouble(number -> Math.abs(proposed(history, number) - 0.5))
                .average()
                .orElseThrow();
    }

    private static double proposed(History history, int number) {
        SearchSpace space = SearchSpace.of(Parameter.of("x", Observations.X));
        return TPE.propose(space, history, Dice.of(1, number, ""))
                .values()
                .get("x")
                .asDouble();
    }

    private static Driver driver(long seed, SearchSpace space) {
        return new Driver(SPEC, seed, space, Direction.MINIMIZE);
    }

    private static Tpe with(
            int startupTrials, int candidates, boolean multivariate, boolean group, double priorWeight) {
        return new Tpe(
                TpePreset.DEFAULT,
                startupTrials,
                candidates,
                Gamma.LINEAR,
                Weights.IMPROVEMENT,
                Bandwidth.FIXED_FLOOR,
                true,
                Optional.of(multivariate),
                group,
                true,
                Constraints.ORDERING,
                priorWeight,
                OptionalLong.empty());
    }

    private static void assertRefused(String setting, Runnable settings) {
        assertThatThrownBy(settings::run)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo("/" + setting));
    }
}
