package dev.parzen.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.Distribution;
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
import dev.parzen.trial.Observations;
import dev.parzen.trial.Proposal;
import dev.parzen.trial.TrialState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every sampler of the catalogue, with every switch turned, whatever has happened in the study. */
@ParameterizedClass
@MethodSource("catalogue")
class SamplerPastsContractTest {
    private static final int TRIALS = 30;

    private final SamplerSpec spec;

    SamplerPastsContractTest(SamplerSpec spec) {
        this.spec = spec;
    }

    static Stream<SamplerSpec> catalogue() {
        return SamplerContractTest.catalogue();
    }

    @Test
    void copesWithStrangePasts() {
        History past = History.empty(Direction.MINIMIZE);
        for (int number = 0; number < 60; number++) {
            past = past.plus(strange(number));
        }
        History history = past.withRunning(List.of(imported(60), strange(61)));
        for (int from = 0; from <= 60; from += 20) {
            History begun = History.empty(Direction.MINIMIZE);
            for (int row = from; row < 60; row++) {
                begun = begun.plus(past.row(row));
            }
            SamplerContractTest.assertInside(
                    new Driver(spec, 7, Spaces.flat(1), Direction.MINIMIZE)
                            .after(begun)
                            .run(5, values -> Double.NaN)
                            .history(),
                    "from " + from);
        }
        ParameterValue value = suggestion("x0", FloatRange.of(0, 1), history);
        assertThat(FloatRange.of(0, 1).contains(value)).isTrue();
    }

    @Test
    void copesWithTrialsThatFailAndThatTakeLong() {
        Driver driver = new Driver(spec, 16, Spaces.everyType(), Direction.MINIMIZE);
        Observation slow = driver.ask();
        for (int i = 0; i < TRIALS; i++) {
            Observation trial = driver.ask();
            if (i % 3 == 0) {
                driver.fail(trial);
            } else {
                driver.tell(trial, SamplerContractTest.sum(Driver.values(trial)));
            }
        }
        driver.tell(slow, 1);
        driver.run(2, SamplerContractTest::sum);
        assertThat(driver.history().resultCount()).isEqualTo(TRIALS - TRIALS / 3 + 3);
        SamplerContractTest.assertInside(driver.history(), "seed 16");
    }

    @Test
    void copesWithConstraintsThatAreBrokenOrUntold() {
        Driver driver = new Driver(spec, 17, Spaces.everyType(), Direction.MINIMIZE);
        for (int i = 0; i < TRIALS; i++) {
            Observation trial = driver.ask();
            double over = Driver.values(trial).get("momentum").asDouble() - 0.5;
            driver.tell(new Observation(
                    trial.number(),
                    TrialState.Name.COMPLETE,
                    trial.params(),
                    List.of(SamplerContractTest.sum(Driver.values(trial))),
                    i % 5 == 0 ? Double.POSITIVE_INFINITY : Math.max(0, over),
                    i % 5 == 0 ? Map.of() : Map.of("momentum", over),
                    Curve.EMPTY));
        }
        assertThat(driver.history().size()).isEqualTo(TRIALS);
        SamplerContractTest.assertInside(driver.history(), "seed 17");
    }

