package dev.parzen.training.dl4j;

import dev.parzen.objective.ResolvedNetwork;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Cuts the training part into batches, in an order of its own for every epoch. All batches of an epoch pass through the
 * same two matrices, and the shorter batch at the end through two more.
 */
final class Batches implements AutoCloseable {
    private final Part part;
    private final int[] order;
    private final int batchSize;
    private final Random random;
    private final Batch whole;
    private final Batch rest;

    Batches(Dataset data, ResolvedNetwork network) {
        part = data.training();
        order = IntStream.range(0, part.size()).toArray();
        batchSize = Math.min(network.batchSize(), part.size());
        random = network.shuffle() ? new Random(network.seed()) : null;
        whole = new Batch(batchSize, data);
        rest = new Batch(part.size() % batchSize, data);
    }

    /** Offers the batches of one epoch in order, while {@code step} accepts them. */
    boolean allOfEpoch(Predicate<DataSet> step) {
        shuffle();
        for (int from = 0; from < order.length; from += batchSize) {
            Batch batch = order.length - from < batchSize ? rest : whole;
            if (!step.test(batch.filled(from))) {
                return false;
            }
        }
        return true;
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0 && random != null; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
    }

    @Override
    public void close() {
        whole.close();
        rest.close();
    }

    private final class Batch implements AutoCloseable {
        private final Rows features;
        private final Rows labels;
        private final DataSet both;

        Batch(int rows, Dataset data) {
            int size = Math.max(1, rows); // a matrix cannot be empty; one row that is never used does not matter
            features = new Rows(size, data.width());
            labels = new Rows(size, data.classes().size());
            both = new DataSet(features.array(), labels.array());
        }

        DataSet filled(int from) {
            features.fill(part, order, from);
            labels.fillLabels(part, order, from);
            return both;
        }

        @Override
        public void close() {
            features.close();
            labels.close();
        }
    }
}
