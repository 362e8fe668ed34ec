package dev.parzen.training.dl4j.rows;

import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import dev.parzen.training.dl4j.loss.TargetEncoding;
import java.util.Optional;
import java.util.function.Predicate;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Cuts the training part into batches, in an order of its own for every epoch. The batches are as few as the batch size
 * allows and equally large but for one row: a last batch of a few rows would count as much as any other, and upset batch
 * normalisation just before the epoch is measured. All of them pass through the same matrices, two for each size.
 */
public final class Batches implements AutoCloseable {
    private final Part part;
    private final TargetEncoding encoding;
    private final Optional<RowWeights> weights;
    private final RowOrder order;
    private final int count;
    private final Batch larger;
    private final Batch smaller;

    public Batches(Dataset data, ResolvedNetwork network) {
        part = data.training();
        order = new RowOrder(part, network.batching(), network.course().seed());
        encoding = TargetEncoding.of(data.target(), network.loss());
        weights = RowWeights.of(data, network.batching());
        int size = network.batching().size();
        count = (order.size() + size - 1) / size;
        larger = new Batch((order.size() + count - 1) / count, data);
        smaller = new Batch(order.size() / count, data);
    }

    /** The rows of the largest batch. */
    public int rows() {
        return larger.rows;
    }

    /** Offers the batches of one epoch, counted from 0, in order, while {@code step} accepts them. */
    public boolean allOfEpoch(int epoch, Predicate<DataSet> step) {
        int[] rows = order.ofEpoch(epoch);
        int from = 0;
        for (int i = 0; i < count; i++) {
            Batch batch = i < rows.length % count ? larger : smaller;
            if (!step.test(batch.filled(rows, from))) {
                return false;
            }
            from += batch.rows;
        }
        return true;
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
        private final Optional<Rows> mask;
        private final DataSet all;

        Batch(int rows, Dataset data) {
            this.rows = rows;
            features = new Rows(rows, data.width());
            labels = new Rows(rows, encoding.width());
            mask = weights.map(weighing -> new Rows(rows, 1));
            all = new DataSet(
                    features.array(),
                    labels.array(),
                    null,
                    mask.map(Rows::array).orElse(null)); // a Step weighs rows by it
        }

        DataSet filled(int[] order, int from) {
            features.fill(part, order, from);
            labels.fillTargets(encoding, part, order, from);
            mask.ifPresent(rowWeights -> rowWeights.fillWeights(weights.orElseThrow(), part, order, from));
            return all;
        }

        @Override
        public void close() {
            features.close();
            labels.close();
            mask.ifPresent(Rows::close);
        }
    }
}
