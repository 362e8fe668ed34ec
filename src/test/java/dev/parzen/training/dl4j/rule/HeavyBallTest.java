package dev.parzen.training.dl4j.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.training.dl4j.lean.update.Kernel;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

class HeavyBallTest {

    /** The two forms of the rule, over fifty steps from the same gradients. */
    @Test
    void hasAKernelThatDoesWhatItsUpdaterDoes() {
        HeavyBall rule = new HeavyBall(0.1, 0.9);
        INDArray view = Nd4j.create(DataType.FLOAT, 1, 3);
        GradientUpdater<?> updater = rule.instantiate(view, true);
        Kernel kernel = rule.kernel(0, 0);
        float[][] states = {new float[3]};
        Random random = new Random(1);
        for (int t = 0; t < 50; t++) {
            float[] g = {(float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()};
            INDArray gradient = Nd4j.createFromArray(new float[][] {g.clone()});
            updater.applyUpdater(gradient, t, 0);
            kernel.step(g, states, 3);
            for (int i = 0; i < 3; i++) {
                assertThat(g[i]).isCloseTo(gradient.getFloat(i), within(1e-6f));
                assertThat(states[0][i]).isCloseTo(view.getFloat(i), within(1e-6f));
            }
        }
        assertThat(states[0][0]).isNotZero();
    }
}
