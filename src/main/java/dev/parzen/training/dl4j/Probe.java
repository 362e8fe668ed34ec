package dev.parzen.training.dl4j;

import dev.parzen.objective.network.Loss;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Measures networks on the same rows again and again. */
final class Probe implements AutoCloseable {
    /** Rows that go through the network at once. */
    private static final int CHUNK = 1024;

    private final int width;
    private final RowLoss loss;
    private final List<INDArray> chunks = new ArrayList<>();
    private final int[] labels;
    private final float[] targets;

    /** A probe of the part's rows, or of {@code most} of them, evenly spread, if it has more. */
    Probe(Part part, Dataset data, Loss loss, int most) {
        TargetEncoding encoding = TargetEncoding.of(data.target(), loss);
        this.width = encoding.width();
        this.loss = RowLoss.of(loss);
        int rows = Math.min(part.size(), most);
        int[] order = new int[rows];
        labels = new int[rows];
        FloatBuffer encoded = FloatBuffer.allocate(rows * width);
        for (int i = 0; i < rows; i++) {
            order[i] = (int) ((long) i * part.size() / rows);
            labels[i] = part.label(order[i]);
            encoding.write(part, order[i], encoded);
        }
        targets = encoded.array();
        for (int from = 0; from < rows; from += CHUNK) {
            Rows chunk = new Rows(Math.min(CHUNK, rows - from), data.width());
            chunk.fill(part, order, from);
            chunks.add(chunk.array());
        }
    }

    /**
     * What was measured.
     *
     * @param loss mean over the rows
     * @param confusion row: the true class, column: the one with the largest output
     */
    record Figures(double loss, int[][] confusion) {
        double accuracy() {
            long right = 0;
            long all = 0;
            for (int c = 0; c < confusion.length; c++) {
                right += confusion[c][c];
                for (int count : confusion[c]) {
                    all += count;
                }
            }
            return all == 0 ? Double.NaN : (double) right / all;
        }
    }

    Figures measure(MultiLayerNetwork network) {
        int[][] confusion = new int[width][width];
        double sum = 0;
        int row = 0;
        for (INDArray chunk : chunks) {
            try (INDArray output = network.output(chunk, false)) {
                float[] y = output.data().asFloat();
                float[] t = Arrays.copyOfRange(targets, row * width, row * width + y.length);
                for (int from = 0; from < y.length; from += width) {
                    sum += loss.of(y, t, from, width);
                    confusion[labels[row++]][largest(y, from)]++;
                }
            }
        }
        return new Figures(sum / labels.length, confusion);
    }

    private int largest(float[] y, int from) {
        int largest = 0;
        for (int c = 1; c < width; c++) {
            largest = y[from + c] > y[from + largest] ? c : largest;
        }
        return largest;
    }

    @Override
    public void close() {
        chunks.forEach(INDArray::close);
    }
}
