package dev.parzen.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.Samples;
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
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every sampler of the catalogue, with every switch turned. */
@ParameterizedClass
@MethodSource("catalogue")
class SamplerContractTest {
    private final SamplerSpec spec;

    SamplerContractTest(SamplerSpec spec) {
        this.spec = spec;
    }

    /** Each of the catalogue, and one that holds a parameter of several of the spaces here. */
    static Stream<SamplerSpec> catalogue() {
        return Stream.concat(Catalogue.of(SamplerSpec.class), Stream.of(holding()));
    }

    static SamplerSpec holding() {
        return new PartialFixed(
                Map.of("optimizer", ParameterValue.of("adam"), "layers", ParameterValue.of(3)),
                Tpe.defaults(),
                OptionalLong.empty());
    }

    @Test
    void staysInsideEveryDistribution() {
        int seed = 1;
        for (Distribution distribution : Samples.of(seed).distributions(200)) {
            SearchSpace space = SearchSpace.of(Parameter.of("p", distribution));
            Driver driver = driver(seed, space).run(15, values -> numeric(values.get("p")));
            assertInside(driver.history(), "seed " + seed);
        }
    }

    @Test
    void staysInsideSpacesOfManyKinds() {
        int seed = 2;
        var random = new SplittableRandom(seed);
        Samples samples = Samples.of(seed);
        for (int round = 0; round < 20; round++) {
            List<Parameter> parameters = new ArrayList<>();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                parameters.add(Parameter.of("p" + i, samples.distribution()));
            }
            Driver driver = driver(round, new SearchSpace(parameters)).run(25, values -> random.nextInt(5));
            assertInside(driver.history(), "seed " + seed + ", round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 60})
    void copesWithDimensions(int dimensions) {
        Driver driver = driver(3, Spaces.flat(dimensions)).run(20, SamplerContractTest::sum);
        assertThat(driver.history().row(19).params()).hasSize(dimensions);
        assertInside(driver.history(), "seed 3");
    }

    @Test
    void copesWithSingleValues() {
        Driver driver = driver(4, Spaces.singletons())
                .run(30, values -> values.get("free").asDouble());
        assertInside(driver.history(), "seed 4");
        for (Parameter parameter : Spaces.singletons().parameters()) {
            if (parameter.distribution().isSingle()) {
                assertThat(suggestion(parameter.name(), parameter.distribution(), driver.history()))
                        .isEqualTo(parameter.distribution().first());
            }
        }
    }

    @Test
    void copesWithConditions() {
        Driver driver = driver(5, Spaces.conditional())
                .run(
                        60,
                        values ->
                                values.containsKey("beta") ? values.get("beta").asDouble() : 1);
        assertInside(driver.history(), "seed 5");
        for (Observation trial : driver.history().finished()) {
            boolean isAdam = Driver.values(trial).get("optimizer").equals(ParameterValue.of("adam"));
            assertThat(trial.params().containsKey("beta")).isEqualTo(isAdam);
            assertThat(trial.params().containsKey("momentum")).isEqualTo(!isAdam);
        }
    }

    @Test
    void copesWithSpacesThatChange() {
        Driver driver = driver(6, SearchSpace.UNDECLARED);
        for (int number = 0; number < 60; number++) {
            Driver.Ask ask = driver.new Ask();
            ask.suggest("moving", FloatRange.of(number % 3, number % 3 + 2));
            ask.suggest("growing", IntRange.of(1, 1 + number));
            if (number % 2 == 0) {
                ask.suggest("sometimes", Categorical.of("a", "b"));
            }
            if (number > 30) {
                ask.suggest("late", FloatRange.log(1e-3, 1));
            }
            Observation trial = ask.begun();
            driver.tell(trial, sum(Driver.values(trial)));
        }
        assertInside(driver.history(), "seed 6");
    }

    @Test
    void beginsWithoutAPast() {
        History nothing = History.empty(Direction.MINIMIZE);
        spec.build().propose(Spaces.everyType(), nothing, Dice.of(8, 0, ""));
        for (Parameter parameter : Spaces.everyType().parameters()) {
            assertThat(parameter
                            .distribution()
                            .contains(suggestion(parameter.name(), parameter.distribution(), nothing)))
                    .isTrue();
        }
    }

    @Test
    void repeatsItselfFromTheSameSeed() {
        assertThat(choices(driver(9, Spaces.everyType()).run(30, SamplerContractTest::sum)))
                .isEqualTo(choices(driver(9, Spaces.everyType()).run(30, SamplerContractTest::sum)));
    }

    /** The optimum lies at no bound, where good samplers would meet. */
    @Test
    void variesWithTheSeed() {
        ToDoubleFunction<Map<String, ParameterValue>> objective =
                values -> Math.abs(values.get("momentum").asDouble() - 0.4);
        List<Map<String, ParameterValue>> one =
                choices(driver(10, Spaces.everyType()).run(30, objective));
        List<Map<String, ParameterValue>> other =
                choices(driver(11, Spaces.everyType()).run(30, objective));
        assertThat(one).doesNotContainAnyElementsOf(other);
    }

    @Test
    void choosesAlikeWhetherTheSpaceIsDeclaredOrNot() {
        for (SearchSpace space : List.of(Spaces.everyType(), Spaces.conditional(), Spaces.singletons())) {
            Driver declared = driver(12, space);
            Driver undeclared = driver(12, SearchSpace.UNDECLARED);
            for (int i = 0; i < 40; i++) {
                Observation one = declared.ask();
                Driver.Ask ask = undeclared.new Ask();
                space.walk((parameter, active) -> ask.suggest(parameter.name(), parameter.distribution()));
                Observation other = ask.begun();
                assertThat(other.params()).as("trial " + i).isEqualTo(one.params());
                declared.tell(one, sum(Driver.values(one)));
                undeclared.tell(other, sum(Driver.values(other)));
            }
        }
    }

    @Test
    void maximisesAsItMinimisesTheNegative() {
        Driver up = new Driver(spec, 13, Spaces.everyType(), Direction.MAXIMIZE).run(40, SamplerContractTest::sum);
        Driver down = driver(13, Spaces.everyType()).run(40, values -> -sum(values));
        assertThat(choices(up)).isEqualTo(choices(down));
    }

    @Test
    void givesParallelAsksDifferentPoints() {
        Driver driver = driver(14, Spaces.flat(2)).run(20, SamplerContractTest::sum);
        Set<Map<String, ParameterValue>> points = new HashSet<>();
        for (int i = 0; i < 32; i++) {
            points.add(Driver.values(driver.ask()));
        }
        assertThat(points).hasSize(32);
    }

    @Test
    void dependsOnNothingButItsArguments() {
        History history =
                driver(15, Spaces.everyType()).run(20, SamplerContractTest::sum).history();
        Sampler sampler = spec.build();
        for (int i = 0; i < 3; i++) {
            assertThat(sampler.propose(Spaces.everyType(), history, Dice.of(1, 20, "")))
                    .isEqualTo(spec.build().propose(Spaces.everyType(), history, Dice.of(1, 20, "")));
        }
    }

    @Test
    void takesASeed() {
        assertThat(spec.withSeed(5).seed()).hasValue(5);
        assertThat(spec.withSeed(5).withSeed(6)).isEqualTo(spec.withSeed(6));
    }

    private Driver driver(long seed, SearchSpace space) {
        return new Driver(spec, seed, space, Direction.MINIMIZE);
    }

    private ParameterValue suggestion(String name, Distribution distribution, History history) {
        return spec.build()
                .suggest(name, distribution, history, Dice.of(1, 99, name))
                .value();
    }

    static void assertInside(History history, String seed) {
        for (Observation trial : history.finished()) {
            trial.params()
                    .forEach((name, choice) -> choice.distribution()
                            .ifPresent(distribution -> assertThat(distribution.fit(choice.value()))
                                    .as("%s of %s, trial %s, %s", name, distribution, trial.number(), seed)
                                    .contains(choice.value())));
        }
    }

    private static List<Map<String, ParameterValue>> choices(Driver driver) {
        return driver.history().finished().stream().map(Driver::values).toList();
    }

    static double sum(Map<String, ParameterValue> values) {
        return values.values().stream()
                .mapToDouble(SamplerContractTest::numeric)
                .sum();
    }

    static double numeric(ParameterValue value) {
        return value.isNumber() ? value.asDouble() : value.toString().length();
    }
}
