package dev.parzen.training.dl4j.loss;

import dev.parzen.training.dl4j.lean.stage.Loss;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * −t ln y − (1 − t) ln(1 − y), where y is the sigmoid of what a unit receives. Its derivative by that is y − t. DL4J
 * multiplies two factors for it, of which one becomes 0 where the sigmoid is flat: a unit that is surely wrong would not
 * learn.
 */
final class BinaryCrossEntropy extends OwnLoss implements Loss.Bringer {
    private static final long serialVersionUID = 1L;

    @Override
    public ILossFunction inDl4j() {
        return new LossBinaryXENT();
    }

    @Override
    public Loss loss() {
        return Loss.BINARY_CROSS_ENTROPY;
    }

    @Override
    INDArray losses(INDArray targets, INDArray output) {
        INDArray ofFalse = logarithm(output.rsub(1)).muli(targets.rsub(1));
        return logarithm(output).muli(targets).addi(ofFalse).negi();
    }

    private static INDArray logarithm(INDArray probability) {
        return Transforms.log(Transforms.max(probability, RowLoss.LEAST_OF_TWO, false), false);
    }

    @Override
    INDArray slopes(INDArray targets, INDArray received, IActivation activation) {
        return activation.getActivation(received.dup(), true).subi(targets);
    }
}
