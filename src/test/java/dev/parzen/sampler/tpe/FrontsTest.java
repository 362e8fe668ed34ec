package dev.parzen.sampler.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.numerics.Hypervolume;
import dev.parzen.numerics.NonDominatedSort;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import dev.parzen.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontsTest {
    private static final List<Direction> TWO = List.of(Direction.MINIMIZE, Direction.MINIMIZE);

    /** Ranks from the sort, which is tested on its own; every way of growing must come to them. */
    @Test
    void ranksAsTheSortDoes() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new SplittableRandom(seed);
            int objectives = 2 + seed % 3;
            int values = seed % 2 == 0 ? 6 : 1_000_000; // few values make many equals
            History history = History.empty(Collections.nCopies(objectives, Direction.MINIMIZE));
            List<double[]> losses = new ArrayList<>();
            for (int n = 0; n < 120; n++) {
                double[] point = IntStream.range(0, objectives)
                        .mapToDouble(j -> random.nextInt(values))
                        .toArray();
                losses.add(point);
                history = history.plus(complete(n, point));
                if (n % 17 == 0 || n == 119) {
                    assertRanks(history, losses, "seed " + seed + ", " + n);
                }
            }
        }
    }

    private static void assertRanks(History history, List<double[]> losses, String message) {
        int[] ranks = NonDominatedSort.ranks(losses.toArray(double[][]::new));
        List<int[]> fronts = Fronts.of(history).rows();
        for (int front = 0; front < fronts.size(); front++) {
            assertThat(fronts.get(front)).as(message).isNotEmpty();
            for (int row : fronts.get(front)) {
                assertThat(ranks[row]).as(message).isEqualTo(front);
            }
        }
        assertThat(fronts.stream().mapToInt(front -> front.length).sum()).isEqualTo(losses.size());
    }

    @Test
    void growsAlikeWhetherRememberedOrNot() {
        var random = new SplittableRandom(5);
        History remembered = History.empty(TWO);
        for (int n = 0; n < 80; n++) {
            Observation trial = complete(n, random.nextDouble(), random.nextDouble());
            remembered = remembered.plus(trial);
            Fronts.of(remembered);
        }
        History afresh = History.empty(TWO);
        for (int row = 0; row < 80; row++) {
            afresh = afresh.plus(remembered.row(row));
        }
        assertThat(Fronts.of(remembered).best(13)).isEqualTo(Fronts.of(afresh).best(13));
        assertThat(Fronts.of(remembered).rows())
                .usingRecursiveComparison()
                .isEqualTo(Fronts.of(afresh).rows());
    }

    /**
     * The front (1, 9), (2, 7), (4, 4), (7, 2), (9, 1) behind (0, 0): reference (9.9, 9.9). Alone they dominate 8.01, 22.91,
     * 34.81, 22.91 and 8.01, so (4, 4) is first. Beside it (2, 7) and (7, 2) add 5.8 each, the outer ones 0.9 · 3 = 2.7: the
     * older of the two is next. By hand.
     */
    @Test
    void cutsTheFrontThatOverflowsByHypervolume() {
        History history = History.empty(TWO);
        double[][] points = {{1, 9}, {2, 7}, {4, 4}, {7, 2}, {9, 1}, {0, 0}, {9, 9}};
        for (int n = 0; n < points.length; n++) {
            history = history.plus(complete(n, points[n]));
        }
        assertThat(Fronts.of(history).best(2)).containsExactly(5, 2);
        assertThat(Fronts.of(history).best(4)).containsExactly(5, 2, 1, 3);
        assertThat(good(history, 6)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(good(history, 7)).hasSize(7);
    }

    @Test
    void cutsAVeryLargeFrontWithoutTakingATrialTwice() {
        History history = History.empty(TWO);
        for (int n = 0; n < 2_500; n++) {
            double angle = (n * 1_999 % 2_500) / 2_500.0 * Math.PI / 2;
            history = history.plus(complete(n, Math.cos(angle), Math.sin(angle)));
        }
        int[] best = Fronts.of(history).best(700);
        assertThat(best).hasSize(700).doesNotHaveDuplicates();
        double[][] spread = new double[250][];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = history.row(best[i]).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
        double whole = 1.1 * 1.1 - Math.PI / 4; // what all of the quarter circle would dominate
        assertThat(Hypervolume.of(spread, new double[] {1.1, 1.1})).isBetween(0.99 * whole, whole);
    }

    @Test
    void putsPrunedAndThenInfeasibleTrialsBehindAllFronts() {
        History history = History.empty(List.of(Direction.MINIMIZE, Direction.MAXIMIZE))
                .plus(broken(0, 2, -9, -9))
                .plus(Observations.pruned(1, 0.5, 1, 1))
                .plus(broken(2, 1, 0, 0))
                .plus(complete(3, 5, 5))
                .plus(complete(4, 4, 6))
                .plus(complete(5, Double.NaN, 7))
                .plus(complete(6, 1, Double.NaN));
        assertThat(Fronts.of(history).rows()).containsExactly(new int[] {4, 5, 6}, new int[] {3});
        assertThat(good(history, 4)).containsExactly(3, 4, 5, 6);
        assertThat(good(history, 5)).containsExactly(1, 3, 4, 5, 6);
        assertThat(good(history, 6)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(good(history, 7)).hasSize(7);
    }

    private static int[] good(History history, int count) {
        Split split = Split.byFronts(history, count);
        return IntStream.range(0, history.size()).filter(split::isGood).toArray();
    }

    private static Observation broken(int number, double violation, double... values) {
        return new Observation(
                number,
                TrialState.Name.COMPLETE,
                Map.of(),
                DoubleStream.of(values).boxed().toList(),
                violation,
                Map.of("c", violation),
                Curve.EMPTY);
    }

    static Observation complete(int number, double... values) {
        return new Observation(
                number,
                TrialState.Name.COMPLETE,
                Map.of(),
                DoubleStream.of(values).boxed().toList(),
                Curve.EMPTY);
    }
}
