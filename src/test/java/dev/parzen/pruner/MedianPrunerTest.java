package dev.parzen.pruner;

import static dev.parzen.trial.Observations.completeAfter;
import static dev.parzen.trial.Observations.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.InvalidValueException;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MedianPrunerTest {
    private static final Outline OUTLINE = new Outline("study", OptionalInt.empty());
    private static final Pruner PRUNER = Median.defaults().build(OUTLINE);

    @Test
    void hasTheDefaultsItDescribes() {
        assertThat(Median.defaults()).isEqualTo(new Median(5, 0, 1, 1, 0));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Median(-1, 0, 1, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Median(5, -1, 1, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Median(5, 0, 0, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Median(5, 0, 1, 0, 0)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void prunesWhatIsWorseThanTheMedian() {
        Verdict verdict = PRUNER.judge(running(5, 0.5, 0.9, 0.35), past(0.1, 0.2, 0.3, 0.4, 0.5));
        assertThat(verdict)
                .isEqualTo(new Verdict.Prune(
                        "Step 1: the best value 0.35 is worse than the median 0.3 of 5 complete trials."));
    }

    @Test
    void keepsWhatEqualsTheMedian() {
        assertThat(PRUNER.judge(running(5, 0.5, 0.9, 0.3), past(0.1, 0.2, 0.3, 0.4, 0.5)))
                .isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void judgesByTheBestSoFar() {
        assertThat(PRUNER.judge(running(5, 0.5, 0.05, 0.9), past(0.1, 0.2, 0.3, 0.4, 0.5)))
                .isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void prunesBelowTheMedianWhenMaximising() {
        History past = History.empty(Direction.MAXIMIZE);
        for (int number = 0; number < 5; number++) {
            past = past.plus(completeAfter(number, 0, number));
        }
        assertThat(PRUNER.judge(running(5, 0.5, 0, 1.5), past)).isInstanceOf(Verdict.Prune.class);
        assertThat(PRUNER.judge(running(5, 0.5, 0, 2.5), past)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void waitsForEnoughCompleteTrials() {
        Observation bad = running(5, 0.5, 9, 9);
        assertThat(PRUNER.judge(bad, past(0.1, 0.2, 0.3, 0.4))).isEqualTo(Verdict.CONTINUE);
        History withPruned = past(0.1, 0.2, 0.3, 0.4).plus(Observations.pruned(4, 0.5, 0, 0));
        assertThat(PRUNER.judge(bad, withPruned)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void comparesOnlyWithTheSameStep() {
        Observation further = running(5, 0.5, 9, 9, 9, 9);
        assertThat(PRUNER.judge(further, past(0.1, 0.2, 0.3, 0.4, 0.5))).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void prunesWhatWasNeverANumber() {
        Verdict verdict = PRUNER.judge(running(5, 0.5, Double.NaN), past(0.1, 0.2, 0.3, 0.4, 0.5));
        assertThat(verdict).isEqualTo(new Verdict.Prune("Step 0: no value so far is a number."));
    }

    @Test
    void passesOverOthersThatAreNoNumbers() {
        History past = past(0.1, 0.2, 0.3, 0.4, Double.NaN);
        assertThat(PRUNER.judge(running(5, 0.5, 1, 0.26), past)).isInstanceOf(Verdict.Prune.class);
        assertThat(PRUNER.judge(running(5, 0.5, 1, 0.24), past)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void leavesTheWarmUpAlone() {
        Pruner patient = new Median(5, 2, 1, 1, 0).build(OUTLINE);
        assertThat(patient.judge(running(5, 0.5, 9, 9), past(0.1, 0.2, 0.3, 0.4, 0.5)))
                .isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void looksOncePerInterval() {
        Pruner seldom = new Median(1, 1, 3, 1, 0).build(OUTLINE); // intervals 1 … 3, 4 … 6
        History past = History.empty(Direction.MINIMIZE).plus(completeAfter(0, 0, 0, 0, 0, 0));
        assertThat(seldom.judge(running(1, 0.5, 9), past)).isEqualTo(Verdict.CONTINUE);
        assertThat(seldom.judge(running(1, 0.5, 9, 9), past)).isInstanceOf(Verdict.Prune.class);
        assertThat(seldom.judge(running(1, 0.5, 9, 9, 9), past)).isEqualTo(Verdict.CONTINUE);
        assertThat(seldom.judge(running(1, 0.5, 9, 9, 9, 9), past)).isEqualTo(Verdict.CONTINUE);
        assertThat(seldom.judge(running(1, 0.5, 9, 9, 9, 9, 9), past)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void needsEnoughTrialsAtTheStep() {
        Pruner careful = new Median(1, 0, 1, 6, 0).build(OUTLINE);
        assertThat(careful.judge(running(5, 0.5, 9, 9), past(0.1, 0.2, 0.3, 0.4, 0.5)))
                .isEqualTo(Verdict.CONTINUE);
    }

    /** Complete trials with these values at step 1, after 1 at step 0. */
    private static History past(double... values) {
        History past = History.empty(Direction.MINIMIZE);
        for (int number = 0; number < values.length; number++) {
            past = past.plus(completeAfter(number, 1, values[number]));
        }
        return past;
    }
}
