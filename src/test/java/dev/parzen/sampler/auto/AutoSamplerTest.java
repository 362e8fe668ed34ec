package dev.parzen.sampler.auto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.sampler.Auto;
import dev.parzen.sampler.CmaEs;
import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Driver;
import dev.parzen.sampler.Random;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
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
import dev.parzen.trial.Report;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class AutoSamplerTest {
    private static final Auto SPEC = Auto.defaults();
    private static final Sampler AUTO = SPEC.build();

    /** 5 · 5 · 4 = 100 combinations. */
    private static final SearchSpace HUNDRED = SearchSpace.of(
            Parameter.of("a", IntRange.of(1, 5)),
            Parameter.of("b", IntRange.of(1, 5)),
            Parameter.of("c", Categorical.of("p", "q", "r", "s")));

    @Test
    void spreadsTheFirstTrialsEvenly() {
        History nine = driver(Spaces.flat(2)).run(9, AutoSamplerTest::bowl).history();
        assertThat(why(Spaces.flat(2), nine, 9)).isEqualTo("auto: spread evenly, until 10 trials have finished.");
        Set<Integer> quarters = new HashSet<>();
        for (int row = 0; row < 4; row++) {
            quarters.add((int) (4 * coordinate(nine.row(row), "x0")));
        }
        assertThat(quarters).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    /** A pruner lets few trials complete: what pruned ones tell is not thrown away until then. */
    @Test
    void learnsFromPrunedTrialsUntilEnoughHaveCompleted() {
        History finished = driver(Spaces.flat(2)).run(19, AutoSamplerTest::bowl).history();
        assertThat(why(Spaces.flat(2), withPruned(9, finished), 20)).isEqualTo("auto: a model of the whole space.");
        History pruned = withPruned(10, finished);
        assertThat(why(Spaces.flat(2), pruned, 20)).isEqualTo("auto: TPE, until 10 trials have completed.");
        assertThat(propose(AUTO, Spaces.flat(2), pruned, 20).notes().toString()).contains("of 19 finished trials");
    }

    @Test
    void searchesTheWholeSpaceAndNearTheBestInTurn() {
        History history = driver(Spaces.flat(2)).run(20, AutoSamplerTest::bowl).history();
        assertThat(why(Spaces.flat(2), history, 20)).isEqualTo("auto: a model of the whole space.");
        Proposal near = propose(AUTO, Spaces.flat(2), history, 23);
        assertThat(near.notes().get(0))
                .isEqualTo("auto: a model of the surroundings of the best trial, in turn with the whole space.");
        assertThat(near.notes().get(1)).startsWith("Largest expected improvement near trial ");
    }

    @Test
    void modelsSeveralObjectivesEverywhereAndLeavesManyToTpe() {
        assertThat(why(Spaces.flat(2), withObjectives(2), 23)).isEqualTo("auto: a model of the whole space.");
        assertThat(why(Spaces.flat(2), withObjectives(4), 23)).isEqualTo("auto: TPE, as there are 4 objectives.");
    }

    @Test
    void modelsConstraintsEverywhere() {
        History history = driver(Spaces.flat(2)).run(20, AutoSamplerTest::bowl).history();
        Observation last = history.row(19);
        History constrained = history.plus(new Observation(
                20, TrialState.Name.COMPLETE, last.params(), List.of(1.0), 2, Map.of("memory", 2.0), Curve.EMPTY));
        assertThat(why(Spaces.flat(2), constrained, 23)).isEqualTo("auto: a model of the whole space.");
    }

    @Test
    void triesEachCombinationOnceWhenTheBudgetCoversThem() {
        Sampler covered = SPEC.build(OptionalInt.of(100));
        Set<Map<String, ParameterValue>> tried = new HashSet<>();
        History history = History.empty(Direction.MINIMIZE);
        for (int number = 0; number < 100; number++) {
            Proposal proposal = propose(covered, HUNDRED, history, number);
            assertThat(proposal.notes().get(0)).isEqualTo("auto: each combination once, as the budget covers them.");
            Observation trial = ended(number, proposal, history, covered);
            tried.add(Driver.values(trial));
            history = history.plus(trial);
        }
        assertThat(tried).hasSize(100);
    }

    @Test
    void modelsAFiniteSpaceThatTheBudgetDoesNotCover() {
        History history = driver(HUNDRED).run(20, AutoSamplerTest::zero).history();
        for (Sampler sampler : List.of(AUTO, SPEC.build(OptionalInt.of(99)))) {
            assertThat(propose(sampler, HUNDRED, history, 20).notes().get(0))
                    .isEqualTo("auto: a model of the whole space.");
        }
    }

    @Test
    void triesEachOfFewCombinationsOnce() {
        Driver driver = driver(Spaces.small()).run(30, AutoSamplerTest::zero);
        Set<Map<String, ParameterValue>> tried = new HashSet<>();
        driver.history().finished().forEach(trial -> tried.add(Driver.values(trial)));
        assertThat(tried).hasSizeGreaterThanOrEqualTo(20 - 1);
    }

    @Test
    void takesTpeForTheWholeSpaceWhenTrialsAreMany() {
        History history = new Driver(Random.defaults(), 1, Spaces.flat(2), Direction.MINIMIZE)
                .run(401, AutoSamplerTest::bowl)
                .history();
        assertThat(why(Spaces.flat(2), history, 402))
                .isEqualTo("auto: TPE, as 401 trials are many for a model of the whole space.");
        assertThat(why(Spaces.flat(2), history, 403)).contains("surroundings of the best trial");
    }

    @Test
    void leavesToTpeWhatNoTrialsShare() {
        Driver driver = driver(SearchSpace.UNDECLARED);
        for (int i = 0; i < 12; i++) {
            Driver.Ask ask = driver.new Ask();
            ask.suggest("only" + i, FloatRange.of(0, 1));
            driver.tell(ask.begun(), i);
        }
        assertThat(why(SearchSpace.UNDECLARED, driver.history(), 12))
                .isEqualTo("auto: TPE, as no parameter is in all trials.");
    }

    /** What the history remembers of earlier models and of the region's size changes nothing. */
    @Test
    void choosesAlikeWhateverIsRemembered() {
        for (int trials : new int[] {44, 47}) {
            History warm = driver(Spaces.conditional())
                    .run(trials, AutoSamplerTest::bowl)
                    .history();
            History cold = History.empty(Direction.MINIMIZE);
            for (int row = 0; row < warm.size(); row++) {
                cold = cold.plus(warm.row(row));
            }
            assertThat(propose(AUTO, Spaces.conditional(), cold, trials))
                    .isEqualTo(propose(AUTO, Spaces.conditional(), warm, trials));
        }
    }

    /**
     * Medians of 7 studies of 40 trials; none of these functions is among those that samplers are measured on.
     */
    @Test
    void comesNearerThanOthers() {
        for (ToDoubleFunction<Map<String, ParameterValue>> function :
                List.<ToDoubleFunction<Map<String, ParameterValue>>>of(
                        AutoSamplerTest::valley, AutoSamplerTest::waves, AutoSamplerTest::branches)) {
            double auto = median(SPEC, function);
            for (SamplerSpec other : List.of(Tpe.defaults(), CmaEs.defaults(), Random.defaults())) {
                assertThat(auto).isLessThan(0.75 * median(other, function));
            }
        }
    }

    private static double median(SamplerSpec spec, ToDoubleFunction<Map<String, ParameterValue>> function) {
        List<Double> bests = new ArrayList<>();
        for (int seed = 0; seed < 7; seed++) {
            History history = new Driver(spec, seed, BRANCHED, Direction.MINIMIZE)
                    .run(40, function)
                    .history();
            bests.add(history.row(history.byMerit().row(0)).value());
        }
        Collections.sort(bests);
        return bests.get(3);
    }

    private static final SearchSpace BRANCHED = SearchSpace.of(
            Parameter.of("x0", FloatRange.of(0, 1)),
            Parameter.of("x1", FloatRange.of(0, 1)),
            Parameter.of("x2", FloatRange.of(0, 1)),
            Parameter.of("kind", Categorical.of("a", "b")),
            Parameter.of("x3", FloatRange.of(0, 1)).when("kind", ParameterValue.of("b")));

    /** A narrow valley across the axes. */
    private static double valley(Map<String, ParameterValue> values) {
        double across = at(values, "x0") + at(values, "x1") - 2 * at(values, "x2") - 0.1;
        double along = at(values, "x0") - at(values, "x1") + 0.3;
        return 10 * across * across + along * along + Math.pow(at(values, "x2") - 0.4, 2);
    }

    /** Four valleys along each of three axes. */
    private static double waves(Map<String, ParameterValue> values) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double z = at(values, "x" + i) - 0.2 - 0.2 * i;
            sum += z * z + 0.05 * (1 - Math.cos(8 * Math.PI * z));
        }
        return sum;
    }

    /** One branch is better, and has a parameter of its own. */
    private static double branches(Map<String, ParameterValue> values) {
        double own = values.containsKey("x3") ? Math.pow(at(values, "x3") - 0.7, 2) : 0.3;
        return own + Math.pow(at(values, "x0") - 0.2, 2) + Math.pow(at(values, "x1") - 0.6, 2);
    }

    private static double at(Map<String, ParameterValue> values, String name) {
        return values.get(name).asDouble();
    }

    private static double coordinate(Observation trial, String name) {
        return at(Driver.values(trial), name);
    }

    private static double zero(Map<String, ParameterValue> values) {
        return 0;
    }

    private static double bowl(Map<String, ParameterValue> values) {
        return values.values().stream()
                .filter(ParameterValue::isNumber)
                .mapToDouble(value -> Math.pow(value.asDouble() - 0.3, 2))
                .sum();
    }

    /** The same trials, of which the first ones were pruned after their first report. */
    private static History withPruned(int count, History complete) {
        History history = History.empty(Direction.MINIMIZE);
        for (int row = 0; row < complete.size(); row++) {
            Observation trial = complete.row(row);
            Curve curve = Curve.of(List.of(new Report(0, List.of(trial.value()), Map.of(), Instant.EPOCH)));
            history = history.plus(
                    row < count
                            ? new Observation(
                                    trial.number(), TrialState.Name.PRUNED, trial.params(), trial.values(), curve)
                            : trial);
        }
        return history;
    }

    private static History withObjectives(int count) {
        History history = History.empty(Collections.nCopies(count, Direction.MINIMIZE));
        List<Observation> trials =
                driver(Spaces.flat(2)).run(20, AutoSamplerTest::bowl).history().finished();
        for (Observation trial : trials) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                values.add(Math.abs(coordinate(trial, "x0") - i) + coordinate(trial, "x1"));
            }
            history = history.plus(
                    new Observation(trial.number(), TrialState.Name.COMPLETE, trial.params(), values, Curve.EMPTY));
        }
        return history;
    }

    private static Observation ended(int number, Proposal proposal, History history, Sampler sampler) {
        Map<String, Choice> chosen = new LinkedHashMap<>();
        for (Parameter parameter : HUNDRED.parameters()) {
            String name = parameter.name();
            ParameterValue value = proposal.values().get(name);
            ParameterValue suggested = sampler.forTrial(number)
                    .suggest(name, parameter.distribution(), history, Dice.of(1, number, name))
                    .value();
            chosen.put(name, Choice.of(value == null ? suggested : value, parameter.distribution()));
        }
        return new Observation(number, TrialState.Name.COMPLETE, chosen, List.of(0.0), Curve.EMPTY);
    }

    private static String why(SearchSpace space, History history, int number) {
        return propose(AUTO, space, history, number).notes().get(0);
    }

    private static Proposal propose(Sampler sampler, SearchSpace space, History history, int number) {
        return sampler.forTrial(number).propose(space, history, Dice.of(1, number, ""));
    }

    private static Driver driver(SearchSpace space) {
        return new Driver(SPEC, 1, space, Direction.MINIMIZE);
    }
}
