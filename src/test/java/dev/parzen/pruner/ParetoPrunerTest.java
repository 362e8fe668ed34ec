package dev.parzen.pruner;

import static dev.parzen.trial.Observations.completeAfter;
import static dev.parzen.trial.Observations.pruned;
import static dev.parzen.trial.Observations.running;
import static dev.parzen.trial.Observations.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.InvalidValueException;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.TrialState;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ParetoPrunerTest {
    private static final List<Direction> MIXED = List.of(Direction.MINIMIZE, Direction.MAXIMIZE);
    private static final Pruner PRUNER = pruner(new Pareto(50, 1, 0, 1, 1, 0));

    @Test
    void hasTheDefaultsItDescribes() {
        assertThat(Pareto.defaults()).isEqualTo(new Pareto(50, 5, 0, 1, 1, 0));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Pareto(101, 5, 0, 1, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Pareto(50, -1, 0, 1, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Pareto(50, 5, -1, 1, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Pareto(50, 5, 0, 0, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Pareto(50, 5, 0, 1, 0, 0)).isInstanceOf(InvalidValueException.class);
    }

    /** Ranks 0, 0, 0, 1, 4: the last is dominated by all, the fourth by the second. */
    private static History past() {
        return past(List.of(1.0, 1.0), List.of(2.0, 3.0), List.of(3.0, 5.0), List.of(2.5, 3.0), List.of(9.0, 0.0));
    }

    @Test
    void prunesWhatMoreDominateThanTheMedian() {
        assertThat(judge(PRUNER, past(), 2.0, 2.5))
                .isEqualTo(new Verdict.Prune(
                        "Step 0: dominated by 1 of 5 complete trials, which is more than 0, their own median."));
    }

    @Test
    void keepsWhatNoneDominates() {
        assertThat(judge(PRUNER, past(), 0.5, -9.0)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(PRUNER, past(), 9.0, 6.0)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(PRUNER, past(), 2.0, 3.0)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void takesTheTrialsUpToThePercentile() {
        Pruner lenient = pruner(new Pareto(75, 1, 0, 1, 1, 0));
        assertThat(judge(lenient, past(), 2.0, 2.5)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(lenient, past(), 2.5, 2.5))
                .isEqualTo(new Verdict.Prune(
                        "Step 0: dominated by 2 of 5 complete trials, which is more than 1, their own percentile 75."));
        Pruner between = pruner(new Pareto(87.5, 1, 0, 1, 1, 0)); // 1 + (4 − 1) / 2 = 2.5
        assertThat(judge(between, past(), 2.5, 2.5)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(between, past(), 9.0, 0.5)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void prunesWhatIsNoNumberInOneDirection() {
        assertThat(judge(PRUNER, past(), 0.0, Double.NaN))
                .isEqualTo(new Verdict.Prune("Step 0: a value is no number."));
    }

    @Test
    void leavesOutOthersThatAreNoNumbers() {
        History past = past(List.of(1.0, Double.NaN), List.of(Double.NaN, 1.0), List.of(2.0, 2.0));
        assertThat(judge(PRUNER, past, 3.0, 1.0))
                .isEqualTo(new Verdict.Prune(
                        "Step 0: dominated by 1 of 1 complete trial, which is more than 0, their own median."));
    }

    @Test
    void isTheOrderWithOneObjective() {
        History past = History.empty(Direction.MAXIMIZE);
        for (int number = 0; number < 5; number++) {
            past = past.plus(completeAfter(number, number));
        }
        assertThat(PRUNER.judge(running(9, 0.5, 1.5), past)).isInstanceOf(Verdict.Prune.class);
        assertThat(PRUNER.judge(running(9, 0.5, 2), past)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void comparesWithCompleteTrialsAtExactlyTheStep() {
        History past = History.empty(MIXED)
                .plus(complete(0, List.of(0.0, 9.0)))
                .plus(vectors(TrialState.Name.PRUNED, 1, List.of(List.of(0.0, 9.0), List.of(0.0, 9.0))))
                .withRunning(
                        List.of(vectors(TrialState.Name.RUNNING, 2, List.of(List.of(0.0, 9.0), List.of(0.0, 9.0)))));
        Observation second = vectors(TrialState.Name.RUNNING, 3, List.of(List.of(5.0, 5.0), List.of(5.0, 5.0)));
        assertThat(PRUNER.judge(second, past)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(PRUNER, past, 5.0, 5.0)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void waitsAsTheMedianDoes() {
        History past = past();
        assertThat(judge(pruner(new Pareto(50, 6, 0, 1, 1, 0)), past, 9.0, -1.0))
                .isEqualTo(Verdict.CONTINUE);
        assertThat(judge(pruner(new Pareto(50, 5, 1, 1, 1, 0)), past, 9.0, -1.0))
                .isEqualTo(Verdict.CONTINUE);
        assertThat(judge(pruner(new Pareto(50, 5, 0, 1, 6, 0)), past, 9.0, -1.0))
                .isEqualTo(Verdict.CONTINUE);
        assertThat(judge(pruner(new Pareto(50, 5, 0, 1, 5, 0)), past, 9.0, -1.0))
                .isInstanceOf(Verdict.Prune.class);
        Pruner seldom = pruner(new Pareto(50, 1, 0, 2, 1, 0));
        History two = History.empty(Direction.MINIMIZE)
                .plus(completeAfter(0, 0, 0, 0))
                .plus(pruned(1, 0.5, 0));
        assertThat(seldom.judge(running(2, 0.5, 1, 1), two)).isEqualTo(Verdict.CONTINUE);
        assertThat(seldom.judge(running(2, 0.5, 1, 1, 1), two)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void standsByHowManyDominateIt() {
        Standing standing = PRUNER.standing(trial(2.5, 2.5), past()).orElseThrow();
        assertThat(standing.value()).isEqualTo(2);
        assertThat(standing.threshold()).hasValue(0);
        assertThat(standing.rank()).hasValue(5);
        assertThat(standing.cohort()).extracting(Standing.Peer::value).containsExactly(0.0, 0.0, 0.0, 1.0, 4.0);
        assertThat(standing.cohort()).extracting(Standing.Peer::trial).containsExactly(0, 1, 2, 3, 4);
        Standing none = PRUNER.standing(trial(Double.NaN, 0.0), past()).orElseThrow();
        assertThat(none.value()).isNaN();
        assertThat(none.rank()).isEmpty();
    }

    @SafeVarargs
    private static History past(List<Double>... vectors) {
        History past = History.empty(MIXED);
        for (int number = 0; number < vectors.length; number++) {
            past = past.plus(complete(number, vectors[number]));
        }
        return past;
    }

    private static Observation complete(int number, List<Double> vector) {
        return vectors(TrialState.Name.COMPLETE, number, List.of(vector));
    }

    private static Observation trial(double first, double second) {
        return vectors(TrialState.Name.RUNNING, 99, List.of(List.of(first, second)));
    }

    private static Verdict judge(Pruner pruner, History past, double first, double second) {
        return pruner.judge(trial(first, second), past);
    }

    private static Pruner pruner(Pareto spec) {
        return spec.build(new Outline("study", OptionalInt.empty()));
    }
}
