package dev.parzen.training.dl4j.lean;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss of which each row counts as many times as its weight says. A mask of the labels would do it as long as weights
 * are 0 and 1: with a mask DL4J's output layer multiplies what its units receive, too.
 */
final class WeighedLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final ILossFunction loss;
    private final transient INDArray weights;

    /** @param weights a column with a weight for each row of the batch */
    WeighedLoss(ILossFunction loss, INDArray weights) {
        this.loss = loss;
        this.weights = weights;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray received, IActivation activation, INDArray mask, boolean average) {
        double sum = computeScoreArray(labels, received, activation, mask)
                .sumNumber()
                .doubleValue();
        return average ? sum / labels.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray received, IActivation activation, INDArray mask) {
        INDArray scores = loss.computeScoreArray(labels, received, activation, mask);
        return scores.mul(weights.reshape(scores.shape()));
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray received, IActivation activation, INDArray mask) {
        return loss.computeGradient(labels, received, activation, mask).muliColumnVector(weights);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray received, IActivation activation, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, received, activation, mask, average),
                computeGradient(labels, received, activation, mask));
    }

    @Override
    public String name() {
        return "weighed " + loss.name();
    }
}
