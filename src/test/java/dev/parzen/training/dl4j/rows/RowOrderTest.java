package dev.parzen.training.dl4j.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.data.CsvDraft;
import dev.parzen.objective.network.Imbalance;
import dev.parzen.objective.network.ResolvedNetwork.Batching;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowOrderTest {
    private static final int EPOCHS = 400;

    @TempDir
    private Path directory;

    private Part part;
    private int[] rowsOfClass;

    @BeforeEach
    void makeRareClasses() throws IOException {
        StringBuilder text = new StringBuilder("x,label\n");
        for (int i = 0; i < 300; i++) {
            text.append(i).append(i % 30 == 0 ? ",c\n" : i % 7 == 0 ? ",b\n" : ",a\n");
        }
        Files.writeString(directory.resolve("a.csv"), text);
        part = new DataSets(directory).load(new CsvDraft("a.csv").build()).training();
        rowsOfClass = new int[3];
        IntStream.range(0, part.size()).forEach(row -> rowsOfClass[part.label(row)]++);
        assertThat(rowsOfClass[0]).isGreaterThan(3 * rowsOfClass[1]);
        assertThat(rowsOfClass[1]).isGreaterThan(3 * rowsOfClass[2]);
    }

    @Test
    void visitsEveryRowOnceWithoutOversampling() {
        RowOrder order = new RowOrder(part, new Batching(8, true, Imbalance.NONE, Map.of()), 1);
        for (int epoch = 0; epoch < 5; epoch++) {
            assertThat(order.ofEpoch(epoch))
                    .hasSize(order.size())
                    .containsExactlyInAnyOrder(IntStream.range(0, part.size()).toArray());
        }
        int[] plain = new RowOrder(part, new Batching(8, false, Imbalance.NONE, Map.of()), 1).ofEpoch(3);
        assertThat(plain).isEqualTo(IntStream.range(0, part.size()).toArray());
    }

    @Test
    void visitsEachClassEquallyOftenAndEachOfItsRowsAlmost() {
        RowOrder order = new RowOrder(part, new Batching(8, true, Imbalance.OVERSAMPLING, Map.of()), 1);
        assertThat(order.size()).isEqualTo(3 * rowsOfClass[0]);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            int[] visits = visits(order.ofEpoch(epoch));
            for (int row = 0; row < visits.length; row++) {
                int rows = rowsOfClass[part.label(row)];
                assertThat(visits[row]).isBetween(rowsOfClass[0] / rows, (rowsOfClass[0] + rows - 1) / rows);
            }
            for (int label = 0; label < 3; label++) {
                int ofClass = label;
                assertThat(IntStream.range(0, visits.length)
                                .filter(row -> part.label(row) == ofClass)
                                .map(row -> visits[row])
                                .sum())
                        .isEqualTo(rowsOfClass[0]);
            }
        }
    }

    /**
     * Which rows get the visits that are left over: a χ² test of equal chances. Over E epochs each of n rows has
     * E·r/n of them, r a time; without repetition the variance of a count is E·(r/n)·(1 − r/n), so the sum of squares over
     * E·(r/n)·(1 − r/n)·n/(n − 1) has n − 1 degrees of freedom.
     */
    @Test
    void drawsWhatIsLeftOverWithEqualChances() {
        RowOrder order = new RowOrder(part, new Batching(8, true, Imbalance.OVERSAMPLING, Map.of()), 5);
        int rows = rowsOfClass[1];
        int left = rowsOfClass[0] % rows;
        double share = left / (double) rows;
        assertThat(left).isPositive();
        int[] extra = new int[part.size()];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            int[] visits = visits(order.ofEpoch(epoch));
            for (int row = 0; row < visits.length; row++) {
                extra[row] += visits[row] - rowsOfClass[0] / rowsOfClass[part.label(row)];
            }
        }
        double statistic = IntStream.range(0, part.size())
                        .filter(row -> part.label(row) == 1)
                        .mapToDouble(row -> Math.pow(extra[row] - EPOCHS * share, 2))
                        .sum()
                / (EPOCHS * share * (1 - share) * rows / (rows - 1.0));
        double mean = rows - 1.0;
        assertThat(statistic)
                .as("χ² with %d degrees of freedom, 4 standard deviations", rows - 1)
                .isBetween(mean - 4 * Math.sqrt(2 * mean), mean + 4 * Math.sqrt(2 * mean));
    }

    @Test
    void followsFromTheSeedAndTheEpochAlone() {
        Batching batching = new Batching(8, true, Imbalance.OVERSAMPLING, Map.of());
        RowOrder order = new RowOrder(part, batching, 1);
        int[] seventh = IntStream.range(0, 8)
                .mapToObj(epoch -> order.ofEpoch(epoch).clone())
                .toList()
                .get(7);
        assertThat(new RowOrder(part, batching, 1).ofEpoch(7)).isEqualTo(seventh);
        assertThat(new RowOrder(part, batching, 2).ofEpoch(7)).isNotEqualTo(seventh);
        assertThat(order.ofEpoch(8)).isNotEqualTo(seventh);
    }

    private int[] visits(int[] order) {
        int[] visits = new int[part.size()];
        Arrays.stream(order).forEach(row -> visits[row]++);
        return visits;
    }
}