    /** A sampler that cannot do it says so before. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void copesWithSeveralObjectivesOrRefusesThem(int objectives) {
        if (refuses(objectives)) {
            assertThatThrownBy(() -> spec.requireFits(SearchSpace.UNDECLARED, objectives))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageEndingWith(".");
            return;
        }
        List<Map<String, ParameterValue>> up = choices(several(Direction.MAXIMIZE, -1, objectives));
        assertThat(up).hasSize(TRIALS);
        assertThat(choices(several(Direction.MINIMIZE, 1, objectives)))
                .as("minimised, the negatives maximised")
                .isEqualTo(up);
    }

    @Test
    void acceptsOneObjective() {
        assertThat(refuses(1)).isFalse();
    }

    @Test
    void choosesAlikeWhetherThePastIsRememberedOrNew() {
        for (SearchSpace space : List.of(Spaces.everyType(), Spaces.conditional())) {
            Driver driver = new Driver(spec, 18, space, Direction.MINIMIZE);
            for (int i = 0; i < TRIALS; i++) {
                if (i % 5 == 4) {
                    History scratch = rebuilt(driver.history());
                    assertThat(proposal(space, scratch, i))
                            .as("after " + i)
                            .isEqualTo(proposal(space, driver.history(), i));
                    for (Parameter parameter : space.parameters()) {
                        assertThat(suggestion(parameter, rebuilt(driver.history()), i))
                                .as("%s after %s", parameter.name(), i)
                                .isEqualTo(suggestion(parameter, driver.history(), i));
                    }
                }
                driver.run(1, SamplerContractTest::sum);
            }
        }
    }

    private Driver several(Direction direction, int sign, int objectives) {
        Driver driver = new Driver(spec, 19, Spaces.everyType(), Collections.nCopies(objectives, direction));
        for (int i = 0; i < TRIALS; i++) {
            Observation trial = driver.ask();
            double momentum = Driver.values(trial).get("momentum").asDouble();
            List<Double> values = List.of(
                            sign * momentum,
                            -sign * momentum * momentum,
                            sign * SamplerContractTest.sum(Driver.values(trial)))
                    .subList(0, objectives);
            driver.tell(new Observation(trial.number(), TrialState.Name.COMPLETE, trial.params(), values, Curve.EMPTY));
        }
        SamplerContractTest.assertInside(driver.history(), "seed 19");
        return driver;
    }

    private boolean refuses(int objectives) {
        try {
            spec.requireFits(SearchSpace.UNDECLARED, objectives);
            return false;
        } catch (InvalidValueException refused) {
            return true;
        }
    }

    private Proposal proposal(SearchSpace space, History history, int number) {
        Sampler sampler = spec.build().forTrial(number);
        return sampler.propose(space, history, Dice.of(18, number, ""));
    }

    private ParameterValue suggestion(Parameter parameter, History history, int number) {
        return spec.build()
                .forTrial(number)
                .suggest(parameter.name(), parameter.distribution(), history, Dice.of(18, number, parameter.name()))
                .value();
    }

    private ParameterValue suggestion(String name, Distribution distribution, History history) {
        return suggestion(Parameter.of(name, distribution), history, 99);
    }

    private static History rebuilt(History history) {
        History rebuilt = History.empty(history.directions());
        for (int row = 0; row < history.size(); row++) {
            rebuilt = rebuilt.plus(history.row(row));
        }
        return rebuilt;
    }

    private static List<Map<String, ParameterValue>> choices(Driver driver) {
        return driver.history().finished().stream().map(Driver::values).toList();
    }

    /** Infinite and NaN values, pruned trials with and without reports, broken constraints, imports, other ranges. */
    private static Observation strange(int number) {
        double x = (number * 37 % 60) / 60.0;
        Map<String, Choice> params = Map.of("x0", Choice.of(ParameterValue.of(x), FloatRange.of(0, 1)));
        TrialState.Name complete = TrialState.Name.COMPLETE;
        TrialState.Name pruned = TrialState.Name.PRUNED;
        return switch (number % 8) {
            case 0 -> Observations.complete(number, params, Double.POSITIVE_INFINITY);
            case 1 -> Observations.complete(number, params, Double.NEGATIVE_INFINITY);
            case 2 -> new Observation(number, pruned, params, List.of(), Curve.EMPTY);
            case 3 -> new Observation(number, pruned, params, List.of(), Observations.curve(1, Double.NaN));
            case 4 ->
                new Observation(number, complete, params, List.of(x), Double.POSITIVE_INFINITY, Map.of(), Curve.EMPTY);
            case 5 -> imported(number);
            case 6 -> Observations.complete(number, params, Double.NaN);
            default ->
                Observations.complete(
                        number, Map.of("x0", Choice.of(ParameterValue.of(5 + x), FloatRange.of(5, 6))), x);
        };
    }

    private static Observation imported(int number) {
        ParameterValue value = number % 3 == 0 ? ParameterValue.of("text") : ParameterValue.of(number * 0.03);
        return Observations.complete(number, Map.of("x0", new Choice(value, Optional.empty())), number);
    }
}
