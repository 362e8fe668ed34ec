package dev.parzen.pruner;

import static dev.parzen.trial.Observations.completeAfter;
import static dev.parzen.trial.Observations.curve;
import static dev.parzen.trial.Observations.pruned;
import static dev.parzen.trial.Observations.running;
import static dev.parzen.trial.Observations.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.InvalidValueException;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Five values all worse than their partners have p = 1/32, four 1/16, three 1/8. */
class WilcoxonPrunerTest {
    private static final double[] BEST = {1, 2, 3, 4, 5, 0};

    @Test
    void hasTheDefaultsItDescribes() {
        assertThat(Wilcoxon.defaults()).isEqualTo(new Wilcoxon(0.1, 2, 0));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Wilcoxon(-0.1, 2, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Wilcoxon(1.1, 2, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Wilcoxon(0.1, 1, 0)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void prunesWhatIsWorseOnEnoughSteps() {
        assertThat(judge(past(BEST), 2, 3, 4)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(past(BEST), 2, 3, 4, 5))
                .isEqualTo(new Verdict.Prune("Step 3: on 4 shared steps the mean 3.5 is worse than 2.5 of trial 0, the"
                        + " best so far; by chance with p = 0.0625, below 0.1."));
    }

    @Test
    void prunesOnlyBelowTheProbability() {
        Pruner exactly = new Wilcoxon(1.0 / 16, 2, 0).build(outline());
        assertThat(exactly.judge(running(1, 0.5, 2, 3, 4, 5), past(BEST))).isEqualTo(Verdict.CONTINUE);
        assertThat(exactly.judge(running(1, 0.5, 2, 3, 4, 5, 6), past(BEST))).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void waitsForSoManySteps() {
        Pruner late = new Wilcoxon(0.1, 5, 0).build(outline());
        assertThat(late.judge(running(1, 0.5, 2, 3, 4, 5), past(BEST))).isEqualTo(Verdict.CONTINUE);
        assertThat(late.judge(running(1, 0.5, 2, 3, 4, 5, 6), past(BEST))).isInstanceOf(Verdict.Prune.class);
        assertThat(late.readsHistory(running(1, 0.5, 2, 3, 4, 5))).isFalse();
        assertThat(late.readsHistory(running(1, 0.5, 2, 3, 4, 5, 6))).isTrue();
    }

    /** Nine of ten are worse by ½, and one is better by more: p = 47/1024, whatever that makes of the mean. */
    @Test
    void neverPrunesWhatIsAsGoodInTheMean() {
        assertThat(judge(past(ones()), worseBut(-0.5))).isInstanceOf(Verdict.Prune.class);
        assertThat(judge(past(ones()), worseBut(-3.4375))).isInstanceOf(Verdict.Prune.class);
        assertThat(judge(past(ones()), worseBut(-3.5))).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(past(ones()), worseBut(-4))).isEqualTo(Verdict.CONTINUE);
    }

    private static double[] ones() {
        return DoubleStream.generate(() -> 1).limit(10).toArray();
    }

    private static double[] worseBut(double last) {
        return DoubleStream.concat(DoubleStream.generate(() -> 1.5).limit(9), DoubleStream.of(last))
                .toArray();
    }

    @Test
    void comparesMeansOnTheSharedStepsAlone() {
        History past = past(1, 2, 3, 4, 100, 100, 0);
        assertThat(judge(past, 2, 3, 4, 5)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void pairsBySteps() {
        Observation best = at(completeAfter(0, 0), Map.of(1, 1.0, 4, 2.0, 5, 3.0, 7, 4.0, 9, 5.0));
        History past = History.empty(Direction.MINIMIZE).plus(best);
        Map<Integer, Double> worse = Map.of(0, -9.0, 1, 1.5, 4, 2.5, 5, 3.5, 8, -9.0);
        assertThat(pruner().judge(at(running(1, 0.5, 0), worse), past)).isEqualTo(Verdict.CONTINUE);
        Map<Integer, Double> longer = new TreeMap<>(worse);
        longer.put(9, 5.5);
        assertThat(pruner().judge(at(running(1, 0.5, 0), longer), past)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void turnsRoundWhenMaximising() {
        History past = History.empty(Direction.MAXIMIZE).plus(completeAfter(0, 1, 2, 3, 4, 9));
        assertThat(pruner().judge(running(1, 0.5, 2, 3, 4, 5), past)).isEqualTo(Verdict.CONTINUE);
        assertThat(pruner().judge(running(1, 0.5, 0, 1, 2, 3), past)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void comparesWithTheBestFeasibleCompleteTrial() {
        Observation broken = completeAfter(3, 0, 0, 0, 0, -9);
        History past = past(BEST)
                .plus(completeAfter(1, 9, 9, 9, 9, 9))
                .plus(pruned(2, 0.5, 0, 0, 0, 0, 0))
                .plus(new Observation(
                        3, broken.state(), broken.params(), broken.values(), 1, Map.of(), broken.curve()));
        Standing standing = pruner().standing(running(4, 0.5, 2, 3, 4, 5), past).orElseThrow();
        assertThat(standing.cohort()).containsExactly(new Standing.Peer(0, 2.5));
        assertThat(standing.value()).isEqualTo(3.5);
        assertThat(standing.rank()).hasValue(2);
        assertThat(standing.measure()).contains("4 steps", "p = 0.0625");
    }

    @Test
    void saysNothingWithoutATrialThatCouldBeTheBest() {
        History past = History.empty(Direction.MINIMIZE).plus(pruned(0, 0.5, 0, 0, 0, 0, 0));
        assertThat(judge(past, 2, 3, 4, 5)).isEqualTo(Verdict.CONTINUE);
        assertThat(pruner().standing(running(1, 0.5, 2, 3, 4, 5), past)).isEmpty();
    }

    @Test
    void saysNothingWhereAValueIsNotFinite() {
        for (double value : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
            double[] others = BEST.clone();
            others[1] = value;
            assertThat(judge(past(others), 2, 3, 4, 5, 6)).isEqualTo(Verdict.CONTINUE);
            assertThat(judge(past(BEST), 2, value, 4, 5, 6)).isEqualTo(Verdict.CONTINUE);
        }
    }

    @Test
    void standsFirstBesideAWorseTrial() {
        Standing standing = pruner().standing(running(1, 0.5, 0, 1), past(BEST)).orElseThrow();
        assertThat(standing.rank()).hasValue(1);
        assertThat(standing.threshold()).isEmpty();
    }

    private static Observation at(Observation trial, Map<Integer, Double> values) {
        return with(curve(new TreeMap<>(values)), trial);
    }

    /** One complete trial with these values, of which the last is its own. */
    private static History past(double... values) {
        return History.empty(Direction.MINIMIZE).plus(completeAfter(0, Arrays.copyOf(values, values.length)));
    }

    private static Verdict judge(History past, double... values) {
        return pruner().judge(running(1, 0.5, values), past);
    }

    private static Pruner pruner() {
        return Wilcoxon.defaults().build(outline());
    }

    private static Outline outline() {
        return new Outline("study", OptionalInt.empty());
    }
}
