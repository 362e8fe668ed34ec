package dev.parzen.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.space.SearchSpace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a history knows of its trials' reports, and its parts, against looking at each trial. */
class ReportedPastTest {
    private static final int STEPS = 7;
    private static final List<Direction> MIXED = List.of(Direction.MINIMIZE, Direction.MAXIMIZE);
    private static final Partition THIRDS = new Thirds();

    private record Thirds() implements Partition {
        @Override
        public int count() {
            return 3;
        }

        @Override
        public int of(int number) {
            return number * 7 % 3;
        }
    }

    @Test
    void knowsTheValuesOfEachStep() {
        for (int seed = 0; seed < 100; seed++) {
            for (History history : Lives.of(seed).told()) {
                assertValues("seed " + seed, history);
            }
        }
    }

    @Test
    void knowsTheRanksOfEachStep() {
        for (int seed = 0; seed < 60; seed++) {
            for (History history : Lives.of(seed).told()) {
                for (int step = 0; step < STEPS; step++) {
                    assertRanks("seed " + seed + ", step " + step, history, step);
                }
            }
        }
    }

    @Test
    void knowsWhereTheFirstCompleteTrialEnded() {
        for (int seed = 0; seed < 100; seed++) {
            for (History history : Lives.of(seed).told()) {
                OptionalInt length = rows(history)
                        .filter(trial -> trial.isComplete() && !trial.curve().isEmpty())
                        .mapToInt(trial -> trial.curve().lastStep())
                        .findFirst();
                assertThat(history.firstLength()).as("seed " + seed).isEqualTo(length);
            }
        }
    }

    @Test
    void hasPartsAsFilteringGivesThem() {
        for (int seed = 0; seed < 100; seed++) {
            for (History history : Lives.of(seed).told()) {
                for (int index = 0; index < 3; index++) {
                    assertPart("seed " + seed + ", part " + index, history, index);
                }
            }
        }
    }

    @Test
    void hasPartsOfItsOwnTrialsAlone() {
        History history = IntStream.range(0, 20)
                .mapToObj(seed -> Lives.of(seed).told().get(12))
                .filter(told -> told.foreignSize() > 0 && told.size() > told.foreignSize())
                .findFirst()
                .orElseThrow();
        assertThat(history.own().part(THIRDS, 0).foreignSize()).isZero();
        assertThat(history.part(THIRDS, 0).own().finished())
                .isEqualTo(history.own().part(THIRDS, 0).finished());
    }

    private static void assertPart(String seed, History history, int index) {
        History part = history.part(THIRDS, index);
        assertThat(rows(part))
                .as(seed)
                .containsExactlyElementsOf(rows(history)
                        .filter(trial -> trial.isForeign() || THIRDS.of(trial.number()) == index)
                        .toList());
        assertThat(part.running())
                .as(seed)
                .containsExactlyElementsOf(history.running().stream()
                        .filter(trial -> THIRDS.of(trial.number()) == index)
                        .toList());
        assertThat(part.foreignSize()).isEqualTo(history.foreignSize());
        assertThat(part.directions()).isEqualTo(history.directions());
        assertValues(seed, part);
        assertThat(part.completeCount())
                .isEqualTo((int) rows(part).filter(Observation::isComplete).count());
    }

    private static void assertValues(String seed, History history) {
        for (int asked = 0; asked < STEPS; asked++) {
            int step = asked;
            assertThat(history.valuesAt(step))
                    .as(seed)
                    .hasToString(sorted(
                            rows(history).filter(Observation::isComplete),
                            trial -> trial.curve().valueAt(step)));
            assertThat(history.valuesFrom(step))
                    .as(seed)
                    .hasToString(sorted(rows(history), trial -> trial.curve().valueFrom(step)));
        }
    }

    private static String sorted(Stream<Observation> trials, ToDoubleFunction<Observation> value) {
        return Arrays.toString(
                trials.mapToDouble(value).filter(v -> !Double.isNaN(v)).sorted().toArray());
    }

