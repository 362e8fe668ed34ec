package dev.parzen.training.dl4j.rule;

import dev.parzen.training.dl4j.lean.update.Kernel;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * AdaDelta (Zeiler 2012) with a learning rate, as Keras and PyTorch have it; DL4J's has none: s ← ρ s + (1 − ρ) g²; d
 * = g √(u + ε) / √(s + ε); u ← ρ u + (1 − ρ) d²; w ← w − α d.
 */
final class ScaledAdaDelta extends OwnRule implements Kernel.Bringer {
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

    @Override
    public Kernel kernel(int iteration, int epoch) {
        float rate = (float) learningRate();
        float rho = (float) constant(0);
        float epsilon = (float) constant(1);
        return (g, states, count) -> {
            float[] s = states[0];
            float[] u = states[1];
            for (int i = 0; i < count; i++) {
                s[i] = rho * s[i] + (1 - rho) * g[i] * g[i];
                float d = g[i] * (float) Math.sqrt((u[i] + epsilon) / (s[i] + epsilon));
                u[i] = rho * u[i] + (1 - rho) * d * d;
                g[i] = rate * d;
            }
        };
    }
}
