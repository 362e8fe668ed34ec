package dev.parzen.trial;

import static dev.parzen.trial.Observations.complete;
import static dev.parzen.trial.Observations.pruned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.space.Condition;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A history that begins with trials of earlier studies. */
class EarlierTrialsTest {
    private static final Distribution OPTIMIZER = Categorical.of("adam", "sgd");
    private static final Parameter MOMENTUM = new Parameter(
            "momentum", FloatRange.of(0, 1), Condition.when("optimizer", ParameterValue.of("sgd")), Optional.empty());
    private static final SearchSpace SPACE = SearchSpace.of(
            Parameter.of("x", FloatRange.of(0, 1)),
            Parameter.of("layers", IntRange.of(1, 4)),
            Parameter.of("optimizer", OPTIMIZER),
            MOMENTUM);

    @Test
    void numbersThemBeforeAllOthers() {
        History history =
                after(SPACE, complete(7, 0.5, 3), complete(2, 0.25, 1)).plus(own(0, 0.75, 2));
        assertThat(rows(history)).extracting(Observation::number).containsExactly(-2, -1, 0);
        assertThat(rows(history)).extracting(Observation::isForeign).containsExactly(true, true, false);
        assertThat(history.finished()).extracting(Observation::number).containsExactly(-2, -1, 0);
        assertThat(history.foreignSize()).isEqualTo(2);
        assertThat(history.completeCount()).isEqualTo(3);
    }

    @Test
    void takesOnlyValuesThatFit() {
        Observation trial = trial(Map.of(
                "x", ParameterValue.of(1.5),
                "layers", ParameterValue.of(3.0),
                "optimizer", ParameterValue.of("rmsprop"),
                "rate", ParameterValue.of(0.1)));
        Map<String, Choice> taken = after(SPACE, trial).row(0).params();
        assertThat(taken).containsExactly(Map.entry("layers", new Choice(ParameterValue.of(3L), Optional.empty())));
    }

    @Test
    void takesAParameterUnlessItsConditionFails() {
        ParameterValue half = ParameterValue.of(0.5);
        assertThat(taken(Map.of("optimizer", ParameterValue.of("sgd"), "momentum", half)))
                .containsExactly("optimizer", "momentum");
        assertThat(taken(Map.of("optimizer", ParameterValue.of("adam"), "momentum", half)))
                .containsExactly("optimizer");
        assertThat(taken(Map.of("momentum", half))).containsExactly("momentum");
    }

    @Test
    void takesNothingThatTellsNothing() {
        History history = after(
                SPACE,
                trial(Map.of("rate", ParameterValue.of(0.1))),
                pruned(1, 0.5, 4, 3),
                new Observation(
                        2, TrialState.Name.COMPLETE, complete(2, 0.5, 1).params(), List.of(1.0, 2.0), Curve.EMPTY));
        assertThat(history.size()).isZero();
        assertThat(history.foreignSize()).isZero();
        assertThat(history.commonSpace()).isEmpty();
    }

    @Test
    void takesAllThatDefineByRunMayAskFor() {
        Observation trial = trial(Map.of("x", ParameterValue.of(1.5), "rate", ParameterValue.of("fast")));
        History history = after(SearchSpace.UNDECLARED, trial);
        assertThat(history.row(0).params()).containsOnlyKeys("x", "rate");
        assertThat(history.commonSpace()).isEmpty();
        assertThat(history.groups()).isEmpty();
        assertThat(history.column("x", FloatRange.of(0, 1)).at(0)).isNaN();
        assertThat(history.column("x", FloatRange.of(0, 3)).at(0)).isEqualTo(0.5);
    }

    @Test
    void keepsOfAPrunedTrialHowFarItGot() {
        Observation reported = pruned(0, 0.5, 4, 3);
        Observation withValue =
                new Observation(0, TrialState.Name.PRUNED, reported.params(), List.of(3.0), reported.curve());
        Curve curve = after(SPACE, withValue).row(0).curve();
        assertThat(curve.size()).isEqualTo(1);
        assertThat(curve.lastStep()).isEqualTo(1);
        assertThat(curve.lastValue()).isEqualTo(3);
    }

