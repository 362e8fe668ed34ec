package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.study.Front.Candidate;
import dev.parzen.trial.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontTest {
    private static final List<Direction> DOWN_AND_UP = List.of(Direction.MINIMIZE, Direction.MAXIMIZE);

    @Test
    void holdsWhatNoOtherDominatesHoweverItCame() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Direction> directions = IntStream.range(0, 2 + random.nextInt(3))
                    .mapToObj(i -> random.nextBoolean() ? Direction.MINIMIZE : Direction.MAXIMIZE)
                    .toList();
            List<Candidate> all = new ArrayList<>();
            Front front = Front.empty(directions);
            while (all.size() < 60) {
                List<Candidate> batch = IntStream.rangeClosed(1, random.nextInt(20))
                        .mapToObj(i -> any(random, 1000 - all.size() - i, directions.size()))
                        .toList();
                all.addAll(batch);
                front = front.plus(batch);
                assertThat(front.numbers()).as("seed %d", seed).isEqualTo(best(all, directions));
            }
        }
    }

    /** So many that they are divided into groups. */
    @Test
    void holdsWhatNoOtherDominatesOfManyTrials() {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            List<Direction> directions = Collections.nCopies(2 + seed % 4, Direction.MAXIMIZE);
            boolean isSimplex = seed % 3 == 0;
            List<Candidate> all = IntStream.range(0, 3_000)
                    .mapToObj(number -> spread(random, number, directions.size(), isSimplex))
                    .toList();
            Front front = Front.empty(directions).plus(all.subList(0, 1_400)).plus(all.subList(1_400, 3_000));
            assertThat(front.numbers())
                    .as("seed %d", seed)
                    .isEqualTo(best(all, directions))
                    .hasSizeGreaterThan(isSimplex ? 2_900 : 0);
        }
    }

    @Test
    void keepsEqualTrialsAll() {
        Front front = Front.empty(DOWN_AND_UP)
                .plus(List.of(feasible(3, 1, 5), feasible(1, 1, 5)))
                .plus(List.of(feasible(2, 1, 5), feasible(0, 1, 4), feasible(4, -0.0, 0), feasible(5, 0.0, 0)));

        assertThat(front.numbers()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void ranksInfiniteValuesAsTheWorstAndTheBest() {
        Front front = Front.empty(DOWN_AND_UP)
                .plus(List.of(
                        feasible(0, Double.POSITIVE_INFINITY, 2),
                        feasible(1, Double.POSITIVE_INFINITY, 1),
                        feasible(2, 0, 1),
                        feasible(3, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY)));

        assertThat(front.numbers()).containsExactly(0, 2, 3);
    }

    @Test
    void fallsBackOnTheLeastInfeasibleTrial() {
        Front infeasible = Front.empty(DOWN_AND_UP)
                .plus(List.of(
                        new Candidate(4, 0.5, List.of(0.0, 0.0)),
                        new Candidate(2, 0.5, List.of(9.0, -9.0)),
                        new Candidate(0, Double.POSITIVE_INFINITY, List.of(-9.0, 9.0))));
        assertThat(infeasible.numbers()).containsExactly(2);

        assertThat(infeasible.plus(List.of(feasible(7, 99, -99))).numbers()).containsExactly(7);
        assertThat(infeasible.numbers()).as("the old one is as it was").containsExactly(2);
        assertThat(Front.empty(DOWN_AND_UP).numbers()).isEmpty();
    }

    private static Candidate feasible(int number, double... values) {
        return new Candidate(number, 0, Arrays.stream(values).boxed().toList());
    }

    /** Few values, so that there are ties in one direction and in all. */
    private static Candidate any(Random random, int number, int directions) {
        double violation = random.nextInt(3) == 0 ? random.nextInt(3) : 0;
        List<Double> values = IntStream.range(0, directions)
                .mapToObj(i -> (double) random.nextInt(6))
                .toList();
        return new Candidate(number, violation, values);
    }

    /** On a simplex, where none dominates another, or on a coarse grid. */
    private static Candidate spread(Random random, int number, int directions, boolean isSimplex) {
        double[] values = random.doubles(directions).toArray();
        double sum = Arrays.stream(values).sum();
        return feasible(
                number,
                Arrays.stream(values)
                        .map(value -> isSimplex ? value / sum : Math.rint(30 * value))
                        .toArray());
    }

    /** By the definition. */
    private static List<Integer> best(List<Candidate> all, List<Direction> directions) {
        List<Candidate> feasible = all.stream().filter(c -> c.violation() == 0).toList();
        if (feasible.isEmpty()) {
            return all.stream()
                    .min((one, other) -> one.violation() == other.violation()
                            ? Integer.compare(one.number(), other.number())
                            : Double.compare(one.violation(), other.violation()))
                    .map(Candidate::number)
                    .stream()
                    .toList();
        }
        return feasible.stream()
                .filter(one ->
                        feasible.stream().noneMatch(other -> dominates(other.values(), one.values(), directions)))
                .map(Candidate::number)
                .sorted()
                .toList();
    }

    static boolean dominates(List<Double> one, List<Double> other, List<Direction> directions) {
        boolean isNowhereWorse = IntStream.range(0, directions.size())
                .noneMatch(i -> directions.get(i).isBetter(other.get(i), one.get(i)));
        boolean isSomewhereBetter = IntStream.range(0, directions.size())
                .anyMatch(i -> directions.get(i).isBetter(one.get(i), other.get(i)));
        return isNowhereWorse && isSomewhereBetter;
    }
}
