package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.rows.Batches;
import dev.parzen.training.dl4j.rows.EpochSeed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class EpochSeedTest {

    @Test
    void differsForEverySeedEpochAndUse() {
        Set<Long> seeds = new HashSet<>();
        for (long networkSeed = -5; networkSeed < 5; networkSeed++) {
            for (int epoch = 0; epoch < 500; epoch++) {
                seeds.add(EpochSeed.ORDER.of(networkSeed, epoch));
                seeds.add(EpochSeed.LAYERS.of(networkSeed, epoch));
            }
        }
        assertThat(seeds).hasSize(10 * 500 * 2).doesNotContain(0L);
    }

    @Test
    void givesAnEpochItsOrderWhateverCameBefore() {
        try (Batches all = batches(true);
                Batches third = batches(true)) {
            List<List<Float>> epochs = List.of(rows(all, 0), rows(all, 1), rows(all, 2));
            assertThat(rows(third, 2)).isEqualTo(epochs.get(2));
            assertThat(Set.copyOf(epochs)).hasSize(3);
            assertThat(sorted(epochs.get(2))).isEqualTo(sorted(epochs.get(0)));
        }
    }

    @Test
    void leavesRowsInTheirOrderIfTheyAreNotShuffled() {
        try (Batches batches = batches(false)) {
            assertThat(rows(batches, 3)).isEqualTo(rows(batches, 0));
        }
    }

    @Test
    void fixesWhatLayersDraw() {
        double[] first = drawn(7);
        Nd4j.rand(13).close();
        assertThat(drawn(7)).isEqualTo(first);
        assertThat(drawn(8)).isNotEqualTo(first);
    }

    private static double[] drawn(int epoch) {
        Nd4j.getRandom().setSeed(EpochSeed.LAYERS.of(0, epoch));
        return Nd4j.rand(1, 50).toDoubleVector();
    }

    private static Batches batches(boolean shuffle) {
        NetworkDraft draft = DigitTrainings.digits(100);
        draft.shuffle = shuffle;
        ResolvedNetwork network = draft.build().resolve(Map.of());
        Dataset data = new DataSets(Path.of("none")).load(draft.data);
        return new Batches(data, network);
    }

    /** A number for each row, in the order in which an epoch visits them. */
    private static List<Float> rows(Batches batches, int epoch) {
        List<Float> rows = new ArrayList<>();
        batches.allOfEpoch(epoch, batch -> {
            for (float[] row : batch.getFeatures().toFloatMatrix()) {
                rows.add((float) Arrays.hashCode(row));
            }
            return true;
        });
        return rows;
    }

    private static List<Float> sorted(List<Float> rows) {
        return rows.stream().sorted().toList();
    }
}
