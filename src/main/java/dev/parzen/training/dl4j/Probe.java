package dev.parzen.training.dl4j;

import dev.parzen.objective.NeuralNetwork.Loss;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Measures networks on the same rows again and again. */
final class Probe implements AutoCloseable {
    /** Rows that go through the network at once. */
    private static final int CHUNK = 1024;

    /** The smallest probability that counts, so that one row cannot make the loss infinite; as in DL4J's own loss. */
    private static final double LEAST_PROBABILITY = 1e-10;

    private final int classes;
    private final Loss loss;
    private final List<INDArray> chunks = new ArrayList<>();
    private final int[] labels;

    /** A probe of the part's rows, or of {@code most} of them, evenly spread, if it has more. */
    Probe(Part part, Dataset data, Loss loss, int most) {
        this.classes = data.classes().size();
        this.loss = loss;
        int rows = Math.min(part.size(), most);
        int[] order = new int[rows];
        labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = (int) ((long) i * part.size() / rows);
            labels[i] = part.label(order[i]);
        }
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
        int[][] confusion = new int[classes][classes];
        double sum = 0;
        int row = 0;
        for (INDArray chunk : chunks) {
            try (INDArray output = network.output(chunk, false)) {
                float[] y = output.data().asFloat();
                for (int from = 0; from < y.length; from += classes) {
                    int label = labels[row++];
                    sum += loss(y, from, label);
                    confusion[label][largest(y, from)]++;
                }
            }
        }
        return new Figures(sum / labels.length, confusion);
    }

    private double loss(float[] y, int from, int label) {
        return switch (loss) {
            case CROSS_ENTROPY -> -Math.log(Math.max(LEAST_PROBABILITY, y[from + label]));
            case MEAN_SQUARED_ERROR -> squaredError(y, from, label);
        };
    }

    private double squaredError(float[] y, int from, int label) {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            double error = y[from + c] - (c == label ? 1 : 0);
            sum += error * error;
        }
        return sum / classes;
    }

    private int largest(float[] y, int from) {
        int largest = 0;
        for (int c = 1; c < classes; c++) {
            largest = y[from + c] > y[from + largest] ? c : largest;
        }
        return largest;
    }

    @Override
    public void close() {
        chunks.forEach(INDArray::close);
    }
}
