package dev.parzen.training.dl4j;

import dev.parzen.objective.network.Loss;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import dev.parzen.training.data.Target;
import dev.parzen.training.dl4j.loss.RowLoss;
import dev.parzen.training.dl4j.loss.TargetEncoding;
import dev.parzen.training.dl4j.rows.Rows;
import dev.parzen.training.metric.Judging;
import dev.parzen.training.metric.Tally;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Measures networks on the same rows again and again. */
final class Probe implements AutoCloseable {
    /** The most rows that go through the network at once. */
    static final int CHUNK = 1024;

    /** About as many numbers may be held for them, or 64 megabytes: convolutions make a lot of a row. */
    private static final int NUMBERS = 1 << 24;

    /** Features that are kept outside the heap, so that they need not be read again. */
    private static final long MOST_KEPT = 100_000_000;

    private final Target target;
    private final TargetEncoding encoding;
    private final RowLoss loss;
    private final Part part;
    private final int[] order;
    private final List<Rows> chunks = new ArrayList<>();
    private final int size;
    private final boolean keepsAll;
    private final int rows;
    private final float[] truths;
    private final float[] targets;

    /** A probe of the part's rows, or of {@code most} of them, evenly spread, if it has more. */
    Probe(Part part, Dataset data, Loss loss, int most) {
        this(part, data, loss, most, data.width());
    }

    /** @param widest how many numbers the network holds at once for a row */
    Probe(Part part, Dataset data, Loss loss, int most, long widest) {
        size = atOnce(widest);
        this.part = part;
        target = data.target();
        encoding = TargetEncoding.of(target, loss);
        this.loss = RowLoss.of(loss);
        rows = Math.min(part.size(), most);
        order = new int[rows];
        truths = new float[rows * target.width()];
        FloatBuffer encoded = FloatBuffer.allocate(rows * encoding.width());
        for (int i = 0; i < rows; i++) {
            order[i] = (int) ((long) i * part.size() / rows);
            for (int j = 0; j < target.width(); j++) {
                truths[i * target.width() + j] = part.target(order[i], j);
            }
            encoding.write(part, order[i], encoded);
        }
        targets = encoded.array();
        keepsAll = keepsAll(rows, data.width());
        for (int from = 0; from < rows; from += size) {
            boolean isLast = rows - from <= size;
            if (keepsAll || from == 0 || isLast) {
                Rows chunk = new Rows(Math.min(size, rows - from), data.width());
                chunk.fill(part, order, from);
                chunks.add(chunk);
            }
        }
    }

    /** How many rows go through a network at once that holds so many numbers for one. */
    static int atOnce(long widest) {
        return (int) Math.max(1, Math.min(CHUNK, NUMBERS / widest));
    }

    /** How many numbers a probe of so many rows keeps outside the heap. */
    static long kept(int rows, int width, long widest) {
        long most = keepsAll(rows, width) ? rows : Math.min(rows, 2L * atOnce(widest));
        return most * width;
    }

    private static boolean keepsAll(int rows, int width) {
        return (long) rows * width <= MOST_KEPT;
    }

    /** The features of the rows from this position on; of a part that is too large, read anew each time. */
    private INDArray chunk(int from) {
        if (keepsAll) {
            return chunks.get(from / size).array();
        }
        boolean isLast = rows - from <= size;
        Rows chunk = chunks.get(isLast ? chunks.size() - 1 : 0);
        if (!isLast) {
            chunk.fill(part, order, from);
        }
        return chunk.array();
    }

    /** Figures of all rows; with the area under the ROC curve only if they are ranked for it. */
    Tally measure(MultiLayerNetwork network, boolean ranked) {
        return measure(
                chunk -> {
                    try (INDArray output = network.output(chunk, false)) {
                        return output.data().asFloat();
                    }
                },
                ranked);
    }

    /** The same of whatever gives the outputs for rows of features. */
    Tally measure(Function<INDArray, float[]> network, boolean ranked) {
        int width = encoding.width();
        boolean isRanked = ranked && Judging.isRankable(rows, width);
        Tally tally = Tally.of(target, width, encoding.threshold(), isRanked ? rows : 0);
        for (int first = 0; first < rows; first += size) {
            float[] y = network.apply(chunk(first));
            float[] t = Arrays.copyOfRange(targets, tally.rows() * width, tally.rows() * width + y.length);
            for (int from = 0; from < y.length; from += width) {
                tally.add(loss.of(y, t, from, width), truths, tally.rows() * target.width(), y, from);
            }
        }
        return tally;
    }

    @Override
    public void close() {
        chunks.forEach(Rows::close);
    }
}
