package dev.parzen.training.dl4j.lean;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** How a network takes its training steps, and computes its outputs between them. Not for use by two threads at once. */
public interface Step extends AutoCloseable {

    /**
     * Trains on one batch, and returns the mean loss of its rows before the step; the network's score is the same. A mask of
     * the labels weighs the rows while the weights are changed.
     */
    double on(DataSet batch);

    /** What the network makes of these rows as it stands, without dropout: the outputs of the first row, then the next. */
    float[] outputs(INDArray features);

    /** Gives back what the steps needed; the network stays as it is. To be called before the network is closed. */
    @Override
    void close();

    /** The lean steps write the memory that the processor sees; a graphics card has its own. */
    private static boolean isOnProcessor() {
        return Nd4j.getExecutioner().type() == OpExecutioner.ExecutionerType.NATIVE_CPU;
    }

    /**
     * True if the steps of such a network are not DL4J's, provided that its updaters are: then what its layers compute
     * lies in the heap.
     */
    static boolean isOwn(MultiLayerConfiguration network, long parameters, int rows) {
        return isOnProcessor() && Known.isKnown(network) && Room.isEnough(network, parameters, rows);
    }

    /**
     * The fastest way that is known for this network.
     *
     * @param rows the most rows of a batch
     */
    static Step of(MultiLayerNetwork network, int rows) {
        boolean isLean = isOwn(network.getLayerWiseConfigurations(), network.numParams(), rows);
        return isLean && Known.isKnown(network) ? new LeanStep(network, rows) : new LibraryStep(network);
    }
}
