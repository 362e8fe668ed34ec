package dev.parzen.pruner;

import static dev.parzen.trial.Observations.curve;
import static dev.parzen.trial.Observations.running;
import static dev.parzen.trial.Observations.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.IntOrAuto;
import dev.parzen.space.InvalidValueException;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three brackets, of which the first has rungs at the steps 1, 3 and 9, the second at 3 and 9, the third at 9. */
class HyperbandPrunerTest {
    private static final History NOTHING = History.empty(Direction.MINIMIZE);
    private static final Outline UNKNOWN = new Outline("study", OptionalInt.empty());
    private static final Brackets BRACKETS = Brackets.of("study", 1, 9, 3);
    private static final Pruner PRUNER = spec(IntOrAuto.of(9), true).build(UNKNOWN);

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Hyperband(0, IntOrAuto.AUTO, 3, 0, true, 0))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Hyperband(9, IntOrAuto.of(8), 3, 0, true, 0))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Hyperband(1, IntOrAuto.AUTO, 1, 0, true, 0))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void competesWithinTheBracket() {
        int trial = numbers(0)[1];
        Observation worse = at(1, 2, running(trial, 0.5, 0));
        History others = NOTHING.plus(complete(numbers(1)[0], 1, 1)).plus(complete(numbers(2)[0], 1, 1));
        assertThat(PRUNER.judge(worse, others)).isEqualTo(Verdict.CONTINUE);
        assertThat(PRUNER.judge(worse, others.plus(complete(numbers(0)[0], 1, 1))))
                .isEqualTo(new Verdict.Prune("Bracket 0. Rung 0, step 1: 2 is rank 2 of 2, the best third goes on."));
    }

    @Test
    void competesWithTrialsInFlightOfTheBracket() {
        Observation worse = at(1, 2, running(numbers(0)[1], 0.5, 0));
        assertThat(PRUNER.judge(worse, NOTHING.withRunning(List.of(at(1, 1, running(numbers(1)[0], 0.5, 0))))))
                .isEqualTo(Verdict.CONTINUE);
        assertThat(PRUNER.judge(worse, NOTHING.withRunning(List.of(at(1, 1, running(numbers(0)[0], 0.5, 0))))))
                .isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void beginsLaterInLaterBrackets() {
        for (int bracket = 0; bracket < 3; bracket++) {
            int[] numbers = numbers(bracket);
            int first = (int) Math.pow(3, bracket);
            for (int step : new int[] {1, 3, 9}) {
                Observation worse = at(step, 2, running(numbers[1], 0.5, 0));
                Verdict verdict = PRUNER.judge(worse, NOTHING.plus(complete(numbers[0], step, 1)));
                assertThat(verdict instanceof Verdict.Prune)
                        .as("bracket " + bracket + ", step " + step)
                        .isEqualTo(step >= first);
                assertThat(PRUNER.readsHistory(worse)).isEqualTo(step >= first);
            }
        }
    }

    @Test
    void standsWithinTheBracket() {
        History past = NOTHING.plus(complete(numbers(1)[0], 1, 1)).plus(complete(numbers(0)[0], 1, 1));
        Standing standing =
                PRUNER.standing(at(1, 2, running(numbers(0)[1], 0.5, 0)), past).orElseThrow();
        assertThat(standing.cohort()).containsExactly(new Standing.Peer(numbers(0)[0], 1));
        assertThat(standing.measure()).startsWith("Bracket 0. ");
    }

    @Test
    void takesTheStepsOfTheObjective() {
        Pruner pruner = spec(IntOrAuto.AUTO, true).build(new Outline("study", OptionalInt.of(27)));
        assertThat(pruner.brackets(NOTHING)).contains(Brackets.of("study", 1, 27, 3));
        Pruner given = spec(IntOrAuto.of(9), true).build(new Outline("study", OptionalInt.of(27)));
        assertThat(given.brackets(NOTHING)).contains(BRACKETS);
    }

    @Test
    void takesTheStepsOfTheFirstCompleteTrial() {
        Pruner pruner = spec(IntOrAuto.AUTO, true).build(UNKNOWN);
        assertThat(pruner.brackets(NOTHING)).isEmpty();
        assertThat(pruner.judge(at(9, 2, running(9, 0.5, 0)), NOTHING)).isEqualTo(Verdict.CONTINUE);
        assertThat(pruner.standing(at(9, 2, running(9, 0.5, 0)), NOTHING)).isEmpty();
        History past = NOTHING.plus(complete(0, 8, 1)).plus(complete(1, 80, 1));
        assertThat(pruner.brackets(past)).contains(BRACKETS);
        assertThat(pruner.readsHistory(at(2, 2, running(9, 0.5, 0)))).isTrue();
    }

    @Test
    void hidesItsBracketsFromSamplersIfTold() {
        assertThat(PRUNER.brackets(NOTHING)).contains(BRACKETS);
        assertThat(spec(IntOrAuto.of(9), false).build(UNKNOWN).brackets(NOTHING))
                .isEmpty();
    }

    private static Hyperband spec(IntOrAuto maxResource, boolean confined) {
        return new Hyperband(1, maxResource, 3, 0, confined, 0);
    }

    /** The numbers of the first trials in a bracket. */
    private static int[] numbers(int bracket) {
        return IntStream.range(0, 100)
                .filter(number -> BRACKETS.of(number) == bracket)
                .limit(2)
                .toArray();
    }

    private static Observation complete(int number, int step, double value) {
        return at(step, value, Observations.completeAfter(number, value));
    }

    private static Observation at(int step, double value, Observation trial) {
        return with(curve(new TreeMap<>(Map.of(step, value))), trial);
    }
}
