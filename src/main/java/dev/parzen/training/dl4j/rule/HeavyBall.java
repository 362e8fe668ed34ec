package dev.parzen.training.dl4j.rule;

import dev.parzen.training.dl4j.lean.update.Kernel;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Plain momentum (Polyak 1964), which DL4J does not have: v ← μ v − α g; w ← w + v. */
final class HeavyBall extends OwnRule implements Kernel.Bringer {
    private static final long serialVersionUID = 1L;

    /**
     * @param learningRate α
     * @param momentum μ
     */
    HeavyBall(double learningRate, double momentum) {
        super(1, learningRate, momentum);
    }

    @Override
    public IUpdater inDl4j() {
        return new Nesterovs(learningRate(), constant(0));
    }

    @Override
    void step(INDArray gradient, INDArray[] state, int t) {
        INDArray v = state[0];
        v.muli(constant(0)).subi(gradient.muli(learningRate()));
        gradient.assign(v).negi();
    }

    @Override
    public Kernel kernel(int iteration, int epoch) {
        float mu = (float) constant(0);
        float rate = (float) learningRate();
        return (g, states, count) -> {
            float[] v = states[0];
            for (int i = 0; i < count; i++) {
                v[i] = mu * v[i] - rate * g[i];
                g[i] = -v[i];
            }
        };
    }
}
