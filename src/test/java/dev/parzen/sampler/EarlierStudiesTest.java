package dev.parzen.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.sampler.cmaes.Restarts;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samplers that begin with the trials of earlier studies. */
class EarlierStudiesTest {
    private static final SearchSpace PLANE = Spaces.flat(3);
    private static final int SEEDS = 60;

    /** Of 60 fair coins 41 or more show heads with a probability of 0.31 %. */
    private static final int WINS = 41;

    static Stream<SamplerSpec> models() {
        return Stream.of(Tpe.defaults(), Gp.defaults(), CmaEs.defaults());
    }

    static Stream<SamplerSpec> catalogue() {
        return Catalogue.of(SamplerSpec.class);
    }

    @ParameterizedTest
    @MethodSource("models")
    void isBetterAfterFewTrialsOnTheSameFunction(SamplerSpec spec) {
        assertThat(wins(spec, PLANE, bowl(0.3), bowl(0.3), 0)).isGreaterThanOrEqualTo(WINS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void isBetterAfterFewTrialsOnAFunctionBeside(SamplerSpec spec) {
        assertThat(wins(spec, PLANE, bowl(0.15), bowl(0.2), 0)).isGreaterThanOrEqualTo(WINS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void isBetterThoughAllValuesWereHigherThen(SamplerSpec spec) {
        assertThat(wins(spec, PLANE, values -> bowl(0.3).applyAsDouble(values) + 5, bowl(0.3), 0))
                .isGreaterThanOrEqualTo(WINS);
    }

    @Test
    void helpsTpeWithParametersThatWereKnownThen() {
        assertThat(wins(Tpe.defaults(), Spaces.flat(2), bowl(0.3), bowl(0.3), 1))
                .isGreaterThanOrEqualTo(WINS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void findsWhatIsBestHereHoweverGoodItWasElsewhere(SamplerSpec spec) {
        double[] best = IntStream.range(0, 8)
                .mapToDouble(seed -> {
                    History earlier =
                            played(spec, seed, PLANE, values -> bowl(0.1).applyAsDouble(values) - 9, 40);
                    return best(driver(spec, seed, PLANE, earlier, PLANE).run(80, bowl(0.8)));
                })
                .sorted()
                .toArray();
        assertThat(best[best.length / 2]).isLessThan(0.1);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void copesWithSpacesThatDiffer(SamplerSpec spec) {
        SearchSpace then = SearchSpace.of(
                Parameter.of("x0", FloatRange.of(0, 1)),
                Parameter.of("gone", FloatRange.of(0, 1)),
                Parameter.of("rate", FloatRange.log(1e-5, 1)),
                Parameter.of("layers", IntRange.of(1, 9)),
                Parameter.of("kind", Categorical.of("a", "b", "c")),
                Parameter.of("type", Categorical.of("p", "q")));
        History earlier = played(new Random(java.util.OptionalLong.of(1)), 1, then, EarlierStudiesTest::sum, 40);
        for (SearchSpace now : List.of(differing(), Spaces.conditional(), Spaces.everyType(), Spaces.singletons())) {
            Driver driver = driver(spec, 5, now, earlier, now).run(15, EarlierStudiesTest::sum);
            assertInside(driver.history().own());
            assertThat(driver.history().own().finished())
                    .isEqualTo(driver(spec, 5, now, earlier, now)
                            .run(15, EarlierStudiesTest::sum)
                            .history()
                            .own()
                            .finished());
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void copesWithSpacesThatComeOneAtATime(SamplerSpec spec) {
        History earlier = played(new Random(java.util.OptionalLong.of(1)), 1, Spaces.conditional(), t -> 1, 40);
        for (SearchSpace now : List.of(Spaces.conditional(), differing())) {
            assertInside(driver(spec, 5, SearchSpace.UNDECLARED, earlier, now)
                    .run(15, EarlierStudiesTest::sum)
                    .history()
                    .own());
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void copesWithPrunedAndInfeasibleAndInfiniteTrials(SamplerSpec spec) {
        History earlier = History.empty(Direction.MINIMIZE);
        for (int i = 0; i < 30; i++) {
            Observation trial = played(new Random(java.util.OptionalLong.of(1)), i, PLANE, bowl(0.3), 1)
                    .row(0);
            double value = i % 4 == 0 ? Double.POSITIVE_INFINITY : i;
            earlier = earlier.plus(new Observation(
                    i,
                    i % 3 == 0 ? dev.parzen.trial.TrialState.Name.PRUNED : dev.parzen.trial.TrialState.Name.COMPLETE,
                    trial.params(),
                    List.of(value),
                    i % 5 == 0 ? 1 : 0,
                    i % 5 == 0 ? Map.of("c", 1.0) : Map.of(),
                    dev.parzen.trial.Observations.curve(3, i)));
        }
        assertInside(driver(spec, 5, PLANE, earlier, PLANE)
                .run(15, bowl(0.3))
                .history()
                .own());
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void takesNothingForTriedThatWasTriedElsewhere(SamplerSpec spec) {
        SearchSpace four = SearchSpace.of(Parameter.of("k", Categorical.of("a", "b", "c", "d")));
        History earlier = played(new Grid(Map.of(), Map.of(), java.util.OptionalLong.of(1)), 1, four, t -> index(t), 4);
        Driver driver = driver(spec, 3, four, earlier, four).run(40, t -> index(t));
        assertThat(best(driver)).isZero();
    }

    @Test
    void restartsStillAsSetAfterAnInformedBeginning() {
        CmaEs ipop = new CmaEs(
                1,
                java.util.OptionalInt.empty(),
                1.0 / 6,
                false,
                true,
                false,
                Restarts.IPOP,
                CmaEs.defaults().independent(),
                java.util.OptionalLong.empty());
        History earlier = played(ipop, 1, PLANE, bowl(0.3), 40);
        assertInside(driver(ipop, 1, PLANE, earlier, PLANE)
                .run(300, bowl(0.3))
                .history()
                .own());
    }

    /** In how many of the seeds the study with earlier trials has the better value after a few trials. */
    private static int wins(
            SamplerSpec spec,
            SearchSpace then,
            ToDoubleFunction<Map<String, ParameterValue>> earlier,
            ToDoubleFunction<Map<String, ParameterValue>> now,
            int more) {
        SearchSpace space = more == 0 ? then : Spaces.flat(then.parameters().size() + more);
        int wins = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            History past = played(new Random(java.util.OptionalLong.of(1)), 100 + seed, then, earlier, 60);
            double warm = best(driver(spec, seed, space, past, space).run(12, now));
            double cold = best(new Driver(spec, seed, space, Direction.MINIMIZE).run(12, now));
            wins += warm < cold ? 1 : 0;
        }
        return wins;
    }

    private static Driver driver(SamplerSpec spec, long seed, SearchSpace declared, History past, SearchSpace asked) {
        List<Observation> trials =
                IntStream.range(0, past.size()).mapToObj(past::row).toList();
        return new Driver(spec, seed, declared.isDeclared() ? declared : asked, Direction.MINIMIZE)
                .after(History.after(List.of(Direction.MINIMIZE), declared, trials));
    }

    private static History played(
            SamplerSpec spec,
            long seed,
            SearchSpace space,
            ToDoubleFunction<Map<String, ParameterValue>> objective,
            int trials) {
        return new Driver(spec, seed, space, Direction.MINIMIZE)
                .run(trials, objective)
                .history();
    }

    private static double best(Driver driver) {
        return driver.history().own().finished().stream()
                .mapToDouble(Observation::value)
                .min()
                .orElseThrow();
    }

    private static ToDoubleFunction<Map<String, ParameterValue>> bowl(double centre) {
        return values -> values.values().stream()
                .mapToDouble(value -> Math.pow(value.asDouble() - centre, 2))
                .sum();
    }

    private static SearchSpace differing() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.of("x0", FloatRange.of(0.5, 3)));
        parameters.add(Parameter.of("rate", IntRange.of(1, 5)));
        parameters.add(Parameter.of("layers", IntRange.log(2, 5)));
        parameters.add(Parameter.of("kind", Categorical.of("c", "d")));
        parameters.add(Parameter.of("type", FloatRange.of(0, 1)));
        parameters.add(Parameter.of("new", FloatRange.stepped(0, 1, 0.25)));
        return new SearchSpace(parameters);
    }

    private static double sum(Map<String, ParameterValue> values) {
        return values.values().stream()
                .filter(ParameterValue::isNumber)
                .mapToDouble(ParameterValue::asDouble)
                .sum();
    }

    private static double index(Map<String, ParameterValue> values) {
        return List.of("a", "b", "c", "d").indexOf(((ParameterValue.Text) values.get("k")).value());
    }

    private static void assertInside(History history) {
        assertThat(history.size()).isPositive();
        for (Observation trial : history.finished()) {
            for (Choice choice : trial.params().values()) {
                Distribution distribution = choice.distribution().orElseThrow();
                assertThat(distribution.contains(choice.value()))
                        .as("%s in %s", choice.value(), distribution)
                        .isTrue();
            }
        }
    }
}