    @Test
    void isAsFeasibleAsWasTold() {
        Map<String, Choice> params = complete(0, 0.5, 1).params();
        Observation silent = new Observation(
                0, TrialState.Name.COMPLETE, params, List.of(1.0), Double.POSITIVE_INFINITY, Map.of(), Curve.EMPTY);
        Observation broken = new Observation(
                1, TrialState.Name.COMPLETE, params, List.of(1.0), 2, Map.of("a", 2.0, "b", -5.0), Curve.EMPTY);
        assertThat(rows(after(SPACE, silent, broken)))
                .extracting(Observation::violation)
                .containsExactly(0.0, 2.0);
    }

    @Test
    void beginsWithWhatEveryTrialIsGoingToHave() {
        History history = after(SPACE, complete(0, 0.5, 1));
        assertThat(history.commonSpace()).containsOnlyKeys("x", "layers", "optimizer");
        assertThat(history.groups()).containsExactly(history.commonSpace());
        assertThat(history.own().commonSpace()).isEmpty();
    }

    @Test
    void isNarrowedByOwnTrialsAlone() {
        Observation small = Observations.complete(
                0, Observations.choices(Map.of("x", Observations.X), Map.of("x", ParameterValue.of(0.5))), 1);
        History history = after(SPACE, complete(0, 0.5, 1)).plus(small);
        assertThat(history.commonSpace()).containsOnlyKeys("x");
        assertThat(history.groups()).hasSize(2);
    }

    @Test
    void isWithoutThemAsIfTheyHadNeverBeen() {
        History cold = History.empty(Direction.MINIMIZE);
        History warm = after(SPACE, complete(0, 0.5, 1), complete(1, 0.5, 2));
        for (int i = 0; i < 20; i++) {
            Observation next = Observations.completeAfter(i, 3, i);
            cold = cold.plus(next);
            warm = warm.plus(next);
            assertThat(rows(warm.own())).isEqualTo(rows(cold));
            assertThat(warm.own().completeCount()).isEqualTo(cold.completeCount());
            assertThat(warm.own().valuesAt(1)).hasToString(cold.valuesAt(1).toString());
            assertThat(warm.own().commonSpace()).isEqualTo(cold.commonSpace());
            assertThat(warm.size()).isEqualTo(cold.size() + 2);
        }
        assertThat(warm.own().own())
                .isNotNull()
                .satisfies(own -> assertThat(own.foreignSize()).isZero());
        assertThat(warm.withRunning(List.of(Observations.running(99, 0.5)))
                        .own()
                        .running())
                .hasSize(1);
    }

    @Test
    void branchesLikeAnyOther() {
        History common = after(SPACE, complete(0, 0.5, 1)).plus(own(0, 0.5, 1));
        History one = common.plus(own(1, 0.25, 2));
        History other = common.plus(own(1, 0.75, 3));
        History beyond = common.own().plus(own(1, 0.9, 4));
        assertThat(value(one, 2)).isEqualTo(2);
        assertThat(value(other, 2)).isEqualTo(3);
        assertThat(value(one.own(), 1)).isEqualTo(2);
        assertThat(value(other.own(), 1)).isEqualTo(3);
        assertThat(value(beyond, 1)).isEqualTo(4);
        assertThat(other.commonSpace()).containsOnlyKeys("x");
        assertThat(common.size()).isEqualTo(2);
    }

    private static double value(History history, int row) {
        return history.row(row).value();
    }

    private static Observation own(int number, double x, double value) {
        return complete(number, x, value);
    }

    private static Observation trial(Map<String, ParameterValue> values) {
        Map<String, Choice> params = new LinkedHashMap<>();
        values.forEach((name, value) -> params.put(name, new Choice(value, Optional.empty())));
        return complete(0, params, 1);
    }

    private static Iterable<String> taken(Map<String, ParameterValue> values) {
        return after(SPACE, trial(values)).row(0).params().keySet();
    }

    private static History after(SearchSpace space, Observation... earlier) {
        return History.after(List.of(Direction.MINIMIZE), space, List.of(earlier));
    }

    private static List<Observation> rows(History history) {
        return IntStream.range(0, history.size()).mapToObj(history::row).toList();
    }
}
