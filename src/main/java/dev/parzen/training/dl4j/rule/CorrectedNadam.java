package dev.parzen.training.dl4j.rule;

import dev.parzen.training.dl4j.lean.update.Kernel;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Nadam (Dozat 2016, algorithm 2). DL4J's does not correct the bias of the mean of squares, so that its first steps are
 * 1/√(1 − β₂), some thirty, times too large, and has no schedule for the momentum.
 *
 * <p>m ← β₁ m + (1 − β₁) g; s ← β₂ s + (1 − β₂) g²; w ← w − α (μₜ₊₁ m/(1 − μ₁⋯μₜ₊₁) + (1 − μₜ) g/(1 − μ₁⋯μₜ)) / (√(s/(1
 * − β₂ᵗ)) + ε) with μₜ = β₁ (1 − ½ · 0.96^(t/250)).
 */
final class CorrectedNadam extends OwnRule implements Kernel.Bringer {
    private static final long serialVersionUID = 1L;

    /** The product of the momenta up to step {@code upTo}, remembered because the next step needs it. */
    private double product = 1;

    private int upTo;

    /**
     * @param learningRate α
     * @param beta1 β₁
     * @param beta2 β₂
     * @param epsilon ε
     */
    CorrectedNadam(double learningRate, double beta1, double beta2, double epsilon) {
        super(2, learningRate, beta1, beta2, epsilon);
    }

    @Override
    public IUpdater inDl4j() {
        return new Nadam(learningRate(), constant(0), constant(1), constant(2));
    }

    @Override
    void step(INDArray gradient, INDArray[] state, int t) {
        double beta1 = constant(0);
        double beta2 = constant(1);
        INDArray m = state[0];
        INDArray s = state[1];
        m.muli(beta1).addi(gradient.mul(1 - beta1));
        s.muli(beta2).addi(gradient.mul(gradient).muli(1 - beta2));
        double now = momentum(t);
        double next = momentum(t + 1);
        double all = product(t);
        double ofMean = learningRate() * next / (1 - all * next);
        double ofGradient = learningRate() * (1 - now) / (1 - all);
        INDArray root =
                Transforms.sqrt(s.mul(1 / (1 - Math.pow(beta2, t))), false).addi(constant(2));
        gradient.muli(ofGradient).addi(m.mul(ofMean)).divi(root);
    }

    @Override
    public Kernel kernel(int iteration, int epoch) {
        int t = iteration + 1;
        float beta1 = (float) constant(0);
        float beta2 = (float) constant(1);
        float epsilon = (float) constant(2);
        double all = product(t);
        double next = momentum(t + 1);
        float ofMean = (float) (learningRate() * next / (1 - all * next));
        float ofGradient = (float) (learningRate() * (1 - momentum(t)) / (1 - all));
        float correction = (float) (1 / (1 - Math.pow(constant(1), t)));
        return (g, states, count) -> {
            float[] m = states[0];
            float[] s = states[1];
            for (int i = 0; i < count; i++) {
                float mean = beta1 * m[i] + (1 - beta1) * g[i];
                float square = beta2 * s[i] + (1 - beta2) * g[i] * g[i];
                m[i] = mean;
                s[i] = square;
                g[i] = (ofMean * mean + ofGradient * g[i]) / ((float) Math.sqrt(correction * square) + epsilon);
            }
        };
    }

    private double momentum(int t) {
        return constant(0) * (1 - 0.5 * Math.pow(0.96, t / 250.0));
    }

    /** μ₁⋯μₜ; the same factors in the same order whether the training began at step 1 or goes on from a later one. */
    private double product(int t) {
        if (t < upTo) {
            product = 1;
            upTo = 0;
        }
        while (upTo < t) {
            product *= momentum(++upTo);
        }
        return product;
    }
}
