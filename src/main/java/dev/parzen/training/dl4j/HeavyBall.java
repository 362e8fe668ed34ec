package dev.parzen.training.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Plain momentum (Polyak 1964), which DL4J does not have: v ← μ v − α g; w ← w + v. */
final class HeavyBall extends OwnRule {
    private static final long serialVersionUID = 1L;

    /**
     * @param learningRate α
     * @param momentum μ
     */
    HeavyBall(double learningRate, double momentum) {
        super(1, learningRate, momentum);
    }

    @Override
    IUpdater inDl4j() {
        return new Nesterovs(learningRate(), constant(0));
    }

    @Override
    void step(INDArray gradient, INDArray[] state, int t) {
        INDArray v = state[0];
        v.muli(constant(0)).subi(gradient.muli(learningRate()));
        gradient.assign(v).negi();
    }
}
