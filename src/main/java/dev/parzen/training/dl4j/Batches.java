package dev.parzen.training.dl4j;

import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Cuts the training part into batches, in an order of its own for every epoch. The batches are as few as the batch size
 * allows and equally large but for one row: a last batch of a few rows would count as much as any other, and upset batch
 * normalisation just before the epoch is measured. All of them pass through the same matrices, two for each size.
 */
final class Batches implements AutoCloseable {
    private final Part part;
    private final TargetEncoding encoding;
    private final int[] order;
    private final int count;
    private final boolean shuffled;
    private final long seed;
    private final Batch larger;
    private final Batch smaller;

    Batches(Dataset data, ResolvedNetwork network) {
        part = data.training();
        order = IntStream.range(0, part.size()).toArray();
        encoding = TargetEncoding.of(data.target(), network.loss());
        int size = network.batching().size();
        count = (part.size() + size - 1) / size;
        shuffled = network.batching().shuffle();
        seed = network.seed();
        larger = new Batch((part.size() + count - 1) / count, data);
        smaller = new Batch(part.size() / count, data);
    }

    /** Offers the batches of one epoch, counted from 0, in order, while {@code step} accepts them. */
    boolean allOfEpoch(int epoch, Predicate<DataSet> step) {
        if (shuffled) {
            shuffle(new Random(EpochSeed.ORDER.of(seed, epoch)));
        }
        int from = 0;
        for (int i = 0; i < count; i++) {
            Batch batch = i < order.length % count ? larger : smaller;
            if (!step.test(batch.filled(from))) {
                return false;
            }
            from += batch.rows;
        }
        return true;
    }

    /** Fisher and Yates, from the rows' own order: that of the epoch before has no say. */
    private void shuffle(Random random) {
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
    }

    @Override
    public void close() {
        larger.close();
        smaller.close();
    }

    private final class Batch implements AutoCloseable {
        private final int rows;
        private final Rows features;
        private final Rows labels;
        private final DataSet both;

        Batch(int rows, Dataset data) {
            this.rows = rows;
            features = new Rows(rows, data.width());
            labels = new Rows(rows, encoding.width());
            both = new DataSet(features.array(), labels.array());
        }

        DataSet filled(int from) {
            features.fill(part, order, from);
            labels.fillTargets(encoding, part, order, from);
            return both;
        }

        @Override
        public void close() {
            features.close();
            labels.close();
        }
    }
}
