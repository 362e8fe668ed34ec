package dev.parzen.training.dl4j.lean.update;

import dev.parzen.training.dl4j.lean.number.Floats;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The weights of the first layer's matrix that may not change: they have no gradient, and stay as they are. */
final class Frozen {
    private final Floats weights;
    private final Floats gradients;
    private final float[] learnt;
    private final float[] before;
    private final float[] numbers;

    /** @param learnt 1 for each weight that may change, else 0 */
    Frozen(MultiLayerNetwork network, INDArray learnt) {
        INDArray matrix = network.getLayer(0).getParam(DefaultParamInitializer.WEIGHT_KEY);
        weights = Floats.of(matrix);
        gradients = Floats.of(network.getFlattenedGradients()).slice(matrix.offset(), matrix.length());
        this.learnt = learnt.dup(matrix.ordering()).data().asFloat();
        before = new float[this.learnt.length];
        numbers = new float[this.learnt.length];
    }

    /** To be called before anything is done with gradients. */
    void begin() {
        weights.read(0, before, before.length);
        gradients.read(0, numbers, numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= learnt[i];
        }
        gradients.write(0, numbers, numbers.length);
    }

    /** To be called when weights have been changed: terms for weights and momentum move these, too. */
    void end() {
        weights.read(0, numbers, numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = learnt[i] * numbers[i] + (1 - learnt[i]) * before[i];
        }
        weights.write(0, numbers, numbers.length);
    }
}
