package dev.parzen.trial;

import static dev.parzen.trial.Observations.complete;
import static dev.parzen.trial.Observations.completeAfter;
import static dev.parzen.trial.Observations.infeasible;
import static dev.parzen.trial.Observations.pruned;
import static dev.parzen.trial.Observations.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.ParameterValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void listsFinishedTrialsByNumber() {
        History history = of(complete(2, 0.1, 1), complete(0, 0.2, 2), complete(1, 0.3, 3));
        assertThat(history.finished()).extracting(Observation::number).containsExactly(0, 1, 2);
    }

    @Test
    void ranksByValueThenProgressThenViolation() {
        History history = of(
                infeasible(0, 0.1, -100, 0.5),
                infeasible(1, 0.1, 7, 0.1),
                pruned(2, 0.1),
                pruned(3, 0.1, 5, 4),
                pruned(4, 0.1, 5, Double.NaN),
                pruned(5, 0.1, 5, 3),
                pruned(6, 0.1, 0),
                complete(7, 0.1, INF),
                complete(8, 0.1, -INF),
                complete(9, 0.1, 2),
                infeasible(10, 0.1, 7, INF));
        assertThat(numbers(history, history.byMerit())).containsExactly(8, 9, 7, 5, 3, 4, 6, 2, 1, 0, 10);
    }

    @Test
    void ranksTheOtherWayRoundWhenMaximising() {
        History history = History.empty(Direction.MAXIMIZE)
                .plus(complete(0, 0.1, 1))
                .plus(complete(1, 0.1, 3))
                .plus(complete(2, 0.1, 3))
                .plus(pruned(3, 0.1, 1))
                .plus(pruned(4, 0.1, 2));
        assertThat(numbers(history, history.byMerit())).containsExactly(1, 2, 0, 4, 3);
    }

    @Test
    void leavesOlderHistoriesAlone() {
        History old = of(complete(0, 0.5, 1));
        History one = old.plus(complete(1, 0.25, 2));
        History other = old.plus(complete(1, 0.75, 3));
        assertThat(old.size()).isEqualTo(1);
        assertThat(old.finished()).hasSize(1);
        assertThat(one.column("x", Observations.X).at(1)).isEqualTo(0.25);
        assertThat(other.column("x", Observations.X).at(1)).isEqualTo(0.75);
        assertThat(old.column("x", Observations.X).ascending().size()).isEqualTo(1);
    }

    @Test
    void growsAsIfMadeAtOnce() {
        for (int seed = 0; seed < 20; seed++) {
            List<Observation> trials = shuffledTrials(seed, 120);
            History grown = History.empty(Direction.MINIMIZE);
            for (Observation trial : trials) {
                grown = grown.plus(trial);
                describe(grown); // computes everything after each trial
            }
            assertThat(describe(grown)).as("seed " + seed).isEqualTo(describe(of(trials.toArray(Observation[]::new))));
        }
    }

    @Test
    void answersManyReadersOfManyVersions() throws Exception {
        List<Observation> trials = shuffledTrials(3, 200);
        List<History> versions = new ArrayList<>();
        History history = History.empty(Direction.MINIMIZE);
        for (Observation trial : trials) {
            history = history.plus(trial);
            versions.add(history);
        }
        ExecutorService readers = Executors.newFixedThreadPool(4);
        List<Callable<List<String>>> reads = new ArrayList<>();
        for (int reader = 0; reader < 4; reader++) {
            var random = new Random(reader);
            reads.add(() -> IntStream.range(0, 300)
                    .map(i -> random.nextInt(versions.size()))
                    .mapToObj(i -> i + describe(versions.get(i)))
                    .toList());
        }
        List<Future<List<String>>> answers = readers.invokeAll(reads);
        readers.shutdown();
        for (Future<List<String>> answer : answers) {
            for (String line : answer.get()) {
                int version = Integer.parseInt(line.substring(0, line.indexOf('[')));
                Observation[] past = trials.subList(0, version + 1).toArray(Observation[]::new);
                assertThat(line).isEqualTo(version + describe(of(past)));
            }
        }
    }

    @Test
    void keepsInTheCommonSpaceWhatAllTrialsShare() {
        Distribution narrow = FloatRange.of(0, 0.5);
        History history = of(
                complete(0, Map.of("a", choice(0.1, narrow), "b", choice(0.1, narrow), "c", choice(0.1, narrow)), 1),
                complete(1, Map.of("c", choice(0.1, Observations.X), "a", choice(0.2, narrow)), 1),
                complete(2, Map.of("a", new Choice(ParameterValue.of(9), Optional.empty())), 1));
        assertThat(history.commonSpace()).containsExactly(Map.entry("a", narrow));
        assertThat(History.empty(Direction.MINIMIZE).commonSpace()).isEmpty();
    }

    @Test
    void groupsWhatAppearsTogether() {
        Distribution d = Observations.X;
        History history = of(
                complete(0, Map.of("root", choice(0, d), "a1", choice(0, d), "a2", choice(0, d)), 1),
                complete(1, Map.of("root", choice(0, d), "b", choice(0, d)), 1),
                complete(2, Map.of("root", choice(0, d), "a2", choice(0, d), "a1", choice(0, d)), 1));
        assertThat(history.groups())
                .containsExactly(
                        new java.util.TreeMap<>(Map.of("a1", d, "a2", d)),
                        new java.util.TreeMap<>(Map.of("b", d)),
                        new java.util.TreeMap<>(Map.of("root", d)));
    }

    @Test
    void placesOnAnAxisWhatFits() {
        Distribution wide = FloatRange.of(0, 10);
        History history = of(
                complete(0, Map.of("x", choice(2.5, wide)), 1),
                complete(1, Map.of("x", choice(0.5, Observations.X)), 1),
                complete(2, Map.of("x", new Choice(ParameterValue.of("text"), Optional.empty())), 1),
                complete(3, Map.of(), 1));
        Column column = history.column("x", Observations.X);
        assertThat(column.at(0)).isNaN();
        assertThat(column.at(1)).isEqualTo(0.5);
        assertThat(column.at(2)).isNaN();
        assertThat(column.at(3)).isNaN();
        assertThat(column.ascending().size()).isEqualTo(1);
    }

    @Test
    void knowsWhatWasReportedAtAStep() {
        History history = of(
                completeAfter(0, 3, 2, 1),
                completeAfter(1, 1, Double.NaN, 5),
                pruned(2, 0.5, 0, 0),
                completeAfter(3, 2));
        assertThat(history.valuesAt(0)).hasToString("[1.0, 2.0, 3.0]");
        assertThat(history.valuesAt(1)).hasToString("[2.0]");
        assertThat(history.valuesAt(9)).hasToString("[]");
        assertThat(history.completeCount()).isEqualTo(3);
    }

    @Test
    void ordersTrialsInFlight() {
        History history = of(complete(0, 0.5, 1)).withRunning(List.of(running(5, 0.1), running(2, 0.2)));
        assertThat(history.running()).extracting(Observation::number).containsExactly(2, 5);
        assertThat(history.plus(complete(1, 0.5, 1)).running()).hasSize(2);
    }

    @Test
    void takesManyTrialsAtOnce() {
        int many = 100_000;
        History history = History.empty(Direction.MINIMIZE);
        for (int number = 0; number < many; number++) {
            double x = (number * 7919L % many) / (double) many;
            history = history.plus(complete(number, x, x));
        }
        assertThat(history.row(history.byMerit().row(0)).value()).isZero();
        assertThat(history.column("x", Observations.X).ascending().size()).isEqualTo(many);
    }

    @Test
    void goesOnWithAFoldWhereTheHistoryBeforeEnded() {
        List<Integer> steps = new ArrayList<>();
        BiFunction<String, Observation, String> joined = (before, trial) -> {
            steps.add(trial.number());
            return before + trial.number();
        };
        History three = of(complete(0, 0.1, 1), complete(1, 0.1, 2), complete(2, 0.1, 3));
        History four = three.plus(complete(3, 0.1, 4));
        History other = three.plus(complete(9, 0.1, 4));
        assertThat(three.fold("key", "", joined)).isEqualTo("012");
        assertThat(four.fold("key", "", joined)).isEqualTo("0123");
        assertThat(steps).containsExactly(0, 1, 2, 3);
        assertThat(three.fold("key", "", joined)).isEqualTo("012");
        assertThat(other.fold("key", "", joined)).isEqualTo("0129");
        assertThat(four.fold("other key", ">", joined)).isEqualTo(">0123");
    }

    @Test
    void goesOnWithAFoldWhereTwoPastsPart() {
        History three = of(complete(0, 0.1, 1), complete(1, 0.1, 2), complete(2, 0.1, 3));
        List<Integer> steps = new ArrayList<>();
        BiFunction<Integer, Observation, Integer> counted = (before, trial) -> {
            steps.add(trial.number());
            return before + 1;
        };
        three.fold("key", 0, counted);
        History four = three.plus(complete(3, 0.1, 4));
        History other = three.plus(complete(9, 0.1, 5));
        assertThat(four.fold("key", 0, counted)).isEqualTo(4);
        assertThat(other.fold("key", 0, counted)).isEqualTo(4);
        assertThat(steps).containsExactly(0, 1, 2, 3, 9);
    }

    @Test
    void keepsWhatAFoldReachedBeforeItGaveUp() {
        History three = of(complete(0, 0.1, 1), complete(1, 0.1, 2), complete(2, 0.1, 3));
        List<Integer> steps = new ArrayList<>();
        assertThatThrownBy(() -> three.fold("key", 0, (before, trial) -> {
                    if (trial.number() == 2) {
                        throw new IllegalStateException("late");
                    }
                    return before + 1;
                }))
                .hasMessage("late");
        int sum = three.fold("key", 0, (before, trial) -> {
            steps.add(trial.number());
            return before + 1;
        });
        assertThat(sum).isEqualTo(3);
        assertThat(steps).containsExactly(2);
    }

    private static History of(Observation... trials) {
        History history = History.empty(Direction.MINIMIZE);
        for (Observation trial : trials) {
            history = history.plus(trial);
        }
        return history;
    }

    private static List<Observation> shuffledTrials(int seed, int count) {
        var random = new Random(seed);
        List<Observation> trials = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            double x = Math.round(random.nextDouble() * 20) / 20.0;
            trials.add(random.nextInt(4) == 0 ? pruned(number, x, x, x) : complete(number, x, random.nextInt(30)));
        }
        Collections.shuffle(trials, random);
        return trials;
    }

    /** Everything that is computed, as text. */
    private static String describe(History history) {
        Map<String, Object> all = new HashMap<>();
        all.put("merit", numbers(history, history.byMerit()));
        all.put(
                "ascending",
                numbers(history, history.column("x", Observations.X).ascending()));
        all.put("common", history.commonSpace());
        all.put("groups", history.groups());
        all.put("values", history.valuesAt(1).toString());
        all.put("complete", history.completeCount());
        return numbers(history, history.byNumber()) + all.toString();
    }

    private static List<Integer> numbers(History history, Order order) {
        return IntStream.range(0, order.size())
                .mapToObj(i -> history.row(order.row(i)).number())
                .toList();
    }

    private static Choice choice(double value, Distribution distribution) {
        assertThat(Axis.of(distribution).coordinate(ParameterValue.of(value))).isNotNaN();
        return Choice.of(ParameterValue.of(value), distribution);
    }

    @Test
    void knowsWhatWasTried() {
        History one = History.empty(Direction.MINIMIZE).plus(Observations.complete(0, 0.25, 1));
        History two = one.plus(Observations.complete(1, 0.5, 1)).plus(Observations.pruned(2, 0.25));
        History other = one.plus(Observations.complete(1, 0.75, 1));
        assertThat(two.hasTried(at(0.25))).isTrue();
        assertThat(two.hasTried(at(0.5))).isTrue();
        assertThat(two.hasTried(at(0.75))).isFalse();
        assertThat(one.hasTried(at(0.5))).as("added later").isFalse();
        assertThat(other.hasTried(at(0.75))).as("another branch").isTrue();
        assertThat(other.hasTried(at(0.5))).isFalse();
        assertThat(two.hasTried(Map.of())).isFalse();
        History flying = two.withRunning(List.of(Observations.running(3, 0.75)));
        assertThat(flying.hasTried(at(0.75))).isTrue();
        assertThat(two.hasTried(at(0.75))).isFalse();
    }

    /** Without a distribution, as an import has it. */
    private static Map<String, Choice> at(double x) {
        return Map.of("x", new Choice(ParameterValue.of(x), Optional.empty()));
    }

    @Test
    void knowsOfFailedTrialsOnlyWhereTheyWere() {
        Map<String, Choice> params = Observations.complete(0, 0.5, 1).params();
        History history = History.empty(Direction.MINIMIZE)
                .plus(Observations.complete(0, 0.25, 1))
                .plus(Observation.failed(1, Map.of()))
                .plus(Observation.failed(2, params));
        assertThat(history.resultCount()).isEqualTo(1);
        assertThat(history.completeCount()).isEqualTo(1);
        assertThat(history.hasTried(params)).isTrue();
        assertThat(history.commonSpace()).containsOnlyKeys("x");
        assertThat(history.byMerit().row(0)).isZero();
    }
}
