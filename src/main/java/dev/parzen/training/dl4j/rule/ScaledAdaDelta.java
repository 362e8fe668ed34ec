package dev.parzen.training.dl4j.rule;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * AdaDelta (Zeiler 2012) with a learning rate, as Keras and PyTorch have it; DL4J's has none: s ← ρ s + (1 − ρ) g²; d
 * = g √(u + ε) / √(s + ε); u ← ρ u + (1 − ρ) d²; w ← w − α d.
 */
final class ScaledAdaDelta extends OwnRule {
    private static final long serialVersionUID = 1L;

    /**
     * @param learningRate α
     * @param rho ρ
     * @param epsilon ε
     */
    ScaledAdaDelta(double learningRate, double rho, double epsilon) {
        super(2, learningRate, rho, epsilon);
    }

    @Override
    public IUpdater inDl4j() {
        return new AdaDelta(constant(0), constant(1));
    }

    @Override
    void step(INDArray gradient, INDArray[] state, int t) {
        double rho = constant(0);
        double epsilon = constant(1);
        INDArray s = state[0];
        INDArray u = state[1];
        s.muli(rho).addi(gradient.mul(gradient).muli(1 - rho));
        INDArray ratio = Transforms.sqrt(u.add(epsilon).divi(s.add(epsilon)), false);
        gradient.muli(ratio);
        u.muli(rho).addi(gradient.mul(gradient).muli(1 - rho));
        gradient.muli(learningRate());
    }
}