    private static void assertRanks(String seed, History history, int step) {
        List<double[]> vectors = rows(history)
                .filter(trial -> trial.isComplete() && trial.curve().indexOf(step) >= 0)
                .map(trial -> trial.curve().values(trial.curve().indexOf(step)))
                .filter(vector -> Arrays.stream(vector).noneMatch(Double::isNaN))
                .toList();
        ParetoRanks ranks = history.ranksAt(step);
        assertThat(IntStream.range(0, ranks.size()).map(ranks::get))
                .as(seed)
                .containsExactlyElementsOf(vectors.stream()
                        .map(vector -> dominating(vectors, vector))
                        .sorted()
                        .toList());
        for (double[] vector : List.of(new double[] {0, 0}, new double[] {2, 1}, new double[] {-1, 5})) {
            assertThat(ranks.of(vector)).as(seed).isEqualTo(dominating(vectors, vector));
        }
    }

    /** The first value is minimised, the second maximised. */
    private static int dominating(List<double[]> vectors, double[] vector) {
        return (int) vectors.stream()
                .filter(other -> other[0] <= vector[0] && other[1] >= vector[1])
                .filter(other -> other[0] < vector[0] || other[1] > vector[1])
                .count();
    }

    private static Stream<Observation> rows(History history) {
        return IntStream.range(0, history.size()).mapToObj(history::row);
    }

    /** Histories of one beginning that were asked again and again while they grew, and branched now and then. */
    private static final class Lives {
        private final SplittableRandom random;
        private final List<History> told = new ArrayList<>();
        private int numbers;

        private Lives(int seed) {
            this.random = new SplittableRandom(seed);
        }

        static Lives of(int seed) {
            return new Lives(seed);
        }

        List<History> told() {
            List<Observation> earlier = Stream.generate(() -> trial(TrialState.Name.COMPLETE))
                    .limit(random.nextInt(3) + 1)
                    .toList();
            History history = random.nextInt(4) > 0
                    ? History.after(MIXED, SearchSpace.UNDECLARED, earlier)
                    : History.empty(MIXED);
            numbers = 0;
            told.add(history.withRunning(List.of(trial(TrialState.Name.RUNNING), trial(TrialState.Name.RUNNING))));
            for (int i = 0; i < 12; i++) {
                History base =
                        random.nextInt(4) > 0 ? told.get(told.size() - 1) : told.get(random.nextInt(told.size()));
                for (int more = random.nextInt(4); more >= 0; more--) {
                    base = base.plus(trial(any()));
                }
                told.add(base);
                base.valuesAt(2);
                base.valuesFrom(2);
                base.ranksAt(2);
                base.firstLength();
                base.part(THIRDS, 1).valuesAt(2);
            }
            return told;
        }

        private TrialState.Name any() {
            return List.of(
                            TrialState.Name.COMPLETE,
                            TrialState.Name.COMPLETE,
                            TrialState.Name.PRUNED,
                            TrialState.Name.FAILED)
                    .get(random.nextInt(4));
        }

        private Observation trial(TrialState.Name state) {
            if (state == TrialState.Name.FAILED) {
                return Observation.failed(
                        numbers++, Observations.complete(0, 0.5, 1).params());
            }
            Map<Integer, Report> reports = new TreeMap<>();
            for (int step : random.ints(random.nextInt(5), 0, STEPS).toArray()) {
                reports.put(step, new Report(step, List.of(value(), value()), Map.of(), Instant.EPOCH));
            }
            List<Double> values = state == TrialState.Name.COMPLETE ? List.of(value(), value()) : List.of();
            return new Observation(
                    numbers++,
                    state,
                    Observations.complete(0, 0.5, 1).params(),
                    values,
                    Curve.of(List.copyOf(reports.values())));
        }

        private double value() {
            int drawn = random.nextInt(-2, 5);
            return drawn == 4 ? Double.NaN : drawn;
        }
    }
}
