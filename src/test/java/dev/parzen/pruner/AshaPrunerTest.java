package dev.parzen.pruner;

import static dev.parzen.trial.Observations.completeAfter;
import static dev.parzen.trial.Observations.curve;
import static dev.parzen.trial.Observations.pruned;
import static dev.parzen.trial.Observations.running;
import static dev.parzen.trial.Observations.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.IntOrAuto;
import dev.parzen.space.InvalidValueException;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rungs lie at the steps 1, 2, 4, … unless a test says otherwise, and half of the trials go on. */
class AshaPrunerTest {
    private static final History NOTHING = History.empty(Direction.MINIMIZE);
    private static final Outline UNKNOWN = new Outline("study", OptionalInt.empty());
    private static final Pruner PRUNER = halving(0).build(UNKNOWN);

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Asha(IntOrAuto.of(0), 2, 0, 0, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Asha(IntOrAuto.of(1), 1, 0, 0, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Asha(IntOrAuto.of(1), 2, -1, 0, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Asha(IntOrAuto.of(1), 2, 0, -1, 0)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void letsTheBetterHalfGoOn() {
        History past = past(1, 2, 3);
        assertThat(judge(past, 0, 2.5))
                .isEqualTo(new Verdict.Prune("Rung 0, step 1: 2.5 is rank 3 of 4, the best half goes on."));
        assertThat(judge(past, 0, 1.5)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(past(1, 2), 0, 1.5)).isInstanceOf(Verdict.Prune.class); // of three, one goes on
        assertThat(judge(past(1), 0, 1.5)).isInstanceOf(Verdict.Prune.class);
        assertThat(judge(past(1), 0, 0.5)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void letsEqualsOfTheLastGoOn() {
        assertThat(judge(past(1, 1, 1), 0, 1)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(past(1, 2, 3), 0, 2)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void prunesWhatIsNoNumber() {
        assertThat(judge(NOTHING, 0, Double.NaN))
                .isEqualTo(new Verdict.Prune("Rung 0, step 1: the value is no number."));
        assertThat(judge(NOTHING, Double.NaN)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void letsTheFirstOfABootstrapGoNoFurther() {
        Pruner careful = halving(2).build(UNKNOWN);
        Observation best = running(9, 0.5, 0, -1);
        assertThat(careful.judge(best, past(1)))
                .isEqualTo(
                        new Verdict.Prune("Rung 0, step 1: only 2 trials came so far, and the first 2 go no further."));
        assertThat(careful.judge(best, past(1, 2))).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void competesWithTrialsInWhateverState() {
        Observation trial = running(9, 0.5, 0, 2);
        assertThat(PRUNER.judge(trial, NOTHING)).isEqualTo(Verdict.CONTINUE);
        assertThat(PRUNER.judge(trial, NOTHING.plus(completeAfter(0, 0, 1)))).isInstanceOf(Verdict.Prune.class);
        assertThat(PRUNER.judge(trial, NOTHING.plus(pruned(0, 0.5, 0, 1)))).isInstanceOf(Verdict.Prune.class);
        assertThat(PRUNER.judge(trial, NOTHING.withRunning(List.of(running(0, 0.5, 0, 1)))))
                .isInstanceOf(Verdict.Prune.class);
        assertThat(PRUNER.judge(trial, NOTHING.withRunning(List.of(running(0, 0.5, 0)))))
                .isEqualTo(Verdict.CONTINUE);
        assertThat(PRUNER.judge(trial, NOTHING.withRunning(List.of(running(0, 0.5, 0, Double.NaN)))))
                .isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void turnsRoundWhenMaximising() {
        History past = History.empty(Direction.MAXIMIZE).plus(completeAfter(0, 0, 1));
        assertThat(PRUNER.judge(running(9, 0.5, 0, 2), past)).isEqualTo(Verdict.CONTINUE);
        assertThat(PRUNER.judge(running(9, 0.5, 0, 0.5), past)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void looksOnlyAtTheFirstReportOfARung() {
        Observation between = running(9, 0.5, 0, 0, 0, 99);
        assertThat(PRUNER.judge(between, past(1))).isEqualTo(Verdict.CONTINUE);
        assertThat(PRUNER.readsHistory(between)).isFalse();
        assertThat(PRUNER.readsHistory(running(9, 0.5, 0, 0))).isTrue();
    }

    @Test
    void saysTheSameOfARepeatedReport() {
        History past = past(1);
        Verdict first = judge(past, 0, 2);
        assertThat(judge(past, 0, 2)).isEqualTo(first).isInstanceOf(Verdict.Prune.class);
        assertThat(judge(past.plus(completeAfter(1, 0, 3)), 0, 2)).isInstanceOf(Verdict.Prune.class);
    }

    /** The other had 5 at step 2 and reported 1 at step 9; one report at step 9 reaches the rungs at 1, 2, 4 and 8. */
    @Test
    void judgesAtAllRungsThatWereSkipped() {
        History past = NOTHING.plus(at(completeAfter(0, 0), Map.of(2, 5.0, 9, 1.0)));
        Observation worse = at(running(9, 0.5, 0), Map.of(9, 3.0));
        assertThat(PRUNER.judge(worse, past))
                .isEqualTo(new Verdict.Prune("Rung 2, step 4: 3 is rank 2 of 2, the best half goes on."));
        Observation worst = at(running(9, 0.5, 0), Map.of(9, 6.0));
        assertThat(PRUNER.judge(worst, past))
                .isEqualTo(new Verdict.Prune("Rung 0, step 1: 6 is rank 2 of 2, the best half goes on."));
        Observation best = at(running(9, 0.5, 0), Map.of(9, 0.5));
        assertThat(PRUNER.judge(best, past)).isEqualTo(Verdict.CONTINUE);
        Standing standing = PRUNER.standing(best, past).orElseThrow();
        assertThat(standing.measure()).startsWith("value at rung 3");
    }

    @Test
    void takesAHundredthOfTheStepsAsItsFirst() {
        Pruner known = auto().build(new Outline("study", OptionalInt.of(301)));
        assertThat(known.readsHistory(reaching(2))).isFalse();
        assertThat(known.readsHistory(reaching(3))).isTrue();
        Pruner shorter = auto().build(new Outline("study", OptionalInt.of(200)));
        assertThat(shorter.readsHistory(reaching(1))).isTrue();
        Pruner shortest = auto().build(new Outline("study", OptionalInt.of(1)));
        assertThat(shortest.readsHistory(reaching(1))).isTrue();
    }

    @Test
    void takesAHundredthOfTheFirstCompleteTrial() {
        Pruner pruner = auto().build(UNKNOWN);
        Observation trial = at(running(9, 0.5, 0), Map.of(3, 9.0));
        History past = NOTHING.plus(at(pruned(0, 0.5, 0), Map.of(3, 1.0, 5, 1.0)));
        assertThat(pruner.readsHistory(trial)).isTrue();
        assertThat(pruner.judge(trial, past)).isEqualTo(Verdict.CONTINUE);
        past = past.plus(at(completeAfter(1, 0), Map.of(3, 1.0, 350, 1.0)));
        assertThat(pruner.judge(trial, past)).isInstanceOf(Verdict.Prune.class);
        assertThat(pruner.judge(at(running(9, 0.5, 0), Map.of(2, 9.0)), past)).isEqualTo(Verdict.CONTINUE);
        past = past.plus(at(completeAfter(2, 0), Map.of(900, 1.0)));
        assertThat(pruner.judge(trial, past)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void standsAmongTheTrialsOfTheRung() {
        History past = past(3, 1, 2).withRunning(List.of(running(8, 0.5, 0, 1.5)));
        Standing standing = PRUNER.standing(running(9, 0.5, 0, 2.5), past).orElseThrow();
        assertThat(standing)
                .isEqualTo(new Standing(
                        1,
                        "value at rung 0, of which the best half goes on",
                        2.5,
                        OptionalDouble.of(1.5),
                        OptionalInt.of(4),
                        List.of(
                                new Standing.Peer(1, 1),
                                new Standing.Peer(8, 1.5),
                                new Standing.Peer(2, 2),
                                new Standing.Peer(0, 3))));
        assertThat(PRUNER.standing(running(9, 0.5, 0), past)).isEmpty();
        assertThat(PRUNER.standing(running(9, 0.5, 0, Double.NaN), past)
                        .orElseThrow()
                        .rank())
                .isEmpty();
    }

    private static Asha halving(int bootstrap) {
        return new Asha(IntOrAuto.of(1), 2, 0, bootstrap, 0);
    }

    private static Asha auto() {
        return new Asha(IntOrAuto.AUTO, 2, 0, 0, 0);
    }

    private static Observation reaching(int step) {
        return at(running(9, 0.5, 0), Map.of(step, 1.0));
    }

    private static Observation at(Observation trial, Map<Integer, Double> values) {
        return with(curve(new TreeMap<>(values)), trial);
    }

    /** Complete trials with these values at step 1. */
    private static History past(double... values) {
        History past = NOTHING;
        for (int number = 0; number < values.length; number++) {
            past = past.plus(completeAfter(number, 0, values[number]));
        }
        return past;
    }

    private static Verdict judge(History past, double... values) {
        return PRUNER.judge(running(9, 0.5, values), past);
    }
}
