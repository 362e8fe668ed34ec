package dev.parzen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.data.Split;
import dev.parzen.training.DataException;
import dev.parzen.training.data.Splitter.Parts;
import dev.parzen.training.data.Table.Mark;
import dev.parzen.training.data.Table.Tag;
import dev.parzen.training.data.storage.RowWriter;
import dev.parzen.training.data.storage.Scratch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private static final Scratch NO_SCRATCH = new Scratch(Path.of("none"), Long.MAX_VALUE);

    /** Whatever is asked for, each row is in one part, and of the folds each row is in one validation part. */
    @Test
    void putsEveryRowIntoOnePart() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int[] strata = random.ints(40 + random.nextInt(200), 0, 1 + random.nextInt(4))
                    .toArray();
            int[] groups = random.ints(strata.length, 0, 12).toArray();
            boolean isFolded = random.nextBoolean();
            boolean isGrouped = random.nextBoolean();
            Split split = split(
                    random.nextInt(3) * 0.15,
                    random.nextBoolean(),
                    seed,
                    isGrouped,
                    isFolded ? OptionalInt.of(2 + random.nextInt(4)) : OptionalInt.empty());
            List<Parts> parts = new Splitter(split, rows(groups), strata, false).parts();
            String what = "seed " + seed + ": " + split;
            for (Parts one : parts) {
                assertThat(all(one))
                        .as(what)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, strata.length).boxed().toList());
                assertThat(Stream.of(one.training(), one.validation(), one.test()))
                        .as(what)
                        .allMatch(rows -> IntStream.range(1, rows.length).allMatch(i -> rows[i] > rows[i - 1]));
                if (isGrouped) {
                    Set<Integer> training = groups(one.training(), groups);
                    Set<Integer> validation = groups(one.validation(), groups);
                    Set<Integer> test = groups(one.test(), groups);
                    assertThat(training.size() + validation.size() + test.size())
                            .as(what)
                            .isEqualTo(groups(IntStream.range(0, strata.length).toArray(), groups)
                                    .size());
                }
            }
            if (isFolded) {
                List<Integer> validated = parts.stream()
                        .flatMapToInt(one -> IntStream.of(one.validation()))
                        .boxed()
                        .toList();
                assertThat(validated).as(what).doesNotHaveDuplicates();
                assertThat(validated.size() + parts.get(0).test().length)
                        .as(what)
                        .isEqualTo(strata.length);
            }
        }
    }

    @Test
    void dealsFoldsThatDifferByOneRowInAllAndInEachClass() {
        int[] strata = new Random(1).ints(997, 0, 5).map(c -> c * c / 5).toArray();
        List<Parts> parts =
                new Splitter(split(0, true, 3, false, OptionalInt.of(7)), rows(strata), strata, false).parts();
        assertThat(parts).hasSize(7);
        assertThat(spread(parts, row -> true)).isLessThanOrEqualTo(1);
        for (int c = 0; c < 4; c++) {
            int stratum = c;
            assertThat(spread(parts, row -> strata[row] == stratum)).isLessThanOrEqualTo(1);
        }
        List<Parts> plain =
                new Splitter(split(0, false, 3, false, OptionalInt.of(7)), rows(strata), strata, false).parts();
        assertThat(spread(plain, row -> true)).isLessThanOrEqualTo(1);
        assertThat(spread(plain, row -> strata[row] == 0)).isGreaterThan(1);
    }

    @Test
    void dealsWholeGroupsEvenly() {
        Random random = new Random(5);
        int[] groups = IntStream.range(0, 60)
                .flatMap(g -> IntStream.generate(() -> g).limit(10 + random.nextInt(50)))
                .toArray();
        int[] strata = IntStream.of(groups).map(g -> g % 3 == 0 ? 1 : 0).toArray();
        List<Parts> parts =
                new Splitter(split(0, true, 0, true, OptionalInt.of(5)), rows(groups), strata, false).parts();
        long ones = IntStream.of(strata).filter(c -> c == 1).count();
        for (Parts fold : parts) {
            assertThat(fold.validation().length).isCloseTo(groups.length / 5, within(groups.length / 50));
            assertThat((double) IntStream.of(fold.validation())
                            .filter(row -> strata[row] == 1)
                            .count())
                    .isCloseTo(ones / 5.0, within(ones / 5.0 * 0.1));
        }
    }

    /** Groups of 1, 2, … rows: over many seeds each has the same chance of the part that is drawn, whatever its size. */
    @Test
    void drawsLargeAndSmallGroupsAlike() {
        int[] groups = IntStream.range(1, 21)
                .flatMap(g -> IntStream.generate(() -> g - 1).limit(g))
                .toArray();
        int trials = 2000;
        int[] drawn = new int[20];
        for (int seed = 0; seed < trials; seed++) {
            Split split = split(0.3, false, seed, true, OptionalInt.empty());
            int[] test = new Splitter(split, rows(groups), groups, false)
                    .parts()
                    .get(0)
                    .test();
            groups(test, groups).forEach(g -> drawn[g]++);
        }
        double small = IntStream.range(0, 10).map(g -> drawn[g]).average().orElseThrow() / trials;
        double large = IntStream.range(10, 20).map(g -> drawn[g]).average().orElseThrow() / trials;
        assertThat(small).isCloseTo(0.3, within(0.06));
        assertThat(large).isCloseTo(0.3, within(0.06));
    }

    @Test
    void takesRowsThatAreMarkedForValidationIntoTheFolds() {
        Table table = new Table(NO_SCRATCH);
        for (int i = 0; i < 20; i++) {
            Mark mark = i < 4 ? Mark.TEST : i < 10 ? Mark.VALIDATION : Mark.OPEN;
            table.add(new float[] {i}, new Tag(new float[] {0}, mark, table.groupOf("g" + i)));
        }
        List<Parts> parts =
                new Splitter(split(0, false, 0, false, OptionalInt.of(4)), table.finished(), new int[20], true).parts();
        assertThat(parts).allSatisfy(fold -> {
            assertThat(fold.test()).containsExactly(0, 1, 2, 3);
            assertThat(fold.validation()).hasSize(4);
            assertThat(fold.training()).hasSize(12);
        });
    }

    @Test
    void refusesGroupsThatCannotBeKeptTogether() {
        Table table = new Table(NO_SCRATCH);
        for (int i = 0; i < 10; i++) {
            Mark mark = i < 4 ? Mark.TEST : Mark.OPEN;
            table.add(new float[] {i}, new Tag(new float[] {0}, mark, table.groupOf(i % 3 == 0 ? "ann" : "b" + i)));
        }
        Split split = split(0, false, 0, true, OptionalInt.empty());
        assertThatThrownBy(() -> new Splitter(split, table.finished(), new int[10], true).parts())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"ann\"");
        int[] two = IntStream.range(0, 10).map(i -> i % 2).toArray();
        assertThatThrownBy(
                        () -> new Splitter(split(0, false, 0, true, OptionalInt.of(3)), rows(two), two, false).parts())
                .hasMessageContaining("A fold has no rows");
        assertThatThrownBy(() ->
                        new Splitter(split(0.2, false, 0, true, OptionalInt.empty()), rows(two), two, false).parts())
                .hasMessageContaining("half a group");
    }

    @Test
    void cutsQuantitiesAtTheirQuantiles() {
        RowWriter writer = new RowWriter(1, NO_SCRATCH);
        float[] values = new float[1000];
        for (int i = 0; i < 1000; i++) {
            values[i] = i < 300 ? 0 : (i * 7919) % 1000;
            writer.add(new float[] {values[i]});
        }
        int[] bins = Strata.ofQuantities(writer.finished());
        assertThat(IntStream.range(0, 300).map(i -> bins[i])).containsOnly(bins[0]);
        for (int i = 0; i < 1000; i++) {
            for (int j = 0; j < 1000; j += 17) {
                assertThat(values[i] < values[j] && bins[i] > bins[j]).isFalse();
            }
        }
        assertThat(IntStream.of(bins).distinct().count()).isBetween(7L, 8L);
        assertThat(IntStream.of(bins).filter(bin -> bin == 9).count()).isCloseTo(100, within(5L));
    }

    private static int spread(List<Parts> parts, java.util.function.IntPredicate counted) {
        var sizes = parts.stream()
                .mapToInt(one ->
                        (int) IntStream.of(one.validation()).filter(counted).count())
                .summaryStatistics();
        return sizes.getMax() - sizes.getMin();
    }

    private static List<Integer> all(Parts parts) {
        List<Integer> all = new ArrayList<>();
        Stream.of(parts.training(), parts.validation(), parts.test())
                .forEach(rows -> IntStream.of(rows).forEach(all::add));
        return all;
    }

    private static Set<Integer> groups(int[] rows, int[] groups) {
        return IntStream.of(rows).map(row -> groups[row]).boxed().collect(Collectors.toSet());
    }

    private static Table.Rows rows(int[] groups) {
        Table table = new Table(NO_SCRATCH);
        for (int i = 0; i < 1 + IntStream.of(groups).max().orElse(0); i++) {
            table.groupOf(Integer.toString(i));
        }
        for (int group : groups) {
            table.add(new float[1], new Tag(new float[1], Mark.OPEN, group));
        }
        return table.finished();
    }

    private static Split split(double test, boolean stratified, long seed, boolean grouped, OptionalInt folds) {
        return new Split(
                OptionalDouble.empty(),
                OptionalDouble.of(test),
                Optional.empty(),
                stratified,
                seed,
                OptionalInt.empty(),
                grouped ? Optional.of("group") : Optional.empty(),
                folds);
    }
}
