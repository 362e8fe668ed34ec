package dev.parzen.training.dl4j.rows;

import dev.parzen.training.data.Part;
import dev.parzen.training.dl4j.loss.TargetEncoding;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A matrix of features or targets outside the heap, filled row by row and used over and over. */
public final class Rows implements AutoCloseable {
    private final INDArray array;
    private final FloatBuffer content;

    /** Room for so many rows of so many numbers, outside of the heap until it is closed. */
    public Rows(int rows, int width) {
        array = Nd4j.create(DataType.FLOAT, rows, width);
        content = array.data().asNioFloat();
    }

    /** Takes as many rows as fit, from position {@code from} of the order on. */
    public void fill(Part part, int[] order, int from) {
        content.clear();
        for (int i = 0; i < array.rows(); i++) {
            part.write(order[from + i], content);
        }
        told();
    }

    /** Takes rows, as many as there is room for. */
    public void fill(List<float[]> rows) {
        content.clear();
        rows.forEach(content::put);
        told();
    }

    /** Takes the encoded targets of as many rows as fit, from position {@code from} of the order on. */
    public void fillTargets(TargetEncoding encoding, Part part, int[] order, int from) {
        content.clear();
        for (int i = 0; i < array.rows(); i++) {
            encoding.write(part, order[from + i], content);
        }
        told();
    }

    /** Takes the weights of as many rows as fit, from position {@code from} of the order on. */
    void fillWeights(RowWeights weights, Part part, int[] order, int from) {
        content.clear();
        for (int i = 0; i < array.rows(); i++) {
            weights.write(part, order[from + i], content);
        }
        told();
    }

    /** A graphics card has a copy of its own, which must not be taken for the newer one. */
    private void told() {
        Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
    }

    /** The numbers of all rows, [rows, width]; what is filled in later appears in it. */
    public INDArray array() {
        return array;
    }

    @Override
    public void close() {
        array.close();
    }
}
