package dev.parzen.training.dl4j.rule;

import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.objective.network.architecture.Layer.EmbedColumns;
import dev.parzen.objective.network.architecture.Layer.Table;
import dev.parzen.objective.network.architecture.Stage;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The tables of embedded columns within the matrix of a network's first layer, which is W = (T_1, …, 1, …) along the
 * diagonal: a T for each embedded column, a 1 for each other number, and 0 elsewhere. So it is a dense layer wherever the
 * model is read; while it is trained, nothing but the tables has a gradient, and nothing else is changed.
 */
public final class Tables implements AutoCloseable {
    /** The name of the matrix among a network's weights. */
    static final String MATRIX = "0_" + DefaultParamInitializer.WEIGHT_KEY;

    private final INDArray mask;
    private final INDArray ones;

    /**
     * @param mask 1 where a table is, else 0
     * @param ones 1 where a number is handed on, else 0
     */
    private Tables(INDArray mask, INDArray ones) {
        this.mask = mask;
        this.ones = ones;
    }

    /** The tables of a network; empty if no column is embedded. */
    public static Optional<Tables> of(Architecture architecture) {
        Stage first = architecture.stages().findFirst().orElseThrow();
        return first.layer() instanceof EmbedColumns embedding
                ? Optional.of(of(embedding, first.input().size(), first.output().size()))
                : Optional.empty();
    }

    private static Tables of(EmbedColumns embedding, int inputs, int outputs) {
        INDArray mask = Nd4j.zeros(inputs, outputs);
        INDArray ones = Nd4j.zeros(inputs, outputs);
        int from = 0;
        int to = 0;
        for (Table table : embedding.tables()) {
            int next = table.category().from();
            for (; from < next; from++) {
                ones.putScalar(from, to++, 1);
            }
            int end = from + table.category().levels();
            mask.get(NDArrayIndex.interval(from, end), NDArrayIndex.interval(to, to + table.width()))
                    .assign(1);
            from = end;
            to += table.width();
        }
        for (; from < inputs; from++) {
            ones.putScalar(from, to++, 1);
        }
        return new Tables(mask, ones);
    }

    /** Makes the initial weights of a network those of tables. */
    public void begin(MultiLayerNetwork network) {
        network.getParam(MATRIX).muli(mask).addi(ones);
    }

    /** For each weight of the matrix, 1 if it is a table's, else 0. */
    INDArray mask() {
        return mask;
    }

    /** Makes 0 what would change anything else. */
    void confine(INDArray gradient) {
        gradient.muli(mask);
    }

    @Override
    public void close() {
        mask.close();
        ones.close();
    }
}
