package dev.parzen.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.sampler.qmc.Sequence;
import dev.parzen.space.Condition;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartialFixedSamplerTest {
    private static final Map<String, ParameterValue> HALF = Map.of("x0", ParameterValue.of(0.5));

    static Stream<SamplerSpec> others() {
        return Stream.of(SamplerSpec.class.getPermittedSubclasses())
                .filter(kind -> kind != PartialFixed.class)
                .map(kind -> (SamplerSpec) Defaults.of(kind.asSubclass(Record.class)));
    }

    @Test
    void hasDefaults() {
        assertThat(PartialFixed.defaults())
                .isEqualTo(new PartialFixed(Map.of(), Auto.defaults(), OptionalLong.empty()));
    }

    /** The same names, seed and values as in a study that has only the others. */
    @ParameterizedTest
    @MethodSource("others")
    void choosesTheOthersAsIfThereWereNoMore(SamplerSpec other) {
        SearchSpace two = Spaces.flat(2);
        SearchSpace one = SearchSpace.of(two.parameters().get(1));
        for (SearchSpace declared : List.of(two, SearchSpace.UNDECLARED)) {
            Driver holding = driver(new PartialFixed(HALF, other, OptionalLong.empty()), declared);
            Driver alone = driver(other, declared.isDeclared() ? one : declared);
            for (int i = 0; i < 25; i++) {
                Driver.Ask ask = holding.new Ask();
                assertThat(ask.suggest("x0", FloatRange.of(0, 1))).isEqualTo(ParameterValue.of(0.5));
                ParameterValue value = ask.suggest("x1", FloatRange.of(0, 1));
                Driver.Ask same = alone.new Ask();
                assertThat(value).as("trial " + i).isEqualTo(same.suggest("x1", FloatRange.of(0, 1)));
                double far = Math.abs(value.asDouble() - 0.3);
                holding.tell(ask.begun(), far);
                alone.tell(same.begun(), far);
            }
        }
    }

    @Test
    void triesEveryCombinationOfTheOthers() {
        Map<String, ParameterValue> fixed = Map.of("letter", ParameterValue.of("c"));
        for (SamplerSpec all : List.of(Grid.defaults(), BruteForce.defaults())) {
            Driver driver = driver(new PartialFixed(fixed, all, OptionalLong.empty()), Spaces.small())
                    .run(5, values -> 0);
            Set<Map<String, ParameterValue>> points = new HashSet<>();
            driver.history().finished().forEach(trial -> points.add(Driver.values(trial)));
            assertThat(points).hasSize(5).allMatch(point -> point.get("letter").equals(ParameterValue.of("c")));
        }
    }

    @Test
    void holdsWhatExistsUnderACondition() {
        PartialFixed spec =
                new PartialFixed(Map.of("beta", ParameterValue.of(0.9)), Tpe.defaults(), OptionalLong.empty());
        Driver driver = driver(spec, Spaces.conditional()).run(30, SamplerContractTest::sum);
        assertThat(driver.history().finished())
                .filteredOn(trial -> trial.params().containsKey("beta"))
                .hasSizeBetween(1, 29)
                .allMatch(trial -> Driver.values(trial).get("beta").equals(ParameterValue.of(0.9)));
    }

    @Test
    void leavesOutWhatCanNeverExist() {
        SearchSpace space = SearchSpace.of(
                Parameter.of("kind", Categorical.of("a", "b")),
                Parameter.of("size", IntRange.of(1, 9)).when("kind", ParameterValue.of("a"), ParameterValue.of("b")),
                Parameter.of("depth", IntRange.of(1, 9)).when("kind", ParameterValue.of("b")),
                Parameter.of("leaf", IntRange.of(1, 9)).when("depth", ParameterValue.of(1)),
                new Parameter(
                        "wide",
                        FloatRange.log(1, 10),
                        new Condition(
                                Map.of("size", new Condition.Between(OptionalDouble.of(3), OptionalDouble.empty()))),
                        Optional.of(ParameterValue.of(2))));
        Held held = new Held(Map.of("kind", ParameterValue.of("a"), "size", ParameterValue.of(4.0)));
        SearchSpace rest = held.rest(space);
        assertThat(rest.parameters()).extracting(Parameter::name).containsExactly("kind", "size", "wide");
        assertThat(rest.parameters().get(0).distribution()).isEqualTo(Categorical.of("a"));
        assertThat(rest.parameters().get(1).distribution()).isEqualTo(IntRange.of(4, 4));
        assertThat(rest.parameters().get(2)).isEqualTo(space.parameters().get(4));
        assertThat(new Held(Map.of("size", ParameterValue.of(2))).rest(space).find("wide"))
                .isEmpty();
    }

    @Test
    void doesNotUseAValueOutsideAndSaysSo() {
        Sampler sampler = new PartialFixed(HALF, Random.defaults(), OptionalLong.of(1)).build();
        History nothing = History.empty(Direction.MINIMIZE);
        Suggestion suggestion = sampler.suggest("x0", FloatRange.of(2, 3), nothing, Dice.of(1, 0, "x0"));
        assertThat(suggestion.value().asDouble()).isBetween(2.0, 3.0);
        assertThat(suggestion.notes())
                .containsExactly("The value 0.5 to hold \"x0\" at lies outside its distribution: not used.");
        assertThat(sampler.suggest("x1", FloatRange.of(2, 3), nothing, Dice.of(1, 0, "x1"))
                        .notes())
                .isEmpty();
    }

    @Test
    void derivesAllFromOneSeed() {
        SamplerSpec seeded = new Qmc(Sequence.SOBOL, OptionalLong.of(7));
        assertThat(new PartialFixed(HALF, seeded, OptionalLong.empty()).seed()).hasValue(7);
        PartialFixed other = new PartialFixed(HALF, seeded, OptionalLong.of(8));
        assertThat(other.seed()).hasValue(8);
        assertThat(points(other)).isEqualTo(points(other.withSeed(8))).isNotEqualTo(points(other.withSeed(9)));
        PartialFixed unseeded = new PartialFixed(HALF, Qmc.defaults(), OptionalLong.empty());
        assertThat(points(unseeded.withSeed(8))).isEqualTo(points(other));
    }

    @Test
    void needsThePastOnlyIfTheOtherDoes() {
        assertThat(new PartialFixed(HALF, Random.defaults(), OptionalLong.empty())
                        .build()
                        .readsHistory())
                .isFalse();
        assertThat(PartialFixed.defaults().build().readsHistory()).isTrue();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertUnfit(
                Map.of("x5", ParameterValue.of(1)),
                Random.defaults(),
                "/fixed/x5",
                "\"x5\" is no parameter of the space: name one of them.");
        assertUnfit(
                Map.of("x0", ParameterValue.of(1.5)),
                Random.defaults(),
                "/fixed/x0",
                "1.5 is not among the values of \"x0\".");
        assertUnfit(
                HALF,
                new Grid(Map.of("x1", List.of(ParameterValue.of(2))), Map.of(), OptionalLong.empty()),
                "/sampler/values/x1/0",
                "2 is not among the values of \"x1\".");
        new PartialFixed(Map.of("x5", ParameterValue.of(1)), Random.defaults(), OptionalLong.empty())
                .requireFits(SearchSpace.UNDECLARED, 1);
        assertThatThrownBy(() -> new PartialFixed(HALF, PartialFixed.defaults(), OptionalLong.empty()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("A partial-fixed sampler holds no other one: give it all values to hold.");
    }

    private static void assertUnfit(
            Map<String, ParameterValue> fixed, SamplerSpec other, String pointer, String message) {
        assertThatThrownBy(() -> new PartialFixed(fixed, other, OptionalLong.empty()).requireFits(Spaces.flat(2), 1))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer))
                .hasMessage(message);
    }

    private static List<Map<String, ParameterValue>> points(SamplerSpec spec) {
        Driver driver =
                new Driver(spec, spec.seed().orElseThrow(), Spaces.flat(3), Direction.MINIMIZE).run(8, values -> 0);
        return driver.history().finished().stream().map(Driver::values).toList();
    }

    private static Driver driver(SamplerSpec spec, SearchSpace space) {
        return new Driver(spec, 3, space, Direction.MINIMIZE);
    }
}
