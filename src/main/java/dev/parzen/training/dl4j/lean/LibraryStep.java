package dev.parzen.training.dl4j.lean;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** DL4J's own step. */
record LibraryStep(MultiLayerNetwork network) implements Step {
    @Override
    public double on(DataSet batch) {
        network.fit(batch);
        return network.score();
    }

    @Override
    public float[] outputs(INDArray features) {
        try (INDArray outputs = network.output(features, false)) {
            return outputs.data().asFloat();
        }
    }

    @Override
    public void close() {
        // nothing of its own
    }
}
