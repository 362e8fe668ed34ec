package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.ResolvedNetwork.Updating;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** Three steps of each optimizer from w = 1 with the gradients below, against the formulas written out. */
class UpdaterTest {
    private static final double[] G = {0.5, -0.25, 2};
    private static final double A = 0.1;
    private static final double MU = 0.8;
    private static final double RHO = 0.7;
    private static final double BETA1 = 0.6;
    private static final double BETA2 = 0.95;
    private static final double EPSILON = 1e-8;

    @Test
    void sgdSubtractsTheGradient() {
        double w = 1;
        for (double g : G) {
            w -= A * g;
        }
        assertThat(after(Optimizer.SGD)).isCloseTo(w, within(1e-12));
    }

    @Test
    void momentumAddsTheVelocity() {
        double w = 1;
        double v = 0;
        for (double g : G) {
            v = MU * v - A * g;
            w += v;
        }
        assertThat(after(Optimizer.MOMENTUM)).isCloseTo(w, within(1e-12));
    }

    @Test
    void nesterovLooksAhead() {
        double w = 1;
        double v = 0;
        for (double g : G) {
            double next = MU * v - A * g;
            w += next + MU * (next - v);
            v = next;
        }
        assertThat(after(Optimizer.NESTEROV)).isCloseTo(w, within(1e-12));
    }

    @Test
    void adaGradDividesByTheRootOfTheSumOfSquares() {
        double w = 1;
        double s = 1e-6;
        for (double g : G) {
            s += g * g;
            w -= A * g / (Math.sqrt(s) + EPSILON);
        }
        assertThat(after(Optimizer.ADAGRAD)).isCloseTo(w, within(1e-8));
    }

    @Test
    void rmsPropDividesByTheRootOfTheMeanOfSquares() {
        double w = 1;
        double s = EPSILON;
        for (double g : G) {
            s = RHO * s + (1 - RHO) * g * g;
            w -= A * g / Math.sqrt(s + EPSILON);
        }
        assertThat(after(Optimizer.RMSPROP)).isCloseTo(w, within(1e-8));
    }

    @Test
    void adamCorrectsTheBiasOfItsMeans() {
        double w = 1;
        double m = 0;
        double s = 0;
        for (int t = 1; t <= G.length; t++) {
            double g = G[t - 1];
            m = BETA1 * m + (1 - BETA1) * g;
            s = BETA2 * s + (1 - BETA2) * g * g;
            double rate = A * Math.sqrt(1 - Math.pow(BETA2, t)) / (1 - Math.pow(BETA1, t));
            w -= rate * m / (Math.sqrt(s) + EPSILON);
        }
        assertThat(after(Optimizer.ADAM)).isCloseTo(w, within(1e-12));
    }

    private static double after(Optimizer optimizer) {
        IUpdater rule = Configuration.updater(new Updating(optimizer, A, MU, RHO, BETA1, BETA2, EPSILON));
        long states = rule.stateSize(1);
        INDArray view = states == 0 ? null : Nd4j.create(DataType.DOUBLE, 1, states);
        GradientUpdater<?> updater = rule.instantiate(view, true);
        double w = 1;
        for (int t = 0; t < G.length; t++) {
            INDArray gradient = Nd4j.createFromArray(new double[][] {{G[t]}});
            updater.applyUpdater(gradient, t, 0);
            w -= gradient.getDouble(0);
        }
        return w;
    }
}
