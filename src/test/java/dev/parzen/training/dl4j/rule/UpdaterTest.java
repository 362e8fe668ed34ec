package dev.parzen.training.dl4j.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.RatePlan;
import dev.parzen.objective.network.ResolvedNetwork.Updating;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
            w -= A * g / (Math.sqrt(s) + EPSILON);
        }
        assertThat(after(Optimizer.RMSPROP)).isCloseTo(w, within(1e-12));
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

    @Test
    void adamWLeavesTheDecayToTheWeights() {
        assertThat(after(Optimizer.ADAMW)).isEqualTo(after(Optimizer.ADAM));
    }

    @Test
    void amsGradNeverForgetsALargeGradient() {
        double[] large = {2, -0.25, 0.5, 0.1};
        double w = 1;
        double m = 0;
        double s = 0;
        double largest = 0;
        for (int t = 1; t <= large.length; t++) {
            double g = large[t - 1];
            m = BETA1 * m + (1 - BETA1) * g;
            s = BETA2 * s + (1 - BETA2) * g * g;
            largest = Math.max(largest, s);
            double rate = A * Math.sqrt(1 - Math.pow(BETA2, t)) / (1 - Math.pow(BETA1, t));
            w -= rate * m / (Math.sqrt(largest) + EPSILON);
        }
        assertThat(s).isLessThan(largest);
        assertThat(after(Optimizer.AMSGRAD, large)).isCloseTo(w, within(1e-12));
    }

    @Test
    void adaDeltaMovesByTheRootOfTheMeanOfItsOwnMoves() {
        double w = 1;
        double s = 0;
        double u = 0;
        for (double g : G) {
            s = RHO * s + (1 - RHO) * g * g;
            double d = Math.sqrt(u + EPSILON) / Math.sqrt(s + EPSILON) * g;
            u = RHO * u + (1 - RHO) * d * d;
            w -= A * d;
        }
        assertThat(1 - w).isGreaterThan(1e-6);
        assertThat(after(Optimizer.ADADELTA)).isCloseTo(w, within(1e-12));
    }

    @Test
    void nadamLooksAheadAndCorrectsTheBiasOfBothMeans() {
        double w = 1;
        double m = 0;
        double s = 0;
        double product = 1;
        for (int t = 1; t <= G.length; t++) {
            double g = G[t - 1];
            m = BETA1 * m + (1 - BETA1) * g;
            s = BETA2 * s + (1 - BETA2) * g * g;
            double now = BETA1 * (1 - 0.5 * Math.pow(0.96, t * 0.004));
            double next = BETA1 * (1 - 0.5 * Math.pow(0.96, (t + 1) * 0.004));
            product *= now;
            double mean = next * m / (1 - product * next) + (1 - now) * g / (1 - product);
            w -= A * mean / (Math.sqrt(s / (1 - Math.pow(BETA2, t))) + EPSILON);
        }
        assertThat(after(Optimizer.NADAM)).isCloseTo(w, within(1e-12));
    }

    /** The first step is about α, whatever the gradient's size: what the corrections of the bias are for. */
    @ParameterizedTest
    @EnumSource(names = {"ADAM", "ADAMW", "AMSGRAD", "NADAM"})
    void beginsWithAStepOfTheLearningRate(Optimizer optimizer) {
        assertThat(1 - after(optimizer, new double[] {1e-3})).isBetween(0.5 * A, 1.5 * A);
    }

    @ParameterizedTest
    @EnumSource(names = {"MOMENTUM", "ADADELTA", "NADAM"})
    void goesOnFromAStateAsIfItHadNeverStopped(Optimizer optimizer) {
        IUpdater rule = rule(optimizer);
        INDArray state = Nd4j.create(DataType.DOUBLE, 1, rule.stateSize(1));
        GradientUpdater<?> first = rule.instantiate(state, true);
        double w = 1;
        for (int t = 0; t < 2; t++) {
            w -= step(first, G[t], t);
        }
        GradientUpdater<?> second = rule(optimizer).instantiate(state.dup(), false);
        assertThat(w - step(second, G[2], 2)).isEqualTo(after(optimizer));
    }

    @ParameterizedTest
    @EnumSource
    void takesTheLearningRateOfTheMoment(Optimizer optimizer) {
        IUpdater rule = rule(optimizer);
        rule.setLrAndSchedule(3 * A, null);
        assertThat(rule.getLearningRate(7, 1)).isEqualTo(3 * A);
        GradientUpdater<?> updater = updater(rule);
        assertThat(step(updater, G[0], 0)).isCloseTo(3 * (1 - after(optimizer, new double[] {G[0]})), within(1e-12));
        rule.setLrAndSchedule(0, null);
        if (optimizer != Optimizer.MOMENTUM && optimizer != Optimizer.NESTEROV) {
            assertThat(step(updater, G[1], 1)).as("DL4J's Adam takes ε for 0").isCloseTo(0, within(EPSILON));
        }
    }

    private static double after(Optimizer optimizer) {
        return after(optimizer, G);
    }

    private static double after(Optimizer optimizer, double[] gradients) {
        GradientUpdater<?> updater = updater(rule(optimizer));
        double w = 1;
        for (int t = 0; t < gradients.length; t++) {
            w -= step(updater, gradients[t], t);
        }
        return w;
    }

    private static double step(GradientUpdater<?> updater, double g, int t) {
        INDArray gradient = Nd4j.createFromArray(new double[][] {{g}});
        updater.applyUpdater(gradient, t, 0);
        return gradient.getDouble(0);
    }

    private static IUpdater rule(Optimizer optimizer) {
        return Updaters.of(new Updating(optimizer, A, new RatePlan.Constant(A), MU, RHO, BETA1, BETA2, EPSILON));
    }

    private static GradientUpdater<?> updater(IUpdater rule) {
        long states = rule.stateSize(1);
        return rule.instantiate(states == 0 ? null : Nd4j.create(DataType.DOUBLE, 1, states), true);
    }
}
