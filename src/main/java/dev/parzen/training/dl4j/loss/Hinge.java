package dev.parzen.training.dl4j.loss;

import dev.parzen.training.dl4j.lean.stage.Loss;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossHinge;
import org.nd4j.linalg.ops.transforms.Transforms;

/** max(0, 1 − t y) with targets t of ±1; its derivative by y is −t where it is above 0, else 0. */
final class Hinge extends OwnLoss implements Loss.Bringer {
    private static final long serialVersionUID = 1L;

    @Override
    public ILossFunction inDl4j() {
        return new LossHinge();
    }

    @Override
    public Loss loss() {
        return Loss.HINGE;
    }

    @Override
    INDArray losses(INDArray targets, INDArray output) {
        return Transforms.max(output.muli(targets).rsubi(1), 0, false);
    }

    @Override
    INDArray slopes(INDArray targets, INDArray received, IActivation activation) {
        INDArray lacking =
                activation.getActivation(received.dup(), true).muli(targets).rsubi(1);
        INDArray byOutput =
                lacking.gt(0).castTo(targets.dataType()).muli(targets).negi();
        return activation.backprop(received.dup(), byOutput).getFirst();
    }
}
