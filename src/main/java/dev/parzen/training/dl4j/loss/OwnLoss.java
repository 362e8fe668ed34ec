package dev.parzen.training.dl4j.loss;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossUtil;

/**
 * A loss that DL4J has with another formula. A row's loss is the mean over the output units, as in Keras, where DL4J
 * has the sum. A model file never holds it.
 */
public abstract class OwnLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    /** The nearest loss that DL4J has. */
    public abstract ILossFunction inDl4j();

    /** The loss of each output unit in each row, given what the units put out; may overwrite {@code output}. */
    abstract INDArray losses(INDArray targets, INDArray output);

    /** The derivative of that loss by what the units receive; must not overwrite any of its arguments. */
    abstract INDArray slopes(INDArray targets, INDArray received, IActivation activation);

    @Override
    public double computeScore(
            INDArray targets, INDArray received, IActivation activation, INDArray mask, boolean average) {
        double sum = computeScoreArray(targets, received, activation, mask)
                .sumNumber()
                .doubleValue();
        return average ? sum / targets.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray targets, INDArray received, IActivation activation, INDArray mask) {
        INDArray losses = losses(targets, activation.getActivation(received.dup(), true));
        if (mask != null) {
            LossUtil.applyMask(losses, mask);
        }
        return losses.mean(true, 1);
    }

    @Override
    public INDArray computeGradient(INDArray targets, INDArray received, IActivation activation, INDArray mask) {
        INDArray slopes = slopes(targets, received, activation);
        if (targets.size(1) > 1) {
            slopes.divi(targets.size(1));
        }
        if (mask != null) {
            LossUtil.applyMask(slopes, mask);
        }
        return slopes;
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray targets, INDArray received, IActivation activation, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(targets, received, activation, mask, average),
                computeGradient(targets, received, activation, mask));
    }

    @Override
    public String name() {
        return getClass().getSimpleName();
    }
}
