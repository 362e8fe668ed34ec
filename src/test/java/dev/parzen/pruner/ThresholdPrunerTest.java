package dev.parzen.pruner;

import static dev.parzen.trial.Observations.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.InvalidValueException;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ThresholdPrunerTest {
    private static final History NOTHING = History.empty(Direction.MINIMIZE);
    private static final Threshold BOTH = bounds(OptionalDouble.of(0.1), OptionalDouble.of(2), 0, 1);

    @Test
    void prunesWhatIsOutOfBounds() {
        assertThat(judge(BOTH, 1, 2.5)).isEqualTo(new Verdict.Prune("Step 1: 2.5 is above the upper bound 2."));
        assertThat(judge(BOTH, 0.05)).isEqualTo(new Verdict.Prune("Step 0: 0.05 is below the lower bound 0.1."));
        assertThat(judge(BOTH, Double.POSITIVE_INFINITY)).isInstanceOf(Verdict.Prune.class);
        assertThat(judge(BOTH, Double.NEGATIVE_INFINITY)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void keepsWhatIsOnABound() {
        assertThat(judge(BOTH, 0.1)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(BOTH, 2)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void prunesWhatIsNoNumber() {
        assertThat(judge(BOTH, 1, Double.NaN)).isEqualTo(new Verdict.Prune("Step 1: the value is no number."));
    }

    @Test
    void looksAtTheLatestValueAlone() {
        assertThat(judge(BOTH, 9, 1)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(BOTH, Double.NaN, 1)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void needsOnlyOneBound() {
        Threshold lower = bounds(OptionalDouble.of(0), OptionalDouble.empty(), 0, 1);
        assertThat(judge(lower, 1e300)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(lower, -1)).isInstanceOf(Verdict.Prune.class);
        Threshold upper = bounds(OptionalDouble.empty(), OptionalDouble.of(0), 0, 1);
        assertThat(judge(upper, -1e300)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(upper, 1)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void waitsForTheWarmUpAndTheInterval() {
        Threshold seldom = bounds(OptionalDouble.empty(), OptionalDouble.of(0), 1, 2);
        assertThat(judge(seldom, 9)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(seldom, 9, 9)).isInstanceOf(Verdict.Prune.class);
        assertThat(judge(seldom, 9, 9, 9)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(seldom, 9, 9, 9, 9)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void standsAgainstTheBoundThatItBreaksOrComesNearer() {
        assertThat(standing(BOTH, Direction.MINIMIZE, 0.05).threshold()).hasValue(0.1);
        assertThat(standing(BOTH, Direction.MINIMIZE, 1).threshold()).hasValue(2);
        assertThat(standing(BOTH, Direction.MAXIMIZE, 1).threshold()).hasValue(0.1);
        assertThat(standing(BOTH, Direction.MAXIMIZE, 3).threshold()).hasValue(2);
        assertThat(standing(BOTH, Direction.MAXIMIZE, 3).value()).isEqualTo(3);
        Threshold lower = bounds(OptionalDouble.of(0), OptionalDouble.empty(), 0, 1);
        assertThat(standing(lower, Direction.MINIMIZE, 1).threshold()).hasValue(0);
    }

    @Test
    void refusesBoundsThatMakeNoSense() {
        assertRefused("/lower", () -> bounds(OptionalDouble.of(2), OptionalDouble.of(1), 0, 1));
        assertRefused("/upper", () -> bounds(OptionalDouble.empty(), OptionalDouble.of(Double.NaN), 0, 1));
        assertRefused("/warmupSteps", () -> bounds(OptionalDouble.empty(), OptionalDouble.of(1), -1, 1));
        assertRefused("/intervalSteps", () -> bounds(OptionalDouble.empty(), OptionalDouble.of(1), 0, 0));
    }

    @Test
    void fitsNoStudyWithoutBounds() {
        assertRefused(
                "/upper",
                () -> bounds(OptionalDouble.empty(), OptionalDouble.empty(), 0, 1)
                        .requireFits(1));
        BOTH.requireFits(1);
        assertRefused("/type", () -> BOTH.requireFits(2));
    }

    private static void assertRefused(String pointer, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refusal -> assertThat(refusal.pointer()).isEqualTo(pointer));
    }

    private static Threshold bounds(OptionalDouble lower, OptionalDouble upper, int warmup, int interval) {
        return new Threshold(lower, upper, warmup, interval, 0);
    }

    private static Verdict judge(Threshold spec, double... curve) {
        return pruner(spec).judge(running(0, 0.5, curve), NOTHING);
    }

    private static Standing standing(Threshold spec, Direction direction, double value) {
        return pruner(spec)
                .standing(running(0, 0.5, value), History.empty(direction))
                .orElseThrow();
    }

    private static Pruner pruner(Threshold spec) {
        return spec.build(new Outline("study", OptionalInt.empty()));
    }
}
