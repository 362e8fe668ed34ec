package dev.parzen.pruner;

import static dev.parzen.trial.Observations.completeAfter;
import static dev.parzen.trial.Observations.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.InvalidValueException;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Thresholds as numpy.nanpercentile gives them. */
class PercentilePrunerTest {
    private static final double NAN = Double.NaN;

    @Test
    void refusesWhatIsNoPercentile() {
        assertThatThrownBy(() -> spec(-1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> spec(100.5)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> spec(NAN)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void interpolatesBetweenValues() {
        History past = past(Direction.MINIMIZE, 8, 1, 4, 2);
        assertThreshold(past, 50, 3);
        assertThreshold(past, 25, 1.75);
        assertThreshold(past, 87.5, 6.5);
        assertThreshold(past, 0, 1);
        assertThreshold(past, 100, 8);
    }

    @Test
    void countsFromTheHighestWhenMaximising() {
        History past = past(Direction.MAXIMIZE, 8, 1, 4, 2);
        assertThreshold(past, 50, 3);
        assertThreshold(past, 25, 5);
        assertThreshold(past, 0, 8);
        assertThreshold(past, 100, 1);
    }

    @Test
    void passesOverWhatIsNoNumber() {
        assertThreshold(past(Direction.MINIMIZE, NAN, 1, NAN, 2, 4, 8, NAN), 25, 1.75);
        assertThreshold(past(Direction.MAXIMIZE, 8, NAN, 1, 4, 2), 25, 5);
    }

    @Test
    void lessThanEnoughNumbersDecideNothing() {
        Pruner pruner = new Percentile(25, 0, 0, 1, 3, 0).build(outline());
        History past = past(Direction.MINIMIZE, 1, NAN, 2);
        assertThat(pruner.judge(running(9, 0.5, 9), past)).isEqualTo(Verdict.CONTINUE);
        assertThat(pruner.standing(running(9, 0.5, 9), past).orElseThrow().threshold())
                .isEmpty();
        assertThat(pruner.judge(running(9, 0.5, 9), past.plus(completeAfter(3, 3))))
                .isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void saysWhichPercentile() {
        assertThat(pruner(25).judge(running(9, 0.5, 2), past(Direction.MINIMIZE, 8, 1, 4, 2)))
                .isEqualTo(new Verdict.Prune(
                        "Step 0: the best value 2 is worse than the percentile 25 (1.75) of 4 complete trials."));
    }

    @Test
    void standsAmongCompleteTrialsAtTheStep() {
        Standing standing = pruner(25)
                .standing(running(9, 0.5, 2), past(Direction.MAXIMIZE, 8, NAN, 1, 4))
                .orElseThrow();
        assertThat(standing.step()).isZero();
        assertThat(standing.value()).isEqualTo(2);
        assertThat(standing.threshold()).hasValue(6);
        assertThat(standing.rank()).hasValue(3);
        assertThat(standing.cohort())
                .containsExactly(new Standing.Peer(0, 8), new Standing.Peer(3, 4), new Standing.Peer(2, 1));
    }

    /** What equals the threshold goes on, what is worse by the least does not. */
    private static void assertThreshold(History past, double percentile, double threshold) {
        Pruner pruner = pruner(percentile);
        double worse = past.direction() == Direction.MINIMIZE ? Math.nextUp(threshold) : Math.nextDown(threshold);
        assertThat(pruner.standing(running(9, 0.5, 0), past).orElseThrow().threshold())
                .hasValue(threshold);
        assertThat(pruner.judge(running(9, 0.5, threshold), past)).isEqualTo(Verdict.CONTINUE);
        assertThat(pruner.judge(running(9, 0.5, worse), past)).isInstanceOf(Verdict.Prune.class);
    }

    private static History past(Direction direction, double... values) {
        History past = History.empty(direction);
        for (int number = 0; number < values.length; number++) {
            past = past.plus(completeAfter(number, values[number]));
        }
        return past;
    }

    private static Percentile spec(double percentile) {
        return new Percentile(percentile, 0, 0, 1, 1, 0);
    }

    private static Pruner pruner(double percentile) {
        return spec(percentile).build(outline());
    }

    private static Outline outline() {
        return new Outline("study", OptionalInt.empty());
    }
}
