package dev.parzen.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.numerics.Hypervolume;
import dev.parzen.objective.function.BenchmarkFunction;
import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Driver;
import dev.parzen.sampler.Gp;
import dev.parzen.sampler.Random;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.Condition;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Proposal;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GpSamplerTest {
    private static final Gp SPEC = Gp.defaults();
    private static final Sampler GP = SPEC.build();
    private static final Sampler TPE = Tpe.defaults().build();
    private static final Sampler RANDOM = Random.defaults().build();

    @Test
    void hasTheDefaultsItDescribes() {
        assertThat(SPEC).isEqualTo(new Gp(10, 256, 4, false, 1000, 2, OptionalLong.empty()));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertRefused("startupTrials", () -> with(-1, 256, 4, 1000, 10));
        assertRefused("candidates", () -> with(10, 0, 4, 1000, 10));
        assertRefused("climbs", () -> with(10, 256, 0, 1000, 10));
        assertRefused("trials", () -> with(10, 256, 4, 1_000_000, 10));
        assertRefused("deadlineSeconds", () -> with(10, 256, 4, 1000, 0));
        assertRefused("deadlineSeconds", () -> with(10, 256, 4, 1000, Double.NaN));
    }

    @Test
    void drawsAtRandomUntilEnoughTrialsCompleted() {
        History nine = driver(1, Spaces.flat(2)).run(9, values -> 1).history();
        assertThat(GP.propose(Spaces.flat(2), nine, Dice.of(1, 9, ""))).isEqualTo(Proposal.NONE);
        assertThat(GP.suggest("x0", FloatRange.of(0, 1), nine, Dice.of(1, 9, "x0")))
                .isEqualTo(RANDOM.suggest("x0", FloatRange.of(0, 1), nine, Dice.of(1, 9, "x0")));
    }

    /** A pruner lets few trials complete: TPE, which learns from pruned ones, does better than chance until then. */
    @Test
    void leavesToTpeWhatBeginsAfterManyWerePruned() {
        History complete =
                driver(1, Spaces.flat(2)).run(12, GpSamplerTest::bowl).history();
        History history = History.empty(Direction.MINIMIZE);
        for (int row = 0; row < 12; row++) {
            Observation trial = complete.row(row);
            history = history.plus(
                    row < 3
                            ? trial
                            : new Observation(
                                    trial.number(),
                                    TrialState.Name.PRUNED,
                                    trial.params(),
                                    trial.values(),
                                    Curve.EMPTY));
        }
        Proposal proposal = GP.propose(Spaces.flat(2), history, Dice.of(1, 12, ""));
        assertThat(proposal.values())
                .isEqualTo(
                        TPE.propose(Spaces.flat(2), history, Dice.of(1, 12, "")).values());
        assertThat(proposal.notes().get(0)).isEqualTo("Fewer than 10 trials have completed: TPE chose.");
        assertThat(GP.suggest("x0", FloatRange.of(0, 1), history, Dice.of(1, 12, "x0")))
                .isEqualTo(TPE.suggest("x0", FloatRange.of(0, 1), history, Dice.of(1, 12, "x0")));
    }

    /** The other branch's parameters are left to TPE, should they be asked for. */
    @Test
    void proposesTheParametersOfABranch() {
        History history = driver(2, Spaces.conditional()).run(30, values -> 1).history();
        Set<Set<String>> branches = new HashSet<>();
        for (int number = 30; number < 60; number++) {
            Proposal proposal = GP.propose(Spaces.conditional(), history, Dice.of(2, number, ""));
            boolean isAdam = proposal.values().get("optimizer").equals(ParameterValue.of("adam"));
            assertThat(proposal.values().keySet())
                    .isEqualTo(
                            isAdam
                                    ? Set.of("optimizer", "rate", "beta", "epsilon")
                                    : Set.of("optimizer", "rate", "momentum"));
            assertThat(proposal.notes()).singleElement().asString().contains("model of 30 trials");
            branches.add(proposal.values().keySet());
        }
        assertThat(branches).isNotEmpty();
        assertThat(GP.suggest("momentum", FloatRange.of(0, 1), history, Dice.of(2, 30, "momentum")))
                .isEqualTo(TPE.suggest("momentum", FloatRange.of(0, 1), history, Dice.of(2, 30, "momentum")));
    }

    /** Nothing that has few values tells when "tail" exists: its parent is a real number. */
    @Test
    void leavesToTpeWhatItCannotTellTheConditionOf() {
        SearchSpace space = SearchSpace.of(
                Parameter.of("head", FloatRange.of(0, 1)),
                new Parameter(
                        "tail",
                        FloatRange.of(0, 1),
                        new Condition(
                                Map.of("head", new Condition.Between(OptionalDouble.of(0.5), OptionalDouble.empty()))),
                        Optional.empty()));
        History history = driver(9, space).run(30, GpSamplerTest::bowl).history();
        assertThat(history.finished()).anyMatch(trial -> trial.params().containsKey("tail"));
        assertThat(GP.propose(space, history, Dice.of(9, 30, "")).values()).containsOnlyKeys("head");
    }

    /** The best of two branches, one of them with a parameter of its own. */
    @Test
    void findsTheBestBranch() {
        Driver driver = driver(10, Spaces.conditional())
                .run(
                        60,
                        values -> values.containsKey("beta")
                                ? Math.pow((values.get("beta").asDouble() - 0.9) / 0.1, 2)
                                        + Math.pow(Math.log10(values.get("rate").asDouble()) + 2, 2)
                                : 0.3 + Math.pow(Math.log10(values.get("rate").asDouble()) + 1, 2));
        assertThat(best(driver)).isLessThan(1e-3);
    }

    @Test
    void keepsToConstraints() {
        History history = learnt(11, 1, 40, x -> new Told(List.of(x[0] + x[1]), Map.of("least", 0.6 - x[0] - x[1])));
        double best = history.finished().stream()
                .filter(Observation::isFeasible)
                .mapToDouble(Observation::value)
                .min()
                .orElseThrow();
        assertThat(best).isBetween(0.6, 0.601);
    }

    /** Of (x², (1 − x)²), plus what the second coordinate costs, the front leaves 5/6 of the square below (1, 1). */
    @Test
    void spreadsOverTheFrontOfSeveralObjectives() {
        History history = learnt(12, 2, 40, x -> {
            double cost = Math.pow(x[1] - 0.3, 2);
            return new Told(List.of(x[0] * x[0] + cost, Math.pow(1 - x[0], 2) + cost), Map.of());
        });
        double[][] losses = history.finished().stream()
                .map(trial ->
                        trial.values().stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        assertThat(Hypervolume.of(losses, new double[] {1, 1})).isBetween(0.96 * 5 / 6, 5.0 / 6);
    }

    private record Told(List<Double> values, Map<String, Double> constraints) {}

    private static History learnt(long seed, int objectives, int trials, Function<double[], Told> objective) {
        History history = History.empty(Collections.nCopies(objectives, Direction.MINIMIZE));
        for (int number = 0; number < trials; number++) {
            Map<String, ParameterValue> proposed = GP.propose(Spaces.flat(2), history, Dice.of(seed, number, ""))
                    .values();
            double[] x = new double[2];
            Map<String, Choice> params = new LinkedHashMap<>();
            for (int j = 0; j < 2; j++) {
                String name = "x" + j;
                FloatRange range = FloatRange.of(0, 1);
                ParameterValue value = proposed.containsKey(name)
                        ? proposed.get(name)
                        : GP.suggest(name, range, history, Dice.of(seed, number, name))
                                .value();
                params.put(name, Choice.of(value, range));
                x[j] = value.asDouble();
            }
            Told told = objective.apply(x);
            double violation = told.constraints.values().stream()
                    .mapToDouble(value -> Math.max(0, value))
                    .sum();
            history = history.plus(new Observation(
                    number, TrialState.Name.COMPLETE, params, told.values, violation, told.constraints, Curve.EMPTY));
        }
        return history;
    }

    /** Each look at this clock takes a second. */
    @Test
    void leavesTheTrialToTpeWhenTheModelIsLate() {
        History history = driver(3, Spaces.flat(2)).run(20, GpSamplerTest::bowl).history();
        Proposal expected = TPE.propose(Spaces.flat(2), history, Dice.of(3, 20, ""));
        for (int seconds : new int[] {1, 15, 40}) {
            AtomicLong now = new AtomicLong();
            InstantSource slow = () -> Instant.ofEpochSecond(now.getAndIncrement());
            Sampler late = new GpSampler(with(10, 256, 4, 1000, seconds), RANDOM, TPE, slow);
            Proposal proposal = late.propose(Spaces.flat(2), history, Dice.of(3, 20, ""));
            assertThat(proposal.values()).isEqualTo(expected.values());
            assertThat(proposal.notes().get(0))
                    .isEqualTo("The model was not ready after " + (double) seconds + " s: TPE chose.");
        }
    }

    @Test
    void leavesTheTrialToTpeWhenThereAreTooMany() {
        History history = driver(4, Spaces.flat(2)).run(20, values -> 1).history();
        Proposal proposal = with(10, 256, 4, 19, 10).build().propose(Spaces.flat(2), history, Dice.of(4, 20, ""));
        assertThat(proposal.values())
                .isEqualTo(
                        TPE.propose(Spaces.flat(2), history, Dice.of(4, 20, "")).values());
        assertThat(proposal.notes()).contains("More than 19 trials have finished: TPE chose.");
    }

    /** What the history remembers of earlier models changes nothing: neither all of it, nor a part, nor none. */
    @Test
    void choosesAlikeWhateverIsRemembered() {
        SearchSpace space = Spaces.everyType();
        History warm = driver(5, space).run(45, GpSamplerTest::sum).history();
        History cold = History.empty(Direction.MINIMIZE);
        History partly = History.empty(Direction.MINIMIZE);
        for (int row = 0; row < warm.size(); row++) {
            cold = cold.plus(warm.row(row));
            partly = partly.plus(warm.row(row));
            if (row == 22) {
                GP.propose(space, partly, Dice.of(5, 23, ""));
            }
        }
        Proposal expected = GP.propose(space, warm, Dice.of(5, 45, ""));
        assertThat(GP.propose(space, cold, Dice.of(5, 45, ""))).isEqualTo(expected);
        assertThat(GP.propose(space, partly, Dice.of(5, 45, ""))).isEqualTo(expected);
    }

    @Test
    void spreadsTrialsInFlight() {
        Driver driver = driver(6, Spaces.flat(2)).run(10, GpSamplerTest::bowl);
        List<Observation> asked =
                IntStream.range(0, 6).mapToObj(i -> driver.ask()).toList();
        double least = Double.POSITIVE_INFINITY;
        for (Observation one : asked) {
            for (Observation other : asked) {
                least = one == other ? least : Math.min(least, distance(one, other));
            }
        }
        assertThat(least).isGreaterThan(1e-3);
    }

    @Test
    void triesEveryPointOfASmallSpaceOnce() {
        Set<Map<String, ParameterValue>> points = new HashSet<>();
        Driver driver = driver(7, Spaces.small()).run(10, GpSamplerTest::sum);
        driver.history().finished().forEach(trial -> points.add(Driver.values(trial)));
        int left = 20 - points.size();
        driver.run(left, GpSamplerTest::sum);
        driver.history().finished().forEach(trial -> points.add(Driver.values(trial)));
        assertThat(points).hasSize(20);
    }

    @Test
    void findsTheBestOfAMixedSpace() {
        Driver driver = driver(8, Spaces.everyType()).run(60, GpSamplerTest::mixed);
        assertThat(best(driver)).isLessThan(0.3);
    }

    /** Medians of 7 studies each; the regret of TPE after 50 trials is ten to a hundred times as large. */
    @Test
    void comesNearTheOptimumOfSmoothFunctions() {
        assertThat(medianRegret(BenchmarkFunction.SPHERE_5)).isLessThan(5e-4);
        assertThat(medianRegret(BenchmarkFunction.BRANIN_2)).isLessThan(5e-5);
        assertThat(medianRegret(BenchmarkFunction.HARTMANN_3)).isLessThan(1e-4);
    }

    private static double medianRegret(BenchmarkFunction function) {
        List<Double> regrets = new ArrayList<>();
        for (int seed = 0; seed < 7; seed++) {
            Driver driver = driver(seed, function.space()).run(50, function::evaluate);
            regrets.add((best(driver) - function.minimum()) / (function.randomMedian() - function.minimum()));
        }
        return regrets.stream().sorted().skip(3).findFirst().orElseThrow();
    }

    private static double best(Driver driver) {
        History history = driver.history();
        return history.row(history.byMerit().row(0)).value();
    }

    private static Driver driver(long seed, SearchSpace space) {
        return new Driver(SPEC, seed, space, Direction.MINIMIZE);
    }

    private static Gp with(int startup, int candidates, int climbs, int trials, double seconds) {
        return new Gp(startup, candidates, climbs, false, trials, seconds, OptionalLong.empty());
    }

    private static void assertRefused(String setting, Runnable making) {
        assertThatThrownBy(making::run)
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(setting);
    }

    private static double distance(Observation one, Observation other) {
        Map<String, ParameterValue> left = Driver.values(one);
        Map<String, ParameterValue> right = Driver.values(other);
        return left.keySet().stream()
                .mapToDouble(name ->
                        Math.abs(left.get(name).asDouble() - right.get(name).asDouble()))
                .max()
                .orElseThrow();
    }

    private static double bowl(Map<String, ParameterValue> values) {
        return values.values().stream()
                .mapToDouble(value -> Math.pow(value.asDouble() - 0.3, 2))
                .sum();
    }

    private static double sum(Map<String, ParameterValue> values) {
        return values.values().stream()
                .mapToDouble(value ->
                        value.isNumber() ? value.asDouble() : value.toString().length())
                .sum();
    }

    /** 0 at momentum 0.9, rate 0.01, dropout 0.2, layers 3, units 64, batch 96, gelu, true; 1 for a typical miss in each. */
    private static double mixed(Map<String, ParameterValue> values) {
        return Math.pow(values.get("momentum").asDouble() - 0.9, 2)
                + Math.pow(Math.log10(values.get("rate").asDouble()) + 2, 2) / 4
                + Math.pow((values.get("dropout").asDouble() - 0.2) / 0.2, 2)
                + Math.pow((values.get("layers").asDouble() - 3) / 3, 2)
                + Math.pow(Math.log(values.get("units").asDouble() / 64) / 2, 2)
                + Math.pow((values.get("batch").asDouble() - 96) / 96, 2)
                + (values.get("activation").equals(ParameterValue.of("gelu")) ? 0 : 1)
                + (values.get("norm").equals(ParameterValue.of(true)) ? 0 : 1);
    }
}
