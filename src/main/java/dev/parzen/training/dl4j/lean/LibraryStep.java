package dev.parzen.training.dl4j.lean;

import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** DL4J's own step. */
record LibraryStep(MultiLayerNetwork network) implements Step {
    @Override
    public double on(DataSet batch) {
        if (batch.getLabelsMaskArray() == null) {
            network.fit(batch);
        } else {
            fitWeighed(batch);
        }
        return network.score();
    }

    private void fitWeighed(DataSet batch) {
        BaseOutputLayer output =
                (BaseOutputLayer) network.getOutputLayer().conf().getLayer();
        ILossFunction loss = output.getLossFn();
        output.setLossFn(new WeighedLoss(loss, batch.getLabelsMaskArray()));
        try {
            network.fit(new DataSet(batch.getFeatures(), batch.getLabels()));
        } finally {
            output.setLossFn(loss);
        }
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
